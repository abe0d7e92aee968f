"""Exact ticks of a frame rate or a block rate."""

from dataclasses import dataclass
from fractions import Fraction

from .clock import NS_PER_S


@dataclass(frozen=True, slots=True)
class Cadence:
    """Ticks at *rate* a second from *origin_ns*; each computed anew, none accumulated."""

    rate: Fraction
    origin_ns: int

    def at(self, n: int) -> int:
        """Return the time of tick *n*, rounded down to a nanosecond."""
        return self.origin_ns + n * NS_PER_S * self.rate.denominator // self.rate.numerator

    def index_at(self, t_ns: int) -> int:
        """Return the last tick that is not after *t_ns*."""
        n = (t_ns - self.origin_ns) * self.rate.numerator // (NS_PER_S * self.rate.denominator)
        # at() rounds down, so the tick after the quotient may already be due.
        return n + 1 if self.at(n + 1) <= t_ns else n
