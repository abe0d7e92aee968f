"""What both ends of an RTMP connection do once the handshake is done, without I/O."""

from . import control
from .chunk_reader import MOST_MESSAGE_BYTES, ChunkReader
from .chunk_writer import ChunkWriter
from .control import UserControl
from .errors import RtmpError
from .message import Message, MessageType

_COUNTER_MODULUS = 1 << 32
_LARGEST_CHUNK = 0x7FFFFFFF


class RtmpConnection:
    """Chunks both ways, acknowledgements, pings; media and commands are the caller's.

    One thread's. What is to be sent is collected and taken by :meth:`take_outgoing`.
    """

    def __init__(self, most_message_bytes: int = MOST_MESSAGE_BYTES) -> None:
        self._reader = ChunkReader(most_message_bytes)
        self._writer = ChunkWriter()
        self._outgoing: list[bytes] = []
        self._received = 0
        self._told = 0
        self._window: int | None = None
        self._sent = 0
        self._acknowledged: int | None = None
        self._largest_step = 0

    def feed(self, data: bytes) -> None:
        """Take what came, and note that it is to be acknowledged.

        Raises nothing; :meth:`next_message` does.
        """
        self._reader.feed(data)
        self._received += len(data)
        if self._window is not None and self._received - self._told >= self._window:
            self._told = self._received
            self.send(control.acknowledgement(self._received))

    def next_message(self) -> Message | None:
        """Return the next message that is not the connection's own affair; None for no more.

        Raises :class:`RtmpError`.
        """
        while (message := self._reader.next_message()) is not None:
            if not self._handled(message):
                return message
        return None

    def send(self, message: Message) -> None:
        """Add *message* to what is to be sent."""
        data = self._writer.write(message)
        self._sent += len(data)
        self._outgoing.append(data)

    def send_chunk_size(self, chunk_bytes: int) -> None:
        """Use chunks of *chunk_bytes* from here on, and say so."""
        self.send(control.set_chunk_size(chunk_bytes))
        self._writer.chunk_bytes = chunk_bytes

    def take_outgoing(self) -> bytes:
        """Return what is to be sent, and forget it."""
        data = b"".join(self._outgoing)
        self._outgoing.clear()
        return data

    @property
    def acknowledges(self) -> bool:
        """Whether the peer has acknowledged anything at all; some servers never do."""
        return self._acknowledged is not None

    @property
    def acknowledged_bytes(self) -> int:
        """How much of what was sent the peer has acknowledged."""
        return self._acknowledged or 0

    @property
    def sent_bytes(self) -> int:
        """How much was given to be sent since the handshake."""
        return self._sent

    @property
    def acknowledgement_step_bytes(self) -> int:
        """The most that the peer let pass from one acknowledgement to the next.

        Some servers keep to a window of their own, whatever they are asked.
        """
        return self._largest_step

    @property
    def unacknowledged_bytes(self) -> int:
        """How much of what was sent the peer has not acknowledged."""
        # Counted after the handshake; peers differ on whether that counts, hence the floor.
        return max(0, self._sent - self.acknowledged_bytes)

    def _handled(self, message: Message) -> bool:
        match message.type_id:
            case MessageType.SET_CHUNK_SIZE:
                size = control.number_of(message)
                if not 0 < size <= _LARGEST_CHUNK:
                    text = "The peer announces an impossible chunk size."
                    raise RtmpError(text)
                self._reader.chunk_bytes = size
            case MessageType.ABORT:
                self._reader.abort(control.number_of(message))
            case MessageType.WINDOW_ACK_SIZE:
                self._window = max(1, control.number_of(message))
            case MessageType.SET_PEER_BANDWIDTH:
                control.number_of(message)
            case MessageType.ACKNOWLEDGEMENT:
                self._note_acknowledged(control.number_of(message))
            case MessageType.USER_CONTROL:
                self._answer_ping(message.payload)
            case _:
                return False
        return True

    def _note_acknowledged(self, counter: int) -> None:
        # The counter is 32 bits wide: take the newest total that it can mean.
        total = self._sent - (self._sent - counter) % _COUNTER_MODULUS
        if total < 0:  # it counts the handshake, too, and is ahead of us
            total = self._sent
        step = total - (self._acknowledged or 0)
        self._largest_step = max(self._largest_step, step)
        self._acknowledged = max(self._acknowledged or 0, total)

    def _answer_ping(self, payload: bytes) -> None:
        if payload[:2] == UserControl.PING_REQUEST.to_bytes(2):
            self.send(control.user_control(UserControl.PING_RESPONSE, payload[2:6]))
