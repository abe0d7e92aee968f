"""A bus within the test."""

from collections import defaultdict
from collections.abc import Callable

from studio.backend.bus import Topic


class MemoryBus:
    """Calls whoever subscribed, on the sender's thread."""

    def __init__(self) -> None:
        self._hearers: dict[Topic, list[Callable[[bytes], None]]] = defaultdict(list)

    def publish(self, topic: Topic, body: bytes) -> None:
        for heard in list(self._hearers[topic]):
            heard(body)

    def subscribe(self, topic: Topic, heard: Callable[[bytes], None]) -> Callable[[], None]:
        self._hearers[topic].append(heard)
        return lambda: self._hearers[topic].remove(heard)
