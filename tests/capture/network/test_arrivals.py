from capture.network.arrivals import Arrivals
from mixer.clock import NS_PER_MS, NS_PER_S


def test_lumps_are_laid_down_by_their_latest() -> None:
    arrivals = Arrivals()
    for n in range(200):
        sent_ns = n * 20 * NS_PER_MS
        # Five at a time, when the last of them is there.
        now_ns = (n // 5 * 5 + 4) * 20 * NS_PER_MS + NS_PER_S
        placed_ns = arrivals.placed(sent_ns, now_ns)
        if n < 25:
            assert placed_ns is None
        else:
            assert placed_ns == sent_ns + NS_PER_S + 80 * NS_PER_MS


def test_a_sender_that_starts_anew_is_laid_down_anew() -> None:
    arrivals = Arrivals()
    for n in range(100):
        arrivals.placed(1000 * NS_PER_S, 5 * NS_PER_S + n * 10 * NS_PER_MS)
    assert arrivals.placed(0, 6 * NS_PER_S) == 6 * NS_PER_S


def test_a_rush_of_what_had_waited_does_not_make_all_late() -> None:
    arrivals = Arrivals()
    for n in range(50):
        # A second of sound, in a tenth of one.
        assert arrivals.placed(n * 20 * NS_PER_MS, NS_PER_S + n * 2 * NS_PER_MS) is None
    sent_ns = 2 * NS_PER_S
    assert arrivals.placed(sent_ns, sent_ns + 10 * NS_PER_MS) == sent_ns + 10 * NS_PER_MS
