"""Locks between processes: held as long as their holder lives, whatever ends it."""

import contextlib
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_LOOKERS_S = 0.3
_AGAIN_S = 0.01


@contextlib.contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold the lock *path*; False, within a third of a second, when somebody else does.

    Any process.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if not _locks(descriptor):
            yield False
            return
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield True
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock *path*. Any process."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        # Shared, so that two who look do not take each other for the holder.
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def holder_of(path: Path) -> int | None:
    """Return the process that holds the lock *path*; None when nobody does. Any process."""
    if not is_held(path):
        return None
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        # It has the lock since this very moment and has not said its name.
        return None


def _locks(descriptor: int) -> bool:
    """Take the lock; one who only looks whether it is held has it for a moment."""
    never = threading.Event()
    deadline = time.monotonic() + _LOOKERS_S
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            never.wait(_AGAIN_S)
        else:
            return True
