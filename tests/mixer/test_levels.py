"""Meters that tell the truth to whoever looks, however seldom."""

import numpy as np
import pytest

from mixer.levels import CLIP_HELD_S, LevelMeter
from mixer.media import Samples


def _sine(peak: float, blocks: int = 1, hz: float = 1000.0) -> Samples:
    wave = peak * np.sin(2 * np.pi * hz * np.arange(480 * blocks) / 48_000)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1)


def _silence(seconds: float) -> list[Samples]:
    return [np.zeros((480, 2), np.float32)] * round(seconds * 100)


@pytest.mark.parametrize("gain", [1.0, 0.25])
@pytest.mark.parametrize("hz", [50.0, 440.0, 1000.0])
def test_a_sine_is_measured_as_it_is(gain: float, hz: float) -> None:
    meter = LevelMeter()
    levels = [meter.put(block, gain) for block in np.split(_sine(0.5, 300, hz), 300)][-1]
    assert levels.peak_db == pytest.approx(20 * np.log10(0.5 * gain), abs=0.05)
    assert levels.rms_db == pytest.approx(levels.peak_db - 3.01, abs=0.2)
    assert not levels.clipped


def test_a_peak_of_one_block_is_seen_by_who_looks_late() -> None:
    meter = LevelMeter()
    meter.put(_sine(0.5))
    levels = [meter.put(block) for block in _silence(0.1)][-1]
    assert levels.peak_db == pytest.approx(-6.02 - 2, abs=0.1)


def test_a_clip_is_held_and_let_go() -> None:
    meter = LevelMeter()
    meter.put(np.clip(_sine(1.5), -1, 1))
    for block in _silence(CLIP_HELD_S - 0.1):
        assert meter.put(block).clipped
    assert not [meter.put(block) for block in _silence(0.2)][-1].clipped


def test_what_was_cut_off_before_it_came_is_said_however_low_its_fader() -> None:
    cut_by_16_bits = np.clip(_sine(1.5), -1, 32767 / 32768)
    assert LevelMeter().put(cut_by_16_bits, 0.1).clipped
    assert LevelMeter().put(_sine(0.6), 2.0).clipped
    master = _sine(0.5)
    master[100, 0] = 1.0
    assert not LevelMeter().put(master).clipped
