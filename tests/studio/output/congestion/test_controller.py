"""The bit rate on lines of scripted capacity, on a time of their own."""

from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from mixer.clock import NS_PER_MS
from studio.output.congestion import LineSample, RateController, RateLimits
from tests.fakes.narrow_line import NarrowLine

AUDIO_BPS = 160_000
LIMITS = RateLimits(ceiling_bps=3_500_000, floor_bps=800_000, audio_bps=AUDIO_BPS)

_capacities = st.integers(1_300_000, 12_000_000)


def _line(capacity_bps: int, round_trip_s: float = 0.03) -> NarrowLine:
    return NarrowLine(
        capacity_bps,
        target_bps=LIMITS.ceiling_bps,
        audio_bps=AUDIO_BPS,
        round_trip_s=round_trip_s,
    )


def _cuts(targets: list[int]) -> int:
    """Return how often the rate turned from up to down."""
    turns, rising = 0, False
    for before, after in pairwise(targets):
        if after < before and rising:
            turns += 1
        rising = after > before or (rising and after == before)
    return turns


def test_a_line_that_is_wide_enough_gets_the_whole_bit_rate() -> None:
    controller, line = RateController(LIMITS), _line(4_000_000)
    seen = line.run(60, controller.observe)
    assert {target for _, target in seen} == {LIMITS.ceiling_bps}
    assert not controller.reduced
    assert controller.line_bps == 0


def test_a_line_that_shrinks_from_4_to_1_5_mbit_is_followed_and_nothing_is_dropped() -> None:
    controller, line = RateController(LIMITS), _line(4_000_000)
    line.run(10, controller.observe)
    line.capacity_bps = 1_500_000
    after = line.run(60, controller.observe)
    assert max(delay for delay, _ in after) < 3
    assert max(delay for delay, _ in after[100:]) < 0.6
    assert all(target + AUDIO_BPS < 1_750_000 for _, target in after[100:])
    assert sum(target for _, target in after[100:]) / len(after[100:]) > 1_100_000
    assert line.dropped == 0
    assert controller.reduced
    assert controller.line_bps == pytest.approx(1_500_000, rel=0.1)


def test_a_line_that_widens_again_is_used_again_to_the_ceiling() -> None:
    controller, line = RateController(LIMITS), _line(1_500_000)
    line.run(20, controller.observe)
    assert controller.reduced
    line.capacity_bps = 4_000_000
    after = line.run(60, controller.observe)
    assert after[-1][1] == LIMITS.ceiling_bps
    assert max(delay for delay, _ in after[20:]) < 0.5


def test_the_floor_is_kept_on_a_line_that_is_worth_less() -> None:
    controller, line = RateController(LIMITS), _line(400_000)
    seen = line.run(20, controller.observe)
    assert min(target for _, target in seen) == LIMITS.floor_bps
    assert line.dropped > 0


def test_a_line_that_takes_nothing_at_all_changes_nothing() -> None:
    controller, line = RateController(LIMITS), _line(8_000_000)
    line.run(5, controller.observe)
    line.capacity_bps = 0
    stalled = line.run(2, controller.observe)
    line.capacity_bps = 8_000_000
    after = line.run(20, controller.observe)
    assert {target for _, target in stalled + after} == {LIMITS.ceiling_bps}


def test_another_connection_is_judged_by_itself_and_keeps_the_rate() -> None:
    controller, line = RateController(LIMITS), _line(1_500_000)
    line.run(20, controller.observe)
    before = controller.target_bps
    assert controller.observe(None) == before
    first = LineSample(line.now_ns, 2, 0, 2000, 60_000)
    assert controller.observe(first) == before
    assert controller.delay_ms == 2000


def test_a_moments_burst_is_no_narrow_line() -> None:
    controller = RateController(LIMITS)
    delivered = 0
    for number in range(100):
        delivered += 40_000
        waiting_ms = 900 if number % 20 < 3 else 0
        sample = LineSample(number * 100 * NS_PER_MS, 1, delivered, waiting_ms, 2000)
        assert controller.observe(sample) == LIMITS.ceiling_bps


@settings(max_examples=20, deadline=None, phases=[Phase.generate])
@given(st.lists(st.tuples(_capacities, st.integers(1, 12)), min_size=1, max_size=5))
def test_the_rate_stays_between_floor_and_ceiling_whatever_the_line_does(
    script: list[tuple[int, int]],
) -> None:
    controller, line = RateController(LIMITS), _line(6_000_000)
    for capacity_bps, seconds in script:
        line.capacity_bps = capacity_bps
        for delay_s, target in line.run(seconds, controller.observe):
            assert LIMITS.floor_bps <= target <= LIMITS.ceiling_bps
            assert delay_s < 3


@settings(max_examples=8, deadline=None, phases=[Phase.generate])
@given(_capacities, st.floats(0.002, 0.15))
def test_on_a_steady_line_the_rate_comes_to_rest_near_what_it_carries(
    capacity_bps: int, round_trip_s: float
) -> None:
    controller = RateController(LIMITS)
    line = _line(capacity_bps, round_trip_s)
    line.run(60, controller.observe)
    seen = line.run(240, controller.observe)
    targets = [target for _, target in seen]
    assert _cuts(targets) <= 6
    assert max(delay for delay, _ in seen) < 1
    best = min(LIMITS.ceiling_bps, capacity_bps - AUDIO_BPS)
    assert 0.75 * best <= sum(targets) / len(targets) <= best
