"""The bus between instances: NATS's own subjects, at most once, to whoever is connected."""

from collections.abc import Callable

from nats.aio.msg import Msg

from studio.backend.bus import Topic

from .nats_link import NatsLink


class NatsBus:
    """Tells every instance. What it carries is small, and what it loses is asked for anew."""

    def __init__(self, link: NatsLink) -> None:
        self._link = link

    def publish(self, topic: Topic, body: bytes) -> None:
        """As the Protocol says. Any thread but the bus's own."""

        async def send() -> None:
            await self._link.client.publish(topic.value, body)

        self._link.run(send)

    def subscribe(self, topic: Topic, heard: Callable[[bytes], None]) -> Callable[[], None]:
        """As the Protocol says."""

        async def hear(message: Msg) -> None:
            heard(message.data)

        subscription = self._link.run(lambda: self._link.client.subscribe(topic.value, cb=hear))
        # Known to the server before anybody says anything.
        self._link.run(self._link.client.flush)

        def end() -> None:
            self._link.run(subscription.unsubscribe)

        return end
