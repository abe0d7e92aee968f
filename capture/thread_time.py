"""What a thread of this process has used of the processor, as Linux counts it."""

import sys
import time
from typing import Final

_OF_A_THREAD: Final = 6
"""The kernel's clock of one thread's processor time: the number's complement, and these bits
(Linux, include/linux/posix-timers.h: CPUCLOCK_PERTHREAD_MASK and CPUCLOCK_SCHED)."""


def thread_ns(native_id: int) -> int | None:
    """Return what a thread has used; None where it has ended, or the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        return time.clock_gettime_ns(~native_id << 3 | _OF_A_THREAD)
    except OSError:
        return None
