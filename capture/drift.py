"""Device clocks brought to the studio's: sound placed where it was heard, without a click."""

from collections import deque

import numpy as np
import samplerate

from mixer.clock import NS_PER_S
from mixer.media import PROGRAM_CHANNELS, SAMPLE_RATE, Samples

_JUMP = SAMPLE_RATE // 20
"""Further off than 50 ms for so many blocks it is no drift but a gap: the place is taken anew."""
_JUMP_BLOCKS = 10
_MOST_PPM = 1000e-6
_SMOOTHING_S = 1.0
_PULL_PER_S = 0.2
_LEARN_PER_S2 = _PULL_PER_S**2 / 4
"""Critically damped: it comes to rest within half a minute and does not swing."""
_EARLIEST_OF = 100


class ClockLoop:
    """Steers a clock that is a little too fast or too slow. One thread.

    A proportional part works off what is wrong, an integral part learns how wrong the clock is, so
    that nothing stays wrong; of at most 1000 ppm. Slow enough for a tone to stay a tone.
    """

    def __init__(self) -> None:
        self._smoother_s = self._error_s = 0.0
        self._learnt = 0.0

    def correction(self, error_s: float, span_s: float) -> float:
        """Return the share by which to go slower, for a clock that is *error_s* ahead.

        *span_s*: since the last time.
        """
        share = min(1.0, span_s / _SMOOTHING_S)
        self._smoother_s += share * (error_s - self._smoother_s)
        # Twice: what is left of the stamps' jitter would be heard as a tone's roughness.
        self._error_s += share * (self._smoother_s - self._error_s)
        self._learnt += _LEARN_PER_S2 * self._error_s * span_s
        self._learnt = max(-_MOST_PPM, min(_MOST_PPM, self._learnt))
        whole = self._learnt + _PULL_PER_S * self._error_s
        return max(-_MOST_PPM, min(_MOST_PPM, whole))

    def jump(self) -> None:
        """Forget what was wrong, which is mended, and keep what was learnt of the clock."""
        self._smoother_s = self._error_s = 0.0

    @property
    def error_s(self) -> float:
        """How far ahead it is, smoothed."""
        return self._error_s


class DriftCorrector:
    """Resamples blocks of one device by as little as keeps them on the clock. One thread.

    A callback may be late but never early, so of the newest stamps the earliest tells the truth.
    """

    def __init__(self, device_rate: float) -> None:
        self._nominal = SAMPLE_RATE / device_rate
        self._device_rate = device_rate
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._loop = ClockLoop()
        self._next: int | None = None
        self._owed = 0.0
        self._kept_back = self._less = 0.0
        self._earliest: deque[float] = deque(maxlen=_EARLIEST_OF)
        self._offsets: deque[float] = deque(maxlen=_JUMP_BLOCKS)

    def place(self, heard_ns: int, samples: Samples) -> tuple[int, Samples]:
        """Return *samples*, shape (n, 2), whose last was heard at *heard_ns*, at 48 kHz.

        With it the number of the sample at which they begin.
        """
        span_s = len(samples) / self._device_rate
        due = (heard_ns / NS_PER_S - span_s) * SAMPLE_RATE + self._kept_back
        if self._next is None:
            self._next = round(due)
        # What the resampler holds back until it has heard what follows belongs to what it gave.
        offset = due - self._next - self._owed
        self._offsets.append(offset)
        if self._has_jumped():
            # The stamps of late callbacks are late: the nearest of them is the truest.
            nearest = min(self._offsets, key=abs)
            self.jump(round(nearest))
        self._earliest.append(max(-_JUMP, min(_JUMP, due - self._next - self._owed)))
        correction = self._loop.correction(min(self._earliest) / SAMPLE_RATE, span_s)
        ratio = self._nominal * (1 + correction) - self._less / len(samples)
        self._kept_back -= self._less
        self._less = 0.0
        placed = np.asarray(self._resampler.process(samples, ratio), np.float32)
        index = self._next
        self._owed += len(samples) * ratio - len(placed)
        self._next = index + len(placed)
        return index, placed.reshape(-1, PROGRAM_CHANNELS)

    def offset(self, heard_ns: int, length: int) -> float:
        """Return how many samples after its place sound of *length* that ended then would lie."""
        if self._next is None:
            return 0.0
        due = (heard_ns / NS_PER_S - length / self._device_rate) * SAMPLE_RATE + self._kept_back
        return due - self._next - self._owed

    def keep_back(self, more: float) -> None:
        """Place what comes next so many samples at 48 kHz later than it was heard.

        Less than 0: earlier, by playing the next block so much faster.
        """
        if more < 0:
            self._less -= more
        elif self._next is not None:
            self._next += round(more)
            self._kept_back += round(more)

    def jump(self, samples: int) -> None:
        """Leave out so many samples at 48 kHz: nothing was heard in that time."""
        if self._next is not None:
            self._next += samples
        self._offsets.clear()
        self._earliest.clear()
        self._loop.jump()

    def _has_jumped(self) -> bool:
        """Return whether all the newest blocks are off, and to the same side: one may be late."""
        if len(self._offsets) < _JUMP_BLOCKS:
            return False
        return min(self._offsets) > _JUMP or max(self._offsets) < -_JUMP

    @property
    def error_samples(self) -> float:
        """How far the sound lies before its place, smoothed."""
        return self._loop.error_s * SAMPLE_RATE
