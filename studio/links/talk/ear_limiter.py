"""The last thing before an ear: nothing is louder than it can bear, without a delay; pure."""

import math
from functools import lru_cache
from typing import Final

import numpy as np

from mixer.media import Samples

CEILING_DB: Final = -3.0
_CEILING: Final = float(10 ** (CEILING_DB / 20))
_SURELY: Final = _CEILING * (1 - 1e-5)
"""Up to which rounding takes no sample over the ceiling."""
_FALL: Final = 48
"""1 ms: so fast it turns down; what is over even then is cut off."""
_RELEASE: Final = float(10 ** (0.3 / 20))


class EarLimiter:
    """Turns loud blocks down at once and comes back slowly. One thread."""

    def __init__(self) -> None:
        self._gain = 1.0

    def put(self, samples: Samples) -> Samples:
        """Return *samples*, shape (n, 2), with no sample over the ceiling."""
        peak = float(np.maximum.reduce(np.abs(samples), axis=None, initial=0.0))
        if not math.isfinite(peak):
            # Of a decoder that went astray nothing reaches an ear.
            return np.zeros_like(samples)
        wanted = min(1.0, _CEILING / peak) if peak > 0 else 1.0
        before, self._gain = self._gain, min(wanted, self._gain * _RELEASE)
        if before == self._gain == 1.0:
            return samples
        falls = self._gain < before
        way = _way(len(samples), _FALL if falls else len(samples))
        limited = samples * (way * np.float32(self._gain - before) + np.float32(before))
        if falls or peak * self._gain > _SURELY:
            limited = limited.clip(-_CEILING, _CEILING)
        return np.asarray(limited, np.float32)


@lru_cache(maxsize=8)
def _way(length: int, span: int) -> Samples:
    """Return how much of a change is there at each sample, shape (length, 1)."""
    way = np.ones((length, 1), np.float32)
    way[:span, 0] = np.linspace(0, 1, min(span, length), dtype=np.float32)
    way.flags.writeable = False
    return way
