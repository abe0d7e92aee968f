"""Honest meters: what a strip or the programme holds, whoever looks and however seldom."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .media import SAMPLE_RATE, Samples

SILENCE_DB = -120.0
FALL_DB_PER_S = 20.0
"""How fast a peak falls after IEC 60268-18, so that no reader misses it."""
RMS_S = 0.3
"""The time over which the RMS is taken, as a VU meter does."""
CLIP_HELD_S = 3.0
_SILENCE = 10 ** (SILENCE_DB / 20)
_FULL_SCALE = 1 - 2**-14
"""What a converter of 16 bits gives at its end is a little under one."""
_CLIPPED_SAMPLES = 3
"""One sample at full scale may be a well made master; several are cut off."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Sample peak and RMS over all channels, dBFS; a full-scale sine peaks at 0, its RMS is -3.

    ``clipped``: whether the sound was cut off before it came, or is now.
    """

    peak_db: float = SILENCE_DB
    rms_db: float = SILENCE_DB
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class MixLevels:
    """The levels of each strip after its fader, muted or not, and of the programme."""

    at_ns: int
    strips: Mapping[str, Levels]
    program: Levels


class LevelMeter:
    """Follows one sound block by block. One thread: the audio mix."""

    def __init__(self) -> None:
        self._peak_db = SILENCE_DB
        self._square = 0.0
        self._clip_left_s = 0.0

    def put(self, samples: Samples, gain: float = 1.0) -> Levels:
        """Take a block of shape (n, channels) as it came, and the fader's factor.

        Return the peak, falling slowly; the RMS of the last 0.3 s; a clip of the last 3 s.
        """
        if not samples.size:
            return Levels()
        span_s = len(samples) / SAMPLE_RATE
        absolute = np.abs(samples)
        peak = float(absolute.max())
        flat = samples.ravel()
        square = float(np.dot(flat, flat)) / flat.size * gain * gain
        self._square += min(1.0, span_s / RMS_S) * (square - self._square)
        self._peak_db = max(_db(peak * gain), self._peak_db - FALL_DB_PER_S * span_s)
        cut_off = peak >= _FULL_SCALE and int((absolute >= _FULL_SCALE).sum()) >= _CLIPPED_SAMPLES
        if cut_off or peak * gain > 1.0:
            self._clip_left_s = CLIP_HELD_S
        else:
            self._clip_left_s = max(0.0, self._clip_left_s - span_s)
        return Levels(self._peak_db, _db(math.sqrt(self._square)), self._clip_left_s > 0)


def _db(value: float) -> float:
    return 20 * math.log10(max(value, _SILENCE))
