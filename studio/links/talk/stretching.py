"""A voice made shorter or longer by one period of itself, so that nobody hears where; pure.

The place is found by correlation, as in WSOLA (Verhelst and Roelands, 1993): two stretches that
look alike are faded into each other.
"""

from typing import Final

import numpy as np

from mixer.media import Samples

LEAST: Final = 120
"""2.5 ms, the period of 400 Hz."""
MOST: Final = 600
"""12.5 ms, that of 80 Hz."""
FADE: Final = 240
NEEDED: Final = LEAST + FADE
"""Samples, at least, to find anything in."""
_SILENT: Final = 1e-7
_RISE: Final = (np.arange(1, FADE + 1, dtype=np.float32) / (FADE + 1))[:, None]


def period_of(samples: Samples, most: int = MOST) -> int:
    """Return after how many samples, LEAST to *most*, *samples* (n, channels) are most alike."""
    mono = samples.mean(axis=1)
    most = min(most, len(mono) - FADE)
    shape, ahead = mono[:FADE], mono[LEAST : most + FADE]
    alike = np.correlate(ahead, shape, "valid")
    squares = np.concatenate(([0.0], np.cumsum(ahead.astype(np.float64) ** 2)))
    energies = squares[FADE:] - squares[:-FADE]
    if float(energies.max()) < _SILENT:
        return most
    return LEAST + int(np.argmax(alike / np.sqrt(energies + _SILENT)))


def shortened(samples: Samples, most: int = MOST) -> Samples:
    """Return *samples*, of at least NEEDED, without their first period."""
    period = period_of(samples, most)
    seam = samples[:FADE] * (1 - _RISE) + samples[period : period + FADE] * _RISE
    return np.concatenate((seam, samples[period + FADE :])).astype(np.float32, copy=False)


def lengthened(samples: Samples, most: int = MOST) -> Samples:
    """Return *samples*, of at least NEEDED, with their first period twice."""
    period = period_of(samples, most)
    seam = samples[period : period + FADE] * (1 - _RISE) + samples[:FADE] * _RISE
    whole = np.concatenate((samples[:period], seam, samples[FADE:]))
    return whole.astype(np.float32, copy=False)
