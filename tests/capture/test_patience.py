"""How late a microphone's sound is read: up at once, down by halves, never below the first."""

from capture.patience import Patience
from mixer.clock import NS_PER_MS, NS_PER_S


def test_what_came_too_late_is_waited_for_from_then_on() -> None:
    patience = Patience(6 * NS_PER_MS, 2 * NS_PER_MS, 60 * NS_PER_MS)
    assert patience.note(0, -3 * NS_PER_MS) == 6 * NS_PER_MS
    assert patience.note(NS_PER_S, 4 * NS_PER_MS) == 23 * NS_PER_MS // 2
    assert patience.note(2 * NS_PER_S, 100 * NS_PER_MS) == 60 * NS_PER_MS


def test_what_is_not_needed_any_more_is_given_back() -> None:
    patience = Patience(6 * NS_PER_MS, 2 * NS_PER_MS, 60 * NS_PER_MS)
    patience.note(0, 20 * NS_PER_MS)
    at_ns, delays = 0, []
    for _ in range(8):
        for _ in range(50):
            at_ns += NS_PER_S // 10
            # Blocks come when 7 ms would do; 1.5 ms are kept to spare.
            patience.note(at_ns, 7 * NS_PER_MS - patience.delay_ns)
        delays.append(patience.delay_ns / NS_PER_MS)
    # The first five seconds hold the block that was late.
    assert delays[:2] == [27.5, 27.5 - (27.5 - 8.5) / 2]
    assert delays == sorted(delays, reverse=True)
    assert 8.5 <= delays[-1] < 9.5


def test_it_is_never_less_than_the_least() -> None:
    patience = Patience(6 * NS_PER_MS, 2 * NS_PER_MS, 60 * NS_PER_MS)
    for second in range(60):
        patience.note(second * NS_PER_S, -20 * NS_PER_MS)
    assert 2 * NS_PER_MS <= patience.delay_ns < 3 * NS_PER_MS
