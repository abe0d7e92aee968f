"""For how long the machine slept: its monotonic clock, and each limit, stands still meanwhile."""

import sys
import time


def asleep_ns() -> int:
    """Return for how long the machine has slept since it began. Any thread.

    0 where the system does not tell: it is Linux alone that has a clock of each kind.
    """
    if sys.platform != "linux":
        return 0
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) - time.monotonic_ns()
