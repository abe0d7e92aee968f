"""Whether a stream of sound is beyond what this machine can serve; pure.

Where a sound server is late, PortAudio takes the stream up anew with hardly anything ahead, so that
the next block is late, too: it begins again and again, as fast as the processor can, and asks for
far more than anybody hears.
"""

from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_S

_WINDOWS: Final = 2
"""So many after each other: after a freeze a server makes up for it in a burst, once."""
_MOST_PACE: Final = 1.25


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a stream may bear: so many tears a second, counted over so long."""

    torn_per_s: float
    window_ns: int


OFTEN_TORN: Final = Bearing(3, NS_PER_S)
"""For talk, of which a word is understood with a hole in it."""
TORN_NOW_AND_THEN: Final = Bearing(0.3, 5 * NS_PER_S)
"""For what an audience hears, or who switches for them: a hole in three seconds is too many."""


class Strain:
    """Of one stream. One thread."""

    def __init__(self, bearing: Bearing) -> None:
        self._bearing = bearing
        self._began: tuple[int, float, int] | None = None
        self._bad = 0
        self.races = False
        """Whether it was served far too fast when it was looked at last."""

    def look(self, now_ns: int, sounded_s: float, torn: int) -> bool:
        """Return whether it is to be opened with more ahead.

        *sounded_s*: how much was played or heard since it was opened; *torn*: how often it was
        taken up anew.
        """
        if self._began is None:
            self._began = now_ns, sounded_s, torn
        began_ns, began_s, began_torn = self._began
        span_ns = now_ns - began_ns
        if span_ns >= self._bearing.window_ns:
            span_s = span_ns / NS_PER_S
            self.races = (sounded_s - began_s) / span_s > _MOST_PACE
            tears = (torn - began_torn) / span_s > self._bearing.torn_per_s
            self._bad = self._bad + 1 if self.races or tears else 0
            self._began = now_ns, sounded_s, torn
        return self._bad >= _WINDOWS
