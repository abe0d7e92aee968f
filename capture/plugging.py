"""The system's own notice that a device was plugged in: a change below /dev (Linux inotify(7)).

Elsewhere, and where the system has no watches left, waiting is all that there is.
"""

import ctypes
import os
import select
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

_DEVICES = Path("/dev")
SOUND_DEVICES = (_DEVICES, _DEVICES / "snd")
_CREATED, _ATTRIBUTES = 0x0000_0100, 0x0000_0004
"""A node came, or its owner was set: udev does that a moment later."""
_NONBLOCK, _CLOSE_ON_EXEC = os.O_NONBLOCK if os.name == "posix" else 0, 0o2000000
_READ_BYTES = 1 << 16
_SLICE_S = 0.1
"""How often a wait looks whether it is still wanted."""


class PlugNotices:
    """Watches *folders* while entered, /dev unless they are named. One thread."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders or (_DEVICES,)
        self._descriptor: int | None = None

    def __enter__(self) -> Self:
        """Begin to watch."""
        if sys.platform == "linux":
            self._descriptor = _watch(self._folders)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the watch."""
        self.close()

    def close(self) -> None:
        """Watch no more."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def wait(self, timeout_s: float, stop: threading.Event) -> bool:
        """Return when something was plugged in, after *timeout_s*, or once *stop* is set.

        True for the first.
        """
        descriptor = self._descriptor
        if descriptor is None:
            stop.wait(timeout_s)
            return False
        # One of the folders may itself come with the first device in it.
        _add(descriptor, self._folders)
        deadline = time.monotonic() + timeout_s
        while not stop.is_set() and (left := deadline - time.monotonic()) > 0:
            if select.select([descriptor], [], [], min(left, _SLICE_S))[0]:
                # What came does not matter: whoever waits looks at the devices anew.
                os.read(descriptor, _READ_BYTES)
                return True
        return False


def _watch(folders: Iterable[Path]) -> int | None:
    try:
        descriptor = int(ctypes.CDLL(None).inotify_init1(_NONBLOCK | _CLOSE_ON_EXEC))
    except (OSError, AttributeError):
        return None
    if descriptor < 0:
        return None
    if not _add(descriptor, folders):
        os.close(descriptor)
        return None
    return descriptor


def _add(descriptor: int, folders: Iterable[Path]) -> bool:
    """Watch those of *folders* that are there; False when none is. Again is no harm."""
    library, wanted = ctypes.CDLL(None), _CREATED | _ATTRIBUTES
    added = [
        library.inotify_add_watch(descriptor, os.fsencode(folder), wanted) for folder in folders
    ]
    return any(watch >= 0 for watch in added)
