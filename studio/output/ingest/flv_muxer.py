"""One stream of packets to RTMP messages, by a muxer of its own."""

from collections.abc import Iterable

from mixer.clock import NS_PER_MS
from studio.output.muxing import open_muxer
from studio.output.packet import AudioHeader, EncodedPacket, VideoHeader
from studio.output.rtmp import TIMESTAMP_MODULUS, Message, TagReader

_OPTIONS = {
    "flush_packets": "1",
    "flvflags": "no_metadata+no_duration_filesize+no_sequence_end",
}


def at_time(messages: Iterable[Message], time_ns: int) -> list[Message]:
    """Return *messages* at *time_ns* of the stream.

    FFmpeg's FLV holds 31 bits of milliseconds, and so turns back after 24.9 days.
    """
    time_ms = (time_ns + NS_PER_MS // 2) // NS_PER_MS % TIMESTAMP_MODULUS
    return [
        Message(message.type_id, message.stream_id, time_ms, message.payload)
        for message in messages
    ]


class _Written:
    """Collects what the muxer writes; nothing to seek in."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        data = b"".join(self._parts)
        self._parts.clear()
        return data


class FlvMuxer:
    """FLV for one stream; one thread's.

    Picture and sound have one each: FFmpeg's interleaver, waiting for the other stream, was
    measured to add 60 ms.
    """

    def __init__(
        self, header: VideoHeader | AudioHeader, *, stream_id: int, origin_ns: int
    ) -> None:
        self._origin_ns = origin_ns
        self._written = _Written()
        self._tags = TagReader(stream_id)
        self._container = open_muxer(self._written, "flv", _OPTIONS)
        self._stream = header.add_to(self._container)
        self._container.start_encoding()
        self.codec_headers = self._tags.feed(self._written.take())
        """What a receiver must have before the first packet."""

    def mux(self, packet: EncodedPacket) -> list[Message]:
        """Return the messages for *packet*: one."""
        self._container.mux(packet.for_mux(self._stream, self._origin_ns))
        return at_time(self._tags.feed(self._written.take()), packet.dts_ns - self._origin_ns)

    def close(self) -> None:
        """Free the muxer."""
        self._container.close()
