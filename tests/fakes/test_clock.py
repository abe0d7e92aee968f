import threading
from collections.abc import Callable

import pytest

from mixer.clock import Clock, MonotonicClock
from tests.fakes.clock import FakeClock, Sleep


def _in_thread(body: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=body)
    thread.start()
    return thread


@pytest.mark.parametrize("clock", [FakeClock(7), MonotonicClock()])
def test_a_time_that_has_come_needs_no_sleep(clock: Clock) -> None:
    assert not clock.sleep_until(clock.now_ns())


def test_a_sleeper_wakes_at_its_time_and_not_before() -> None:
    clock = FakeClock()
    woken: list[tuple[bool, int]] = []
    thread = _in_thread(lambda: woken.append((clock.sleep_until(100), clock.now_ns())))
    clock.wait_for_sleepers()
    clock.advance(99)
    assert clock.sleepers == 1
    assert not woken
    clock.advance(1)
    assert clock.sleepers == 0
    thread.join(5)
    assert woken == [(True, 100)]


def test_two_sleepers_for_the_same_moment_both_wake() -> None:
    clock = FakeClock()
    threads = [_in_thread(lambda: clock.sleep_until(100)) for _ in range(2)]
    clock.wait_for_sleepers(2)
    clock.advance_to(100)
    for thread in threads:
        thread.join(5)
        assert not thread.is_alive()


def test_says_when_nobody_sleeps() -> None:
    with pytest.raises(AssertionError, match="0 of 1 threads were asleep"):
        FakeClock().wait_for_sleepers(timeout_s=0.05)


def test_released_threads_can_be_joined() -> None:
    clock = FakeClock()
    thread = _in_thread(lambda: [clock.sleep_until(t) for t in range(10, 100, 10)])
    clock.wait_for_sleepers()
    clock.release()
    thread.join(5)
    assert clock.now_ns() == 90


def test_jumps_by_itself_when_asked_to() -> None:
    clock = FakeClock(sleep=Sleep.JUMPS)
    assert clock.sleep_until(50)
    assert clock.now_ns() == 50


def test_never_goes_back() -> None:
    clock = FakeClock(50)
    clock.advance_to(10)
    assert clock.now_ns() == 50
