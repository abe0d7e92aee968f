"""Messages, the unit above chunks (Adobe's RTMP specification 1.0, section 6 and 7)."""

from dataclasses import dataclass
from enum import IntEnum


class MessageType(IntEnum):
    """The message types that occur between a publisher and an ingest."""

    SET_CHUNK_SIZE = 1
    ABORT = 2
    ACKNOWLEDGEMENT = 3
    USER_CONTROL = 4
    WINDOW_ACK_SIZE = 5
    SET_PEER_BANDWIDTH = 6
    AUDIO = 8
    VIDEO = 9
    DATA_AMF3 = 15
    COMMAND_AMF3 = 17
    DATA = 18
    COMMAND = 20


TIMESTAMP_MODULUS = 1 << 32
"""Timestamps are milliseconds in 32 bits and wrap after 49.7 days."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message; ``type_id`` is a number because peers send types that we do not know.

    The payload is kept out of the representation, for a publish command holds the stream key.
    """

    type_id: int
    stream_id: int
    timestamp_ms: int
    payload: bytes

    def __repr__(self) -> str:
        return (
            f"Message(type_id={self.type_id}, stream_id={self.stream_id}, "
            f"timestamp_ms={self.timestamp_ms}, {len(self.payload)} bytes)"
        )
