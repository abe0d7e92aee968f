"""A lock that goes round."""

import threading
from collections.abc import Callable

from mixer.handoff import FairGuard
from tests.waiting import wait_until


def test_a_fair_guard_is_handed_to_whoever_waited_longest() -> None:
    guard, order = FairGuard(), list[int]()

    def wait(number: int) -> None:
        with guard:
            order.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(5)]
    with guard:
        for count, thread in enumerate(threads, 1):
            thread.start()
            wait_until(_waits(guard, count), 5, "its turn")
    # Taken and given back at once, over and over, it still goes round.
    for _ in range(5):
        with guard:
            order.append(9)
    for thread in threads:
        thread.join(5)
    assert [number for number in order if number != 9] == [0, 1, 2, 3, 4]
    assert order[0] == 0
    with guard:
        pass


def _waits(guard: FairGuard, count: int) -> Callable[[], bool]:
    return lambda: len(guard._turns) == count
