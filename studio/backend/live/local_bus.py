"""The bus within one process."""

from collections import defaultdict
from collections.abc import Callable

from mixer.handoff import Guard
from studio.backend.bus import Topic

Heard = Callable[[bytes], None]


class LocalBus:
    """Calls whoever subscribed, on the sender's thread, in the order that they came."""

    def __init__(self) -> None:
        self._guard = Guard()
        self._hearers: dict[Topic, tuple[Heard, ...]] = defaultdict(tuple)

    def publish(self, topic: Topic, body: bytes) -> None:
        """As the Protocol says."""
        with self._guard:
            hearers = self._hearers[topic]
        # Outside of the lock: one that hears may end, or say something itself.
        for heard in hearers:
            heard(body)

    def subscribe(self, topic: Topic, heard: Heard) -> Callable[[], None]:
        """As the Protocol says."""

        # A name of its own, so that what subscribed twice ends once.
        def hearer(body: bytes) -> None:
            heard(body)

        with self._guard:
            self._hearers[topic] = (*self._hearers[topic], hearer)

        def end() -> None:
            with self._guard:
                self._hearers[topic] = tuple(
                    each for each in self._hearers[topic] if each is not hearer
                )

        return end
