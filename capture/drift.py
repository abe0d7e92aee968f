"""Device clocks brought to the studio's: sound placed where it was heard, without a click."""

import numpy as np
import samplerate

from mixer.clock import NS_PER_S
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples
from mixer.sample_store import sample_index

_JUMP = SAMPLE_RATE // 20
"""Further off than 50 ms it is no drift but a gap: the place is taken anew."""
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

    def place(self, heard_ns: int, samples: Samples) -> tuple[int, Samples]:
        """Return *samples*, shape (n, 2), whose last was heard at *heard_ns*, at 48 kHz.

        With it the number of the sample at which they begin.
        """
        begun_ns = heard_ns - round(len(samples) * NS_PER_S / self._device_rate)
        due = sample_index(begun_ns)
        if self._next is None or abs(due - self._next) > _JUMP:
            self._next, self._error = due, 0.0
        self._error += _SMOOTHING * ((due - self._next) - self._error)
        correction = self._error / (SAMPLE_RATE * _CATCH_UP_S)
        ratio = self._nominal * (1 + max(-_MOST_PPM, min(_MOST_PPM, correction)))
        placed = np.asarray(self._resampler.process(samples, ratio), np.float32)
        index = self._next
        self._next = index + len(placed)
        return index, placed.reshape(-1, PROGRAM_CHANNELS)

    @property
    def error_samples(self) -> float:
        """How far the sound lies before its place, smoothed."""
        return self._error
