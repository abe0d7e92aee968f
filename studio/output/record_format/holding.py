"""Holds a file while it is written: whoever finds it held knows that it is not cut off yet."""

import errno
import sys

if sys.platform != "win32":
    import fcntl

_HELD = {errno.EAGAIN, errno.EACCES}


def hold(descriptor: int) -> bool:
    """Hold the file behind *descriptor* until that is closed; False when somebody else does.

    Goes with the process, whatever ends it. Where a system or a file system knows no such locks,
    nothing is held, and True is returned. Any thread; does not wait.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in _HELD
    return True
