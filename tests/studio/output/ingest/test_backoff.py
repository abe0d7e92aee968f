import random

import pytest

from mixer.clock import NS_PER_S
from studio.output.ingest.backoff import Backoff, Pace
from studio.output.ingest.errors import StalledError
from studio.output.ingest.stall_watch import StallWatch
from tests.fakes.clock import FakeClock


def _backoff() -> Backoff:
    return Backoff(random.Random(1))  # noqa: S311 - jitter keeps no secret


def _waits(pace: Pace, count: int) -> list[float]:
    backoff = _backoff()
    return [backoff.next_s(pace) for _ in range(count)]


def test_waits_grow_from_a_tenth_to_about_a_second() -> None:
    waits = _waits(Pace.NETWORK, 1000)
    for index, expected in enumerate([0.1, 0.16, 0.256, 0.41, 0.655, 1.0, 1.0]):
        assert waits[index] == pytest.approx(expected, rel=0.201)
    assert all(0.8 <= wait <= 1.2 for wait in waits[6:])
    assert len({round(wait, 6) for wait in waits[6:]}) > 900


def test_a_refusal_is_tried_again_after_two_seconds_and_a_certificate_after_five() -> None:
    assert all(1.6 <= wait <= 2.4 for wait in _waits(Pace.REFUSAL, 20)[8:])
    assert all(4 <= wait <= 6 for wait in _waits(Pace.CERTIFICATE, 20))


def test_success_begins_anew() -> None:
    backoff = _backoff()
    for _ in range(10):
        backoff.next_s(Pace.NETWORK)
    backoff.reset()
    assert backoff.next_s(Pace.NETWORK) <= 0.12


def test_no_progress_is_a_stall_after_two_and_a_half_seconds_if_some_was_expected() -> None:
    clock = FakeClock()
    watch = StallWatch(clock, 5 * NS_PER_S // 2)
    watch.check(5, expected=True)
    clock.advance(2_400_000_000)
    watch.check(5, expected=True)
    watch.check(6, expected=True)
    clock.advance(2_400_000_000)
    watch.check(6, expected=False)
    clock.advance(2_400_000_000)
    watch.check(6, expected=True)
    clock.advance(2_500_000_000)
    with pytest.raises(StalledError):
        watch.check(6, expected=True)
