"""Looks through a recording for its chapters, beside whoever plays it."""

import threading
from pathlib import Path
from typing import Final

from mixer.errors import StudioError
from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.output.chapters import Chapter, apart, chapters_at
from studio.output.record_format import DamagedError, FindKey
from studio.output.recording_check import open_recording

_OFTEN: Final = 256
"""Records looked at between two times that what was found is told."""


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
                if stop.is_set():
                    return
                try:
                    found += chapters_at(reader, start)
                except DamagedError:
                    continue
                if count % _OFTEN == 0:
                    self._tell(found)
        self._tell(found)

    def _tell(self, found: list[Chapter]) -> None:
        chapters = apart(found)
        if chapters != self.found.get():
            self.found.put(chapters)
