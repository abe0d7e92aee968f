"""What is kept back: more at once, less little by little, and ever less often on trial."""

import pytest

from capture.slack import Slack

_BLOCK_S = 0.01


def _pass(slack: Slack, seconds: float, needed_s: float) -> float:
    """Return how much less is kept after so long in time."""
    return sum(slack.in_time(needed_s, _BLOCK_S) for _ in range(round(seconds / _BLOCK_S)))


def test_what_comes_late_is_given_as_long_as_it_needed_at_once() -> None:
    slack = Slack(0.006, 0.06)
    assert slack.late(0.004) == pytest.approx(0.005)
    assert slack.kept_s == pytest.approx(0.011)
    assert slack.late(1.0) == pytest.approx(0.049)
    assert slack.kept_s == 0.06


def test_what_is_no_longer_needed_is_given_back_too_slowly_to_be_heard() -> None:
    slack = Slack(0.006, 0.06)
    slack.late(0.02)
    assert _pass(slack, 1.9, 0.010) == 0
    assert _pass(slack, 1.1, 0.010) == pytest.approx(0.002, abs=0.0002)
    assert slack.in_time(0.010, _BLOCK_S) <= 0.002 * _BLOCK_S
    _pass(slack, 20, 0.010)
    # A little more than it needed at the worst.
    assert slack.kept_s == pytest.approx(0.011)


def test_the_least_is_always_kept() -> None:
    slack = Slack(0.006, 0.06)
    slack.late(0.02)
    _pass(slack, 30, 0.0)
    assert slack.kept_s == pytest.approx(0.006)


def test_what_is_needed_now_and_then_is_kept() -> None:
    slack = Slack(0.006, 0.06)
    slack.late(0.02)
    for _ in range(20):
        _pass(slack, 1, 0.006)
        assert slack.in_time(0.02, _BLOCK_S) >= 0
    assert slack.kept_s == pytest.approx(0.021)


def test_each_time_that_less_was_too_little_it_is_tried_half_as_soon() -> None:
    slack = Slack(0.006, 0.06)
    slack.late(0.02)
    waits_s = []
    for _ in range(4):
        waited_s = 0.0
        while not slack.in_time(0.006, _BLOCK_S):
            waited_s += _BLOCK_S
        waits_s.append(waited_s)
        slack.late(0.01)
    assert waits_s == pytest.approx([2, 4, 8, 16], abs=0.05)


def test_what_was_late_before_anything_was_given_back_is_no_lesson() -> None:
    slack = Slack(0.006, 0.06)
    for _ in range(5):
        slack.late(0.005)
    assert _pass(slack, 2.1, 0.006) > 0
