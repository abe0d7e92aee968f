"""How long the disks for recordings last, looked at on a thread that a disk may hold up."""

import contextlib
import shutil
import threading
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError
from mixer.handoff import LatestSlot
from mixer.worker import Worker
from studio.output.recorder import LEAST_FREE_BYTES

_LOOK_S: Final = 1.0
_CLOSE_S: Final = 2.0
_MEASURED_NS: Final = 30 * NS_PER_S
_ENOUGH_NS: Final = 5 * NS_PER_S


def free_bytes(folders: Sequence[Path]) -> int | None:
    """Return what recordings may still take in *folders*, or where these will be made.

    Folders on one disk count once. None where none of them can be looked at.
    """
    found: dict[int, int] = {}
    for wanted in folders:
        folder = wanted
        with contextlib.suppress(OSError):
            while not folder.exists() and folder != folder.parent:
                folder = folder.parent
            found[folder.stat().st_dev] = max(0, shutil.disk_usage(folder).free - LEAST_FREE_BYTES)
    return sum(found.values()) if found else None


class RecordingRoom:
    """Looks once a second. Whoever asks gets the last look, and waits for no disk."""

    def __init__(self, *, folders: Callable[[], Sequence[Path]], clock: Clock) -> None:
        self._folders = folders
        self._clock = clock
        self._free: LatestSlot[int] = LatestSlot()
        self._written: deque[tuple[int, int]] = deque()
        self._worker = Worker("room watch", self._run)

    def open(self) -> None:
        """Begin to look."""
        self._worker.start()

    def close(self) -> None:
        """End; a look that a disk holds is left to itself."""
        with contextlib.suppress(MixerError):
            self._worker.stop(_CLOSE_S)

    @property
    def free_bytes(self) -> int:
        """What the disks may still take; 0 where that is not known. Any thread."""
        return self._free.get() or 0

    def left_s(self, written_bytes: int, expected_bps: int) -> int:
        """Return how long that lasts. One thread: the session's.

        *written_bytes*: by all recordings until now. At their rate over the last half minute, or
        while nothing is recorded at *expected_bps*.
        """
        now_ns = self._clock.now_ns()
        written = self._written
        if written and (written_bytes <= written[-1][1] or written_bytes < written[0][1]):
            # Nothing was written since: a recording that ended, is paused, or waits for its disk.
            if now_ns - written[-1][0] > _ENOUGH_NS or written_bytes < written[0][1]:
                written.clear()
        else:
            written.append((now_ns, written_bytes))
        while written and now_ns - written[0][0] > _MEASURED_NS:
            written.popleft()
        rate_bps = float(expected_bps)
        if written and written[-1][0] - written[0][0] >= _ENOUGH_NS:
            span_ns = written[-1][0] - written[0][0]
            rate_bps = (written[-1][1] - written[0][1]) * 8 * NS_PER_S / span_ns
        return int(self.free_bytes * 8 / max(1.0, rate_bps))

    def _run(self, stop: threading.Event) -> None:
        while True:
            self._free.put(free_bytes(self._folders()) or 0)
            if stop.wait(_LOOK_S):
                return
