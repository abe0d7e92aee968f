"""A device with a clock of its own, and whatever stands between it and the studio."""

import numpy as np

from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import SAMPLE_RATE, Samples

HZ = 997.0
PEAK = 0.5
_HALVINGS = 36  # leave 0.1 microhertz of 2 Hz, which over 100 ms is -150 dB


class VirtualDevice:
    """Hears a tone that is true on the studio's clock; gives blocks of 10 ms of its own clock.

    ``late_ms``: by how much a stamp is late, on the average of an exponential distribution.
    """

    def __init__(
        self, *, ppm: float = 0.0, rate: float = SAMPLE_RATE, late_ms: float = 0.0, seed: int = 7
    ) -> None:
        self.rate = rate
        self.true_rate = rate * (1 + ppm * 1e-6)
        self.block = round(rate / 100)
        self.sent = 0
        self._late_ms = late_ms
        self.peak = PEAK
        self._random = np.random.default_rng(seed)

    @property
    def now_s(self) -> float:
        """How much it has heard by the studio's clock."""
        return self.sent / self.true_rate

    def hear(self) -> tuple[int, Samples]:
        """Return the next block and its stamp."""
        wave = np.zeros(self.block, np.float32)
        if self.peak:
            at = (self.sent + np.arange(self.block)) / self.true_rate
            wave = (self.peak * np.sin(2 * np.pi * HZ * at)).astype(np.float32)
        self.sent += self.block
        late_ns = self._random.exponential(self._late_ms) * NS_PER_MS if self._late_ms else 0
        return round(self.now_s * NS_PER_S + late_ns), np.repeat(wave[:, None], 2, axis=1)


def residue_db(sound: Samples, piece: int = 4800, hz: float = HZ) -> float:
    """Return the most that is not the tone in any 100 ms of *sound* (n,), dB below the tone.

    The tone's frequency is fitted in each piece, so what counts is what is heard beside it.
    """
    worst = -200.0
    at = np.arange(piece) / SAMPLE_RATE
    for start in range(0, len(sound) - piece + 1, piece):
        wave = sound[start : start + piece].astype(np.float64)
        low, high = hz * 0.999, hz * 1.001
        for _ in range(_HALVINGS):
            first, second = low + (high - low) * 0.382, low + (high - low) * 0.618
            if _left(wave, at, first) < _left(wave, at, second):
                high = second
            else:
                low = first
        rest = _left(wave, at, (low + high) / 2)
        worst = max(worst, 10 * np.log10(max(rest, 1e-20) / np.mean(wave**2)))
    return worst


def offset_ms(sound: Samples, index: int) -> float:
    """Return how much later than it was heard the tone in *sound*, which begins at *index*, lies.

    Of 100 ms; ambiguous by whole waves, some 1 ms.
    """
    at = (index + np.arange(len(sound))) / SAMPLE_RATE
    basis = np.stack([np.sin(2 * np.pi * HZ * at), np.cos(2 * np.pi * HZ * at)], axis=1)
    (sine, cosine), *_ = np.linalg.lstsq(basis, sound.astype(np.float64), rcond=None)
    return float(-np.arctan2(cosine, sine) / (2 * np.pi * HZ) * 1000)


def _left(wave: np.ndarray, at: np.ndarray, hz: float) -> float:
    basis = np.stack([np.sin(2 * np.pi * hz * at), np.cos(2 * np.pi * hz * at)])
    # Sine and cosine over a hundred waves hardly overlap: the normal equations lose nothing.
    fit = np.linalg.solve(basis @ basis.T, basis @ wave)
    return float(np.mean((wave - fit @ basis) ** 2))
