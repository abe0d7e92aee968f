"""The last thing before the programme leaves: no sample over the ceiling."""

import numpy as np

from .media import AudioBlock

CEILING_DB = -1.0
"""EBU R 128 asks for at most -1 dBTP; this is a sample peak."""
RELEASE_DB_PER_BLOCK = 0.3


class Limiter:
    """Turns loud blocks down and comes back slowly, without a click. One thread.

    It looks one block ahead: the gain at the border of two blocks suits the louder one, and runs
    straight from border to border, so that inside a block it never exceeds what that block bears.
    """

    def __init__(self, ceiling_db: float = CEILING_DB) -> None:
        self._ceiling = 10 ** (ceiling_db / 20)
        self._release = 10 ** (RELEASE_DB_PER_BLOCK / 20)
        self._held: AudioBlock | None = None
        self._held_gain = 1.0
        self._border = 1.0

    def put(self, block: AudioBlock) -> AudioBlock | None:
        """Take *block* and return the one before it, limited; None for the first."""
        peak = float(np.abs(block.samples).max(initial=0.0))
        gain = min(1.0, self._ceiling / peak) if peak > 0 else 1.0
        before, before_gain = self._held, self._held_gain
        self._held, self._held_gain = block, gain
        if before is None:
            self._border = gain
            return None
        start = self._border
        self._border = min(before_gain, gain, start * self._release)
        if start == self._border == 1.0:
            return before
        ramp = np.linspace(start, self._border, len(before.samples), dtype=np.float32)
        return AudioBlock(before.samples * ramp[:, None], before.pts_ns)
