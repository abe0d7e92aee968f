"""The meters' thread, and the file that it writes, exchanged when the strips are others."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from mixer.handoff import LatestSlot
from mixer.levels import MixLevels
from mixer.worker import Worker

from .rings import MeterFile

_METER_S = 0.02


class Metering:
    """Writes the newest levels fifty times a second. The session's thread but for the writing."""

    def __init__(self, folder: Path, levels: Callable[[], MixLevels | None]) -> None:
        self._folder = folder
        self._levels = levels
        self._strips: tuple[str, ...] | None = None
        self._file: LatestSlot[MeterFile] = LatestSlot()
        self._made = 0
        self.path = ""
        self._worker = Worker("meters", self._run)

    def exchange(self, strips: Sequence[str]) -> str:
        """Write the meters of *strips* from now on; return the path of their file.

        Raises EngineError when there is no room for it.
        """
        if tuple(strips) != self._strips:
            self._strips = tuple(strips)
            self._made += 1
            path = self._folder / f"meters-{self._made}.ring"
            self._file.put(MeterFile(path, list(strips)))
            self.path = str(path)
        return self.path

    def start(self) -> None:
        """Begin to write."""
        self._worker.start()

    def stop(self) -> None:
        """End, and delete the file."""
        self._worker.stop()

    def _run(self, stop: threading.Event) -> None:
        writing: MeterFile | None = None
        try:
            while not stop.wait(_METER_S):
                file = self._file.get()
                if writing is not None and file is not writing:
                    writing.close()
                writing = file
                levels = self._levels()
                if levels is not None and writing is not None:
                    writing.put(levels)
        finally:
            if writing is not None:
                writing.close()
