"""Locks between processes: held as long as their holder lives, whatever ends it."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Hold the lock *path*; False, at once, when somebody else does. Any process."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield True
    finally:
        os.close(descriptor)


def holder_of(path: Path) -> int | None:
    """Return the process that holds the lock *path*; None when nobody does. Any process."""
    if not path.exists():
        return None
    with try_lock(path) as free:
        if free:
            return None
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        return None
