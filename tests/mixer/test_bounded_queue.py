import threading

from mixer.handoff import BoundedQueue
from tests.waiting import wait_until


def test_what_does_not_wake_is_found_with_what_does() -> None:
    queue: BoundedQueue[int] = BoundedQueue(10)
    got: list[int | None] = []
    reader = threading.Thread(target=lambda: got.append(queue.get(timeout_s=10)))
    reader.start()
    waiters = queue._ready._waiters  # type: ignore[attr-defined]  # who waits is told by nothing else
    wait_until(lambda: len(waiters) == 1, 10, "it waits")
    queue.wake()
    assert len(waiters) == 1
    queue.put(1, wakes=False)
    queue.put(2, wakes=False)
    assert len(waiters) == 1
    queue.wake()
    reader.join(10)
    assert got == [1]
    assert queue.get(timeout_s=0) == 2
    assert queue.get(timeout_s=0) is None


def test_all_that_waits_is_taken_at_once() -> None:
    queue: BoundedQueue[int] = BoundedQueue(2)
    assert queue.get_all() == []
    for number in range(3):
        queue.put(number, wakes=False)
    assert queue.get_all() == [0, 1]
    assert queue.get_all() == []
    assert queue.dropped == 1
