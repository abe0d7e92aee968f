"""Looks through a recording for its chapters, beside whoever plays it."""

import contextlib
import threading
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.output.chapters import Chapter, apart, chapters_at
from studio.output.record_format import DamagedError, FindKey
from studio.output.recording_check import open_recording

_AT_ONCE: Final = 16
_REST_S: Final = 0.01
"""After so many records it rests, and tells what was found: what is played, and a show beside it,
come first. Two hours of 6 Mbit/s take 20 s on a busy machine, as measured."""


class ChapterFinder:
    """Owns its thread, which reads the whole file once.

    Each record's seal is checked before its beginning is believed. A damaged one costs its own.
    """

    def __init__(self, path: Path, find_key: FindKey) -> None:
        self._path = path
        self._find_key = find_key
        self.found: LatestSlot[tuple[Chapter, ...]] = LatestSlot()
        """Those found until now, by their times. Any thread."""
        self._worker = Worker("chapters", self._run)

    def start(self) -> None:
        """Begin. The owner's thread."""
        self._worker.start()

    def stop(self) -> None:
        """End and join. The owner's thread."""
        self._worker.stop()

    def _run(self, stop: threading.Event) -> None:
        try:
            self._look(stop)
        except StudioError:
            # Whoever plays it says so.
            return

    def _look(self, stop: threading.Event) -> None:
        found: list[Chapter] = []
        with open_recording(self._path, self._find_key, frozenset()) as reader:
            for count, start in enumerate(reader.starts, 1):
                with contextlib.suppress(DamagedError):
                    found += chapters_at(reader, start)
                if count % _AT_ONCE == 0:
                    self._tell(found)
                    if stop.wait(_REST_S):
                        return
        self._tell(found)

    def _tell(self, found: list[Chapter]) -> None:
        chapters = apart(found)
        if chapters != self.found.get():
            self.found.put(chapters)
