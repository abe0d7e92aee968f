"""Chunks to messages (RTMP specification 1.0, section 5.3.1)."""

from dataclasses import dataclass, field

from .chunk_writer import DEFAULT_CHUNK_BYTES
from .errors import RtmpError
from .message import TIMESTAMP_MODULUS, Message

MOST_MESSAGE_BYTES = 4 << 20
"""A key frame at 50 Mbit/s would have room in this thirteen times."""
_EXTENDED = 0xFFFFFF
_WHOLE, _NO_STREAM_ID, _TIME_ONLY, _NOTHING = range(4)
_HEADER_BYTES = {_WHOLE: 11, _NO_STREAM_ID: 7, _TIME_ONLY: 3, _NOTHING: 0}
_MOST_CHUNK_STREAMS = 32


@dataclass(slots=True)
class _ChunkStream:
    """What the next chunk of a chunk stream may leave out, and the message it continues."""

    timestamp_ms: int = 0
    time_field: int = 0
    extended: bool = False
    length: int = 0
    type_id: int = 0
    stream_id: int = 0
    partial: bytearray = field(default_factory=bytearray)


@dataclass(frozen=True, slots=True)
class _Header:
    """A chunk's header, whatever it left out filled in."""

    form: int
    time_field: int
    extended: bool
    length: int
    type_id: int
    stream_id: int


class ChunkReader:
    """Takes bytes however they were cut and returns whole messages.

    Never holds more than *most_bytes* of unfinished messages, and one chunk besides.
    """

    def __init__(self, most_bytes: int = MOST_MESSAGE_BYTES) -> None:
        self.chunk_bytes = DEFAULT_CHUNK_BYTES
        """The largest payload of a chunk, as the peer announced it."""
        self._most_bytes = most_bytes
        self._buffer = bytearray()
        self._streams: dict[int, _ChunkStream] = {}
        self._held = 0

    def feed(self, data: bytes) -> None:
        """Take what came."""
        self._buffer += data

    def next_message(self) -> Message | None:
        """Return the next whole message; None until more is fed.

        One at a time, because a message may change how the bytes after it are to be read.
        Raises :class:`RtmpError` on what cannot be RTMP, or would be too large.
        """
        at = 0
        message = None
        while message is None:
            size, message = self._chunk(at)
            if not size:
                break
            at += size
        del self._buffer[:at]
        return message

    def abort(self, chunk_stream: int) -> None:
        """Forget the unfinished message of *chunk_stream*, as an abort message asks."""
        stream = self._streams.get(chunk_stream)
        if stream is not None:
            self._held -= len(stream.partial)
            stream.partial.clear()

    def _chunk(self, begin: int) -> tuple[int, Message | None]:
        """Read the chunk at *begin*; return its size, 0 when it is not all there, and a message."""
        basic = self._basic_header(begin)
        if basic is None:
            return 0, None
        form, stream, at = basic
        parsed = self._header(form, stream, at)
        if parsed is None:
            return 0, None
        header, at = parsed
        size = min(self.chunk_bytes, header.length - len(stream.partial))
        if len(self._buffer) < at + size:
            return 0, None
        self._accept(stream, header)
        stream.partial += self._buffer[at : at + size]
        self._held += size
        if self._held > self._most_bytes:
            message = "Too many unfinished messages at once."
            raise RtmpError(message)
        return at + size - begin, self._finished(stream)

    def _basic_header(self, at: int) -> tuple[int, _ChunkStream, int] | None:
        buffer = self._buffer
        if at >= len(buffer):
            return None
        form, chunk_stream = buffer[at] >> 6, buffer[at] & 0x3F
        more = {0: 1, 1: 2}.get(chunk_stream, 0)
        if len(buffer) < at + 1 + more:
            return None
        if more:
            chunk_stream = 64 + int.from_bytes(buffer[at + 1 : at + 1 + more], "little")
        stream = self._streams.get(chunk_stream) or self._new_stream(chunk_stream, form)
        return form, stream, at + 1 + more

    def _new_stream(self, chunk_stream: int, form: int) -> _ChunkStream:
        # Some clients begin a chunk stream without a stream id; with less nothing can begin.
        if form in {_TIME_ONLY, _NOTHING}:
            message = "A chunk continues what never began."
            raise RtmpError(message)
        if len(self._streams) >= _MOST_CHUNK_STREAMS:
            message = "There are more chunk streams than any publisher needs."
            raise RtmpError(message)
        return self._streams.setdefault(chunk_stream, _ChunkStream())

    def _header(self, form: int, stream: _ChunkStream, at: int) -> tuple[_Header, int] | None:
        if stream.partial and form != _NOTHING:
            message = "A message begins before the last one of its chunk stream has ended."
            raise RtmpError(message)
        end = at + _HEADER_BYTES[form]
        if len(self._buffer) < end:
            return None
        raw = bytes(self._buffer[at:end])
        time_field, extended = stream.time_field, stream.extended
        if form != _NOTHING:
            time_field = int.from_bytes(raw[:3])
            extended = time_field == _EXTENDED
        if extended:
            if len(self._buffer) < end + 4:
                return None
            time_field = int.from_bytes(self._buffer[end : end + 4])
            end += 4
        length, type_id, stream_id = stream.length, stream.type_id, stream.stream_id
        if form in {_WHOLE, _NO_STREAM_ID}:
            length, type_id = int.from_bytes(raw[3:6]), raw[6]
        if form == _WHOLE:
            stream_id = int.from_bytes(raw[7:], "little")
        if length > self._most_bytes:
            message = "A message is larger than any picture can be."
            raise RtmpError(message)
        return _Header(form, time_field, extended, length, type_id, stream_id), end

    @staticmethod
    def _accept(stream: _ChunkStream, header: _Header) -> None:
        if stream.partial:
            return
        # After a whole header its time serves as the delta too (section 5.3.1.2.4).
        before_ms = 0 if header.form == _WHOLE else stream.timestamp_ms
        stream.timestamp_ms = (before_ms + header.time_field) % TIMESTAMP_MODULUS
        stream.time_field, stream.extended = header.time_field, header.extended
        stream.length, stream.type_id = header.length, header.type_id
        stream.stream_id = header.stream_id

    def _finished(self, stream: _ChunkStream) -> Message | None:
        if len(stream.partial) < stream.length:
            return None
        payload = bytes(stream.partial)
        self._held -= len(payload)
        stream.partial.clear()
        return Message(stream.type_id, stream.stream_id, stream.timestamp_ms, payload)
