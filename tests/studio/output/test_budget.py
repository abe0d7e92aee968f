from fractions import Fraction

import pytest

from mixer.clock import NS_PER_MS, MonotonicClock
from studio.output.budget import (
    HOUSE_FORMATS,
    PREFERENCES,
    HouseFormat,
    Trial,
    choose_format,
    measure_budget,
)
from tests.waiting import timing


def _trials(cpu_720_ms: float, cpu_1080_ms: float) -> list[Trial]:
    return [
        Trial(1280, 720, 3 * NS_PER_MS, int(cpu_720_ms * NS_PER_MS)),
        Trial(1920, 1080, 6 * NS_PER_MS, int(cpu_1080_ms * NS_PER_MS)),
    ]


def test_the_trial_is_short_and_measures_both_sizes() -> None:
    with timing() as watch:
        trials = measure_budget(MonotonicClock())
    assert watch.seconds < 1.5  # 0.4 s are usual
    assert [(trial.width, trial.height) for trial in trials] == [(1280, 720), (1920, 1080)]
    assert all(trial.wall_ns > 0 and trial.cpu_ns > 0 for trial in trials)


@pytest.mark.parametrize(
    ("cpu_720_ms", "cpu_1080_ms", "height", "rate"),
    [(2, 4, 1080, 60), (4, 9, 1080, 50), (6, 14, 1080, 30), (9, 19, 1080, 25), (12, 40, 720, 30)],
)
def test_the_first_preference_that_fits_is_chosen(
    cpu_720_ms: float, cpu_1080_ms: float, height: int, rate: int
) -> None:
    choice = choose_format(_trials(cpu_720_ms, cpu_1080_ms), cores=2)
    assert (choice.format.height, int(choice.format.rate)) == (height, rate)
    assert "of 2 cores" in choice.reason


def test_a_machine_too_slow_for_all_gets_the_smallest() -> None:
    choice = choose_format(_trials(90, 200), cores=1)
    assert choice.format == PREFERENCES[-1] == HouseFormat(1280, 720, Fraction(25))
    assert "even this takes 225% of one core" in choice.reason


def test_a_slow_wall_rules_a_format_out_on_a_machine_of_many_cores() -> None:
    trials = [Trial(1280, 720, 5 * NS_PER_MS, 1), Trial(1920, 1080, 15 * NS_PER_MS, 1)]
    assert choose_format(trials, cores=64).format.rate == 30


def test_every_house_format_has_a_bit_rate_in_bounds() -> None:
    assert len(HOUSE_FORMATS) == 10
    assert {2_764_800, 6_220_800} <= {house.bitrate_bps for house in HOUSE_FORMATS}
    assert all(2_500_000 <= house.bitrate_bps <= 9_000_000 for house in HOUSE_FORMATS)
