"""What the threads of an encode cost, those that its library started for itself among them."""

import os
import sys
import threading
import time
from pathlib import Path
from typing import Final

_TASKS: Final = Path("/proc/self/task")
_OF_A_THREAD: Final = 6
"""The kernel's clock of one thread's processor time: the number's complement, and these bits
(Linux, include/linux/posix-timers.h: CPUCLOCK_PERTHREAD_MASK and CPUCLOCK_SCHED)."""


def foreign_threads() -> frozenset[int]:
    """Return the threads of this process that Python did not start; none where nobody tells."""
    if sys.platform != "linux":
        return frozenset()
    own = {thread.native_id for thread in threading.enumerate()}
    return frozenset(int(name) for name in os.listdir(_TASKS)) - own  # noqa: PTH208  # names are all it takes


def threads_ns(threads: frozenset[int]) -> int | None:
    """Return the processor time that *threads* have taken; None where the system does not tell.

    A thread that has ended counts no more.
    """
    if sys.platform != "linux":
        return None
    return sum(_thread_ns(thread) for thread in threads)


def _thread_ns(thread: int) -> int:
    try:
        return time.clock_gettime_ns(~thread << 3 | _OF_A_THREAD)
    except OSError:
        return 0
