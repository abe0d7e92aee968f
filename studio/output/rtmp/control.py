"""Protocol control and user control messages (RTMP specification 1.0, sections 5.4 and 7.1.7)."""

from enum import IntEnum

from .errors import RtmpError
from .message import Message, MessageType

_CONTROL_STREAM_ID = 0
_DYNAMIC = 2
_FIELD_BYTES = 4


class UserControl(IntEnum):
    """The user control events that matter to a publisher and its ingest."""

    STREAM_BEGIN = 0
    PING_REQUEST = 6
    PING_RESPONSE = 7


def set_chunk_size(chunk_bytes: int) -> Message:
    """Announce the largest payload of the chunks that follow."""
    return _control(MessageType.SET_CHUNK_SIZE, chunk_bytes.to_bytes(_FIELD_BYTES))


def acknowledgement(received_bytes: int) -> Message:
    """Tell how much has come so far, modulo 2^32."""
    payload = (received_bytes % (1 << 32)).to_bytes(_FIELD_BYTES)
    return _control(MessageType.ACKNOWLEDGEMENT, payload)


def window_ack_size(window_bytes: int) -> Message:
    """Ask for an acknowledgement each time this much has come."""
    return _control(MessageType.WINDOW_ACK_SIZE, window_bytes.to_bytes(_FIELD_BYTES))


def set_peer_bandwidth(window_bytes: int) -> Message:
    """Tell the peer how much it may have unacknowledged."""
    payload = window_bytes.to_bytes(_FIELD_BYTES) + bytes([_DYNAMIC])
    return _control(MessageType.SET_PEER_BANDWIDTH, payload)


def user_control(event: UserControl, value: bytes) -> Message:
    """Return a user control message."""
    return _control(MessageType.USER_CONTROL, event.to_bytes(2) + value)


def number_of(message: Message) -> int:
    """Return the number that a protocol control message carries.

    Raises :class:`RtmpError` when it is cut off.
    """
    if len(message.payload) < _FIELD_BYTES:
        text = "A control message is cut off."
        raise RtmpError(text)
    return int.from_bytes(message.payload[:_FIELD_BYTES])


def _control(kind: MessageType, payload: bytes) -> Message:
    return Message(kind, _CONTROL_STREAM_ID, 0, payload)
