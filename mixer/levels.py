"""Honest meters: what a strip or the programme holds, block by block."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .media import Samples

SILENCE_DB = -120.0
_SILENCE = 10 ** (SILENCE_DB / 20)


@dataclass(frozen=True, slots=True)
class Levels:
    """Sample peak and RMS of one block over all channels, dBFS; a full-scale sine peaks at 0."""

    peak_db: float = SILENCE_DB
    rms_db: float = SILENCE_DB
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class MixLevels:
    """The levels of each strip after its fader, muted or not, and of the programme."""

    at_ns: int
    strips: Mapping[str, Levels]
    program: Levels


def levels_of(samples: Samples) -> Levels:
    """Return the levels of a block of shape (n, channels)."""
    if not samples.size:
        return Levels()
    peak = float(np.abs(samples).max())
    flat = samples.ravel()
    rms = math.sqrt(float(np.dot(flat, flat)) / flat.size)
    return Levels(_db(peak), _db(rms), peak >= 1.0)


def _db(value: float) -> float:
    return 20 * math.log10(max(value, _SILENCE))
