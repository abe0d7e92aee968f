"""The last thing before an ear: nothing is louder than it can bear, without a delay; pure."""

from typing import Final

import numpy as np

from mixer.media import Samples

CEILING_DB: Final = -3.0
_CEILING: Final = float(10 ** (CEILING_DB / 20))
_FALL: Final = 48
"""1 ms: so fast it turns down; what is over even then is cut off."""
_RELEASE: Final = float(10 ** (0.3 / 20))


class EarLimiter:
    """Turns loud blocks down at once and comes back slowly. One thread."""

    def __init__(self) -> None:
        self._gain = 1.0

    def put(self, samples: Samples) -> Samples:
        """Return *samples*, shape (n, 2), with no sample over the ceiling."""
        peak = float(np.abs(samples).max(initial=0.0))
        if not np.isfinite(peak):
            # Of a decoder that went astray nothing reaches an ear.
            return np.zeros_like(samples)
        wanted = min(1.0, _CEILING / peak) if peak > 0 else 1.0
        before, self._gain = self._gain, min(wanted, self._gain * _RELEASE)
        if before == self._gain == 1.0:
            return samples
        gains = np.full(len(samples), self._gain, np.float32)
        ramp = _FALL if self._gain < before else len(samples)
        gains[:ramp] = np.linspace(before, self._gain, ramp, dtype=np.float32)
        return np.asarray(np.clip(samples * gains[:, None], -_CEILING, _CEILING), np.float32)
