"""The embedded transport: voices over the WebSocket that all else of the call goes by, too."""

from studio.talkback.routing.packets import Packet, decode_packet, encode_packet

from .call_socket import CallSocket
from .transport import Heard, MediaHealth


class OwnTransport:
    """The event loop's. *socket* is the call's, opened and closed by whoever made it."""

    name = "own"

    def __init__(self, socket: CallSocket, heard: Heard) -> None:
        self._socket = socket
        self._heard = heard
        self._joined = False
        self.broken = 0
        """How many packets could not be read."""

    @property
    def health(self) -> MediaHealth:
        """How the socket is now."""
        socket = self._socket
        is_up = self._joined and socket.is_up
        return MediaHealth(
            is_up=is_up,
            round_trip_ms=socket.round_trip_ms,
            dropped=socket.dropped,
            fault="" if is_up else "The connection to the call was lost; it is made again.",
        )

    async def join(self) -> None:
        """Let voices through."""
        self._joined = True

    def send(self, packet: Packet) -> bool:
        """Send a packet of one's own; False when it was dropped."""
        return self._joined and self._socket.send(encode_packet(packet))

    def take(self, data: bytes, now_ns: int) -> None:
        """Hear what came by the socket."""
        if not self._joined:
            return
        try:
            packet = decode_packet(data)
        except ValueError:
            self.broken += 1
            return
        self._heard(packet, now_ns)

    async def leave(self) -> None:
        """Let no voice through any more."""
        self._joined = False
