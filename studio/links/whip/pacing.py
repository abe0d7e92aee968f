"""Letting a large picture out over a few milliseconds, so that it does not fall over an edge."""

from mixer.clock import NS_PER_S, Clock

_BURST_BYTES = 16 << 10
_LOWEST_BPS = 20_000_000
_TIMES_TARGET = 4


class Pacer:
    """A bucket that fills at four times the stream's rate, or 20 Mbit/s; one thread's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._room_bytes = float(_BURST_BYTES)
        self._filled_ns = clock.now_ns()

    def wait_s(self, size_bytes: int, target_bps: int) -> float:
        """Take *size_bytes* out, and return how long to wait before these may go."""
        now_ns = self._clock.now_ns()
        rate_bytes = max(_LOWEST_BPS, _TIMES_TARGET * target_bps) / 8
        grown = (now_ns - self._filled_ns) / NS_PER_S * rate_bytes
        self._filled_ns = now_ns
        self._room_bytes = min(_BURST_BYTES, self._room_bytes + grown) - size_bytes
        return max(0.0, -self._room_bytes / rate_bytes)
