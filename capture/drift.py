"""Device clocks brought to the studio's: sound placed where it was heard, without a click."""

from collections import deque

import numpy as np
import samplerate

from mixer.clock import NS_PER_S
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples
from mixer.sample_store import sample_index

_JUMP = SAMPLE_RATE // 20
"""Further off than 50 ms for so many blocks it is no drift but a gap: the place is taken anew."""
_JUMP_BLOCKS = 10
_SMOOTHING = 0.02
_CATCH_UP_S = 10.0
_MOST_PPM = 1000e-6


class DriftCorrector:
    """Resamples blocks of one device by as little as keeps them on the clock. One thread.

    The error between where a block should lie, by its stamp, and where it does is smoothed over
    some fifty blocks, as stamps jitter with the scheduler, and worked off over ten seconds.
    """

    def __init__(self, device_rate: float) -> None:
        self._nominal = SAMPLE_RATE / device_rate
        self._device_rate = device_rate
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._next: int | None = None
        self._error = 0.0
        self._offsets: deque[int] = deque(maxlen=_JUMP_BLOCKS)

    def place(self, heard_ns: int, samples: Samples) -> tuple[int, Samples]:
        """Return *samples*, shape (n, 2), whose last was heard at *heard_ns*, at 48 kHz.

        With it the number of the sample at which they begin.
        """
        begun_ns = heard_ns - round(len(samples) * NS_PER_S / self._device_rate)
        due = sample_index(begun_ns)
        if self._next is None:
            self._next = due
        self._offsets.append(due - self._next)
        if self._has_jumped():
            # The stamps of late callbacks are late: the nearest of them is the truest.
            self._next += min(self._offsets, key=abs)
            self._offsets.clear()
            self._error = 0.0
        offset = max(-_JUMP, min(_JUMP, due - self._next))
        self._error += _SMOOTHING * (offset - self._error)
        correction = self._error / (SAMPLE_RATE * _CATCH_UP_S)
        ratio = self._nominal * (1 + max(-_MOST_PPM, min(_MOST_PPM, correction)))
        placed = np.asarray(self._resampler.process(samples, ratio), np.float32)
        index = self._next
        self._next = index + len(placed)
        return index, placed.reshape(-1, PROGRAM_CHANNELS)

    def _has_jumped(self) -> bool:
        """Return whether all the newest blocks are off, and to the same side: one may be late."""
        if len(self._offsets) < _JUMP_BLOCKS:
            return False
        return min(self._offsets) > _JUMP or max(self._offsets) < -_JUMP

    @property
    def error_samples(self) -> float:
        """How far the sound lies before its place, smoothed."""
        return self._error
