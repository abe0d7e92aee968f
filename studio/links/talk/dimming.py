"""How far the programme is turned down in an ear while somebody speaks to it; pure.

Attack 20 ms, hold 400 ms, release 400 ms, straight in dB; cut: straight to nothing.
"""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE

ATTACK_S, HOLD_S, RELEASE_S = 0.02, 0.4, 0.4
_SPAN_S: Final = BLOCK_SAMPLES / SAMPLE_RATE
_UNDIMMED: Final = np.ones(BLOCK_SAMPLES, np.float32)
_UNDIMMED.flags.writeable = False
_DB_PER_NEPER: Final = 20 / np.log(10)


class Dimmer:
    """One ear's. One thread."""

    def __init__(self) -> None:
        self._depth = 0.0
        """How much of the dimming is there, 0 to 1."""
        self._hold_s = 0.0
        self._dim_db: int | None = 0

    @property
    def depth(self) -> float:
        """How much of the dimming is there now, 0 to 1."""
        return self._depth

    def gains(self, dim_db: int | None, *, speaks: bool) -> NDArray[np.float32]:
        """Return the programme's factors for the next block, shape (480,).

        *dim_db*: how far, one of ``DIM_STEPS_DB``, None for cut; *speaks*: whether somebody does.
        """
        if speaks or not self._depth:
            # What is let go of is let go of from where it was.
            self._dim_db = dim_db
        before = self._depth
        if speaks:
            self._hold_s = HOLD_S
            self._depth = min(1.0, before + _SPAN_S / ATTACK_S)
        elif self._hold_s > 0:
            self._hold_s = max(0.0, self._hold_s - _SPAN_S)
        else:
            self._depth = max(0.0, before - _SPAN_S / RELEASE_S)
        if before == self._depth == 0.0:
            return _UNDIMMED
        if before == self._depth:
            # For as long as somebody speaks.
            return _steady(self._depth, self._dim_db)
        depths = np.linspace(before, self._depth, BLOCK_SAMPLES + 1, dtype=np.float32)[1:]
        if self._dim_db is None:
            return 1 - depths
        return np.asarray(np.exp(depths * (self._dim_db / _DB_PER_NEPER)), np.float32)


@lru_cache(maxsize=8)
def _steady(depth: float, dim_db: int | None) -> NDArray[np.float32]:
    factor = 1 - depth if dim_db is None else math.exp(depth * dim_db / _DB_PER_NEPER)
    gains = np.full(BLOCK_SAMPLES, factor, np.float32)
    gains.flags.writeable = False
    return gains
