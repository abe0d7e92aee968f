"""Patience in less time: for what waits seconds for somebody who never comes."""

from mixer.clock import MonotonicClock

_HASTE = 8


class HurriedClock(MonotonicClock):
    """Real time, eight times as fast."""

    def now_ns(self) -> int:
        return super().now_ns() * _HASTE
