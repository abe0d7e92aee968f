"""A device's clock against the studio's: held without a click, however its callbacks come."""

import numpy as np
import pytest

from capture.drift import DriftCorrector
from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import SAMPLE_RATE, Samples
from mixer.sample_store import sample_index

SECONDS = 60
_RANDOM = np.random.default_rng(7)


class Device:
    """Sends blocks by a clock of its own; each callback is late by some chance."""

    def __init__(self, ppm: float, rate: float = SAMPLE_RATE) -> None:
        self.rate = rate
        self.corrector = DriftCorrector(rate)
        self._block = round(rate / 100)
        self._true_rate = rate * (1 + ppm * 1e-6)
        self._sent = 0
        self.placed: list[tuple[int, Samples]] = []

    def send(self, late_ns: float = 0.0) -> int:
        """Send a block; return how far its place is from where it was heard, in samples."""
        n = self._sent + np.arange(self._block)
        wave = (0.5 * np.sin(2 * np.pi * 1000 * n / self.rate)).astype(np.float32)
        self._sent += self._block
        heard_ns = round(self._sent * NS_PER_S / self._true_rate)
        begun = sample_index(heard_ns - NS_PER_S // 100)
        index, samples = self.corrector.place(
            round(heard_ns + late_ns), np.repeat(wave[:, None], 2, axis=1)
        )
        self.placed.append((index, samples))
        return index - begun

    def skip(self, blocks: int) -> None:
        self._sent += blocks * self._block

    def is_whole(self) -> bool:
        """Return whether every block begins where the one before ended."""
        ends = [index + len(samples) for index, samples in self.placed]
        return all(end == place[0] for end, place in zip(ends, self.placed[1:], strict=False))


@pytest.mark.parametrize("ppm", [-300, 0, 300])
@pytest.mark.parametrize("rate", [48_000.0, 44_100.0])
def test_a_fast_or_slow_device_is_held_to_the_clock_without_a_hole(ppm: float, rate: float) -> None:
    device = Device(ppm, rate)
    off = [device.send(_RANDOM.exponential(2) * NS_PER_MS) for _ in range(SECONDS * 100)]
    assert device.is_whole()
    assert max(abs(n) for n in off[500:]) < SAMPLE_RATE * 0.012
    sound = np.concatenate([samples for _, samples in device.placed[-200:]])[:, 0]
    spectrum = np.abs(np.fft.rfft(sound * np.blackman(len(sound))))
    tone = int(spectrum.argmax())
    rest = np.delete(spectrum, range(tone - 8, tone + 9))
    assert tone * 48_000 / len(sound) == pytest.approx(1000, abs=1)
    assert rest.max() < spectrum[tone] * 1e-3


def test_one_late_callback_is_no_gap() -> None:
    device = Device(0)
    for _ in range(200):
        device.send()
    for late_ms in (90, 80, 70, 60, 50, 40, 30, 20, 10):
        device.send(late_ms * NS_PER_MS)
    for _ in range(200):
        device.send()
    assert device.is_whole()
    assert abs(device.send()) < 48 * 3


def test_a_gap_is_jumped() -> None:
    device = Device(0)
    for _ in range(100):
        device.send()
    device.skip(30)
    for _ in range(20):
        device.send()
    assert abs(device.send()) < 48 * 2
