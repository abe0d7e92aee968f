"""Holds a file while it is written: whoever finds it held knows that it is not cut off yet."""

import errno

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]  # Windows has none, and keeps others out by itself

_HELD = {errno.EAGAIN, errno.EACCES}


def hold(descriptor: int) -> bool:
    """Hold the file behind *descriptor* until that is closed; False when somebody else does.

    Goes with the process, whatever ends it. Where a file system knows no locks, nothing is held,
    and True is returned. Any thread; does not wait.
    """
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True
