"""Time in a station: integer nanoseconds on one monotonic clock."""

import time
from typing import Protocol

NS_PER_S = 1_000_000_000
NS_PER_MS = 1_000_000


class Clock(Protocol):
    """Where time comes from; handed to whatever needs it, so that a test can own it."""

    def now_ns(self) -> int:
        """Return the time now. Any thread."""
        ...

    def sleep_until(self, t_ns: int) -> bool:
        """Return at *t_ns*; False, at once, when *t_ns* has passed already. Any thread."""
        ...


class MonotonicClock:
    """The machine's monotonic clock, which every process of a station shares."""

    def now_ns(self) -> int:
        """Return nanoseconds since an origin that lasts until the machine is restarted."""
        return time.monotonic_ns()

    def sleep_until(self, t_ns: int) -> bool:
        """Sleep until *t_ns*; False, at once, when it has passed already."""
        wait_ns = t_ns - time.monotonic_ns()
        if wait_ns <= 0:
            return False
        time.sleep(wait_ns / NS_PER_S)
        return True
