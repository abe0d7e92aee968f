"""The studio's sound brought to the clock of the device that plays it."""

import numpy as np
import samplerate

from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .drift import ClockLoop
from .play_ring import PlayRing

_FIRST_AHEAD_S = 0.013
"""A block, which the device takes at once, and a little for whoever comes late."""
_MORE_S, _MOST_AHEAD_S = 0.003, 0.04
_JUMP_S = 0.03
"""Further ahead than this, waiting for the loop would mean to hear everything late."""


class Pacer:
    """Writes blocks at 48 kHz into a device's ring, so that it neither runs dry nor over.

    Each time that it ran dry, a little more is kept ahead. One thread.
    """

    def __init__(self, ring: PlayRing, rate: float) -> None:
        self._ring = ring
        self._rate = rate
        self._loop = ClockLoop()
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._ahead_s = _FIRST_AHEAD_S
        self._missing: int | None = None

    @property
    def ahead_s(self) -> float:
        """How much is kept ahead of the device."""
        return self._ahead_s

    def put(self, samples: Samples, now_ns: int) -> None:
        """Have *samples*, shape (n, 2), played after what waits."""
        ahead_s = self._ring.ahead(now_ns) / self._rate
        missing = self._ring.missing
        if self._missing is None:
            self._pad(self._ahead_s - ahead_s)
        elif missing > self._missing:
            self._ahead_s = min(_MOST_AHEAD_S, self._ahead_s + _MORE_S)
        elif ahead_s > self._ahead_s + _JUMP_S:
            self._ring.skip(round((ahead_s - self._ahead_s) * self._rate))
            self._loop.jump()
        # What was missing before the first block was never there.
        self._missing = self._ring.missing
        span_s = len(samples) / SAMPLE_RATE
        # Seen before this block is written, so that much less is ahead.
        wrong_s = self._ahead_s - span_s - self._ring.ahead(now_ns) / self._rate
        ratio = self._rate / SAMPLE_RATE * (1 + self._loop.correction(wrong_s, span_s))
        played = np.asarray(self._resampler.process(samples, ratio), np.float32)
        self._ring.write(played.reshape(-1, PROGRAM_CHANNELS))

    def _pad(self, seconds: float) -> None:
        self._ring.write(np.zeros((max(0, round(seconds * self._rate)), 2), np.float32))
