"""A device's clock against the studio's: held without a click, however its callbacks come."""

import functools
from typing import TYPE_CHECKING

import numpy as np
import pytest
import samplerate

from capture.drift import DriftCorrector
from mixer.media import SAMPLE_RATE, Samples
from tests.capture.virtual_device import HZ, VirtualDevice, offset_ms, residue_db

if TYPE_CHECKING:
    from collections.abc import Callable

_RATES = [8000.0, 22_050.0, 44_100.0, 48_000.0, 96_000.0, 192_000.0]


class Listened:
    """What a corrector made of a device."""

    def __init__(self, device: VirtualDevice) -> None:
        self.device = device
        self.corrector = DriftCorrector(device.rate)
        self.placed: list[tuple[int, Samples]] = []

    def hear(self, seconds: float) -> None:
        for _ in range(round(seconds * 100)):
            self.placed.append(self.corrector.place(*self.device.hear()))

    @property
    def off_ms(self) -> float:
        """How far the next sound would lie from where it is heard."""
        return self.corrector.offset(round(self.device.now_s * 1e9), 0) / 48

    def is_whole(self) -> bool:
        """Return whether every block begins where the one before ended."""
        ends = [index + len(samples) for index, samples in self.placed]
        return all(end == place[0] for end, place in zip(ends, self.placed[1:], strict=False))


@pytest.mark.parametrize("ppm", [-300, 300])
@pytest.mark.parametrize("rate", _RATES)
def test_a_device_of_any_rate_is_held_to_the_clock_without_a_hole(ppm: float, rate: float) -> None:
    listened = Listened(VirtualDevice(ppm=ppm, rate=rate, late_ms=1))
    worst_ms = 0.0
    for _ in range(40):
        listened.hear(1)
        worst_ms = max(worst_ms, abs(listened.off_ms))
    assert listened.is_whole()
    assert worst_ms < 3
    assert abs(listened.off_ms) < 0.2
    index = listened.placed[-100][0]
    sound = np.concatenate([samples for _, samples in listened.placed[-100:]])[:, 0]
    assert abs(offset_ms(sound[:4800], index)) < 0.2
    assert residue_db(sound) < -90


def _quick(make: "Callable[..., object]", _filter: str, *, channels: int) -> object:
    return make("zero_order_hold", channels=channels)


def test_it_does_not_drift_in_twenty_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    # How it sounds is shown above: here it is made by the library's quickest filter. The bench
    # called sound lets an hour pass.
    monkeypatch.setattr(samplerate, "Resampler", functools.partial(_quick, samplerate.Resampler))
    listened = Listened(VirtualDevice(ppm=300, late_ms=1))
    listened.device.peak = 0.0
    off_ms = []
    for _ in range(120):
        listened.hear(10)
        listened.placed.clear()
        off_ms.append(abs(listened.off_ms))
    assert max(off_ms) < 2
    assert max(off_ms[6:]) < 0.1


def test_one_late_callback_is_no_gap() -> None:
    listened = Listened(VirtualDevice())
    listened.hear(2)
    for late_ms in (90, 80, 70, 60, 50, 40, 30, 20, 10):
        heard_ns, samples = listened.device.hear()
        listened.placed.append(listened.corrector.place(heard_ns + late_ms * 1_000_000, samples))
    listened.hear(2)
    assert listened.is_whole()
    assert abs(listened.off_ms) < 1


def test_a_gap_that_no_stall_announced_is_jumped() -> None:
    listened = Listened(VirtualDevice())
    listened.hear(1)
    listened.device.sent += 30 * 480
    listened.hear(0.2)
    assert abs(listened.off_ms) < 2
    assert sum(len(samples) for _, samples in listened.placed) == pytest.approx(
        SAMPLE_RATE * 1.2, abs=100
    )


def test_what_is_kept_back_is_placed_later_at_once_and_then_earlier_little_by_little() -> None:
    listened = Listened(VirtualDevice(ppm=100, late_ms=1))
    listened.hear(40)
    before = len(listened.placed)
    listened.corrector.keep_back(960)
    listened.hear(1)
    index, sound = listened.placed[before]
    assert index == listened.placed[before - 1][0] + len(listened.placed[before - 1][1]) + 960
    # The same sound, twenty waves of a kilohertz later.
    assert abs(offset_ms(sound[:, 0], index - 960)) < 0.3
    for _ in range(1000):
        listened.corrector.keep_back(-0.96)
        listened.hear(0.01)
    index, sound = listened.placed[-1]
    assert abs(offset_ms(sound[:, 0], index)) < 0.3
    assert abs(listened.off_ms) < 0.3
    del listened.placed[: before + 1]
    assert listened.is_whole()
    # Played faster by two thousandths, it is still a tone.
    heard = np.concatenate([samples for _, samples in listened.placed[200:1000]])[:, 0]
    assert residue_db(heard, hz=HZ * 1.002) < -90
