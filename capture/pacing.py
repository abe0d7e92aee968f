"""The studio's sound brought to the clock of the device that plays it."""

from collections import deque

import numpy as np
import samplerate

from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .drift import ClockLoop
from .play_ring import PlayRing

_FIRST_AHEAD_S = 0.012
"""A block, which the device takes at once, and a little for whoever comes late."""
_MORE_S, _LESS_S, _MOST_AHEAD_S = 0.003, 0.001, 0.04
_TRUSTED_BLOCKS = 1000
_TOO_MUCH_S = 0.006
_LOOKS = 50
"""More ahead than that for half a second is left out: the loop would take a minute for it."""


class Pacer:
    """Writes blocks at 48 kHz into a device's ring, so that it neither runs dry nor over.

    Each time that it ran dry, a little more is kept ahead; after ten seconds without, a little
    less. One thread.
    """

    def __init__(self, ring: PlayRing, rate: float) -> None:
        self._ring = ring
        self._rate = rate
        self._loop = ClockLoop()
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._ahead_s = _FIRST_AHEAD_S
        self._missing: int | None = None
        self._whole_blocks = 0
        self._levels_s: deque[float] = deque(maxlen=_LOOKS)

    @property
    def ahead_s(self) -> float:
        """How much is kept ahead of the device."""
        return self._ahead_s

    def put(self, samples: Samples, now_ns: int) -> None:
        """Have *samples*, shape (n, 2), played after what waits."""
        span_s = len(samples) / SAMPLE_RATE
        # What will be ahead once this block is written.
        ahead_s = self._ring.ahead(now_ns) / self._rate + span_s
        if self._missing is None:
            self._pad(self._ahead_s - ahead_s)
            ahead_s = max(ahead_s, self._ahead_s)
        self._note_holes()
        too_much_s = ahead_s - self._ahead_s
        self._levels_s.append(too_much_s)
        if len(self._levels_s) == _LOOKS and min(self._levels_s) > _TOO_MUCH_S:
            self._ring.skip(round(min(self._levels_s) * self._rate))
            self._levels_s.clear()
            self._loop.jump()
            too_much_s = 0.0
        ratio = self._rate / SAMPLE_RATE * (1 + self._loop.correction(-too_much_s, span_s))
        played = np.asarray(self._resampler.process(samples, ratio), np.float32)
        self._ring.write(played.reshape(-1, PROGRAM_CHANNELS))

    def _note_holes(self) -> None:
        """Keep more ahead when it ran dry since the last block, less when it long has not."""
        missing = self._ring.missing
        self._whole_blocks += 1
        if self._missing is not None and missing > self._missing:
            self._ahead_s = min(_MOST_AHEAD_S, self._ahead_s + _MORE_S)
            self._levels_s.clear()
            self._whole_blocks = 0
        elif self._whole_blocks >= _TRUSTED_BLOCKS:
            self._ahead_s = max(_FIRST_AHEAD_S, self._ahead_s - _LESS_S)
            self._whole_blocks = 0
        # What was missing before the first block was never there.
        self._missing = missing

    def _pad(self, seconds: float) -> None:
        self._ring.write(np.zeros((max(0, round(seconds * self._rate)), 2), np.float32))
