"""The studio's sound brought to the clock of the device that plays it."""

from collections import deque

import numpy as np
import samplerate

from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .drift import ClockLoop
from .play_ring import PlayRing
from .slack import Slack

_LEAST_AHEAD_S, _MOST_AHEAD_S = 0.012, 0.04
"""A block, which the device takes at once, and a little for whoever comes late."""
_TOO_MUCH_S = 0.006
_LOOKS = 50
"""More ahead than that for half a second is left out: the loop would take a minute for it."""


class Pacer:
    """Writes blocks at 48 kHz into a device's ring, so that it neither runs dry nor over.

    How much is kept ahead is learnt from how often it ran dry, and from what was left. One thread.
    """

    def __init__(self, ring: PlayRing, rate: float) -> None:
        self._ring = ring
        self._rate = rate
        self._loop = ClockLoop()
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._slack = Slack(_LEAST_AHEAD_S, _MOST_AHEAD_S)
        self._missing: int | None = None
        self._levels_s: deque[float] = deque(maxlen=_LOOKS)

    @property
    def ahead_s(self) -> float:
        """How much is kept ahead of the device."""
        return self._slack.kept_s

    def put(self, samples: Samples, now_ns: int) -> None:
        """Have *samples*, shape (n, 2), played after what waits."""
        span_s = len(samples) / SAMPLE_RATE
        # What will be ahead once this block is written.
        ahead_s = self._ring.ahead(now_ns) / self._rate + span_s
        if self._missing is None:
            self._pad(self.ahead_s - ahead_s)
            ahead_s = max(ahead_s, self.ahead_s)
        less_s = self._keep(ahead_s, span_s)
        too_much_s = ahead_s - self.ahead_s - less_s
        self._levels_s.append(too_much_s)
        if len(self._levels_s) == _LOOKS and min(self._levels_s) > _TOO_MUCH_S:
            self._ring.skip(round(min(self._levels_s) * self._rate))
            self._levels_s.clear()
            self._loop.jump()
            too_much_s = 0.0
        pace = 1 + self._loop.correction(-too_much_s, span_s) - less_s / span_s
        ratio = self._rate / SAMPLE_RATE * pace
        played = np.asarray(self._resampler.process(samples, ratio), np.float32)
        self._ring.write(played.reshape(-1, PROGRAM_CHANNELS))

    def _keep(self, ahead_s: float, span_s: float) -> float:
        """Keep more ahead when it ran dry since the last block; return how much less otherwise."""
        missing, left_s = self._ring.missing, self._ring.take_left() / self._rate
        # What was missing before the first block was never there.
        holes = 0 if self._missing is None else missing - self._missing
        self._missing = missing
        if holes:
            self._slack.late(holes / self._rate)
            self._levels_s.clear()
            return 0.0
        return self._slack.in_time(ahead_s - left_s, span_s)

    def _pad(self, seconds: float) -> None:
        self._ring.write(np.zeros((max(0, round(seconds * self._rate)), 2), np.float32))
