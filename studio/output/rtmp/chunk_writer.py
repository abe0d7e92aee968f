"""Messages to chunks (RTMP specification 1.0, section 5.3.1)."""

from dataclasses import dataclass

from .message import TIMESTAMP_MODULUS, Message, MessageType

DEFAULT_CHUNK_BYTES = 128
_EXTENDED = 0xFFFFFF
_WHOLE_HEADER, _NO_STREAM_ID, _NOTHING = 0, 1, 3
_CONTROL, _COMMAND, _AUDIO, _DATA, _VIDEO = 2, 3, 4, 5, 6
_CHUNK_STREAM_OF: dict[int, int] = {
    MessageType.COMMAND: _COMMAND,
    MessageType.COMMAND_AMF3: _COMMAND,
    MessageType.DATA: _DATA,
    MessageType.DATA_AMF3: _DATA,
    MessageType.AUDIO: _AUDIO,
    MessageType.VIDEO: _VIDEO,
}


@dataclass(frozen=True, slots=True)
class _Sent:
    """What the last message of a chunk stream was like."""

    stream_id: int
    timestamp_ms: int


class ChunkWriter:
    """Writes whole messages, each kind of media on a chunk stream of its own."""

    def __init__(self) -> None:
        self.chunk_bytes = DEFAULT_CHUNK_BYTES
        """The largest payload of a chunk; change it right after a message that announces it."""
        self._sent: dict[int, _Sent] = {}

    def write(self, message: Message) -> bytes:
        """Return the chunks of *message*."""
        chunk_stream = _CHUNK_STREAM_OF.get(message.type_id, _CONTROL)
        timestamp_ms = message.timestamp_ms % TIMESTAMP_MODULUS
        sent = self._sent.get(chunk_stream)
        self._sent[chunk_stream] = _Sent(message.stream_id, timestamp_ms)
        # Deltas only forward: receivers disagree on what a wrapped one means.
        by_delta = (
            sent is not None
            and sent.stream_id == message.stream_id
            and timestamp_ms >= sent.timestamp_ms
        )
        time_field = timestamp_ms - sent.timestamp_ms if sent and by_delta else timestamp_ms
        extended = time_field.to_bytes(4) if time_field >= _EXTENDED else b""
        header = (
            min(time_field, _EXTENDED).to_bytes(3)
            + len(message.payload).to_bytes(3)
            + bytes([message.type_id])
        )
        if by_delta:
            first = bytes([_NO_STREAM_ID << 6 | chunk_stream]) + header
        else:
            first = bytes([_WHOLE_HEADER << 6 | chunk_stream]) + header
            first += message.stream_id.to_bytes(4, "little")
        # A continuation repeats the extended time, as every implementation in use does.
        following = bytes([_NOTHING << 6 | chunk_stream]) + extended
        payload, size = message.payload, self.chunk_bytes
        parts = [first, extended, payload[:size]]
        for at in range(size, len(payload), size):
            parts += [following, payload[at : at + size]]
        return b"".join(parts)
