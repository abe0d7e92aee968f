"""What stands in the place of a transport that may not be used here: it carries nothing."""

from studio.talkback.routing.packets import Packet

from .transport import MediaHealth


class RefusedTransport:
    """As :class:`Transport` says, and never up. *reason*: why it may not be used."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self._reason = reason

    @property
    def health(self) -> MediaHealth:
        """Down, and why."""
        return MediaHealth(is_up=False, fault=self._reason)

    async def join(self) -> None:
        """Do nothing."""

    def send(self, _packet: Packet) -> bool:
        """Send nothing."""
        return False

    async def leave(self) -> None:
        """Do nothing."""
