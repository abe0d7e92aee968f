"""The time of day, handed to whoever needs it: UTC, whole nanoseconds since 1970."""

import time
from collections.abc import Callable

Now = Callable[[], int]
NS_PER_S = 1_000_000_000
MINUTE_NS = 60 * NS_PER_S
HOUR_NS = 60 * MINUTE_NS
DAY_NS = 24 * HOUR_NS


def utc_now_ns() -> int:
    """Return the time of day by this machine's clock."""
    return time.time_ns()
