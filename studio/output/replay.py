"""The newest stretch of the programme in memory, as it was encoded: what replays are made of."""

from collections import deque
from collections.abc import Callable
from typing import Final

from capture.replay_clip import Codec, Coded, ReplayClip
from mixer.clock import NS_PER_S
from mixer.handoff import Guard

from .output import OutputState, OutputStatus
from .packet import AudioHeader, EncodedPacket, StreamHeaders, StreamKind, VideoHeader

MOST_BYTES: Final = 256 << 20
"""However long it is to be: half a minute at 60 Mbit/s."""


class ReplayMemory:
    """An output that keeps what it is given for some *seconds*, and forgets the rest by whole GOPs.

    Any thread. Bounded by :data:`MOST_BYTES` as well. Nothing of it is ever written in the clear.
    """

    def __init__(
        self,
        headers: Callable[[], StreamHeaders],
        seconds: Callable[[], int],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        """*headers* describe packets that carry no header of their own."""
        self._headers = headers
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._guard = Guard()
        self._packets: deque[EncodedPacket] = deque()
        self._size_bytes = 0
        self._video: VideoHeader | None = None

    def start(self) -> None:
        """Nothing is to be opened."""

    def put(self, packet: EncodedPacket, /) -> None:
        """Keep *packet*. The encoders' threads."""
        with self._guard:
            if isinstance(packet.header, VideoHeader):
                if self._video is not None and packet.header is not self._video:
                    # What another encoder made cannot be decoded with this one's.
                    self._forget(len(self._packets))
                self._video = packet.header
            self._packets.append(packet)
            self._size_bytes += packet.size
            if (_is_picture(packet) and packet.is_key) or self._size_bytes > self._most_bytes:
                self._trim()

    def stop(self, at_ns: int) -> None:
        """Forget everything."""
        del at_ns
        with self._guard:
            self._forget(len(self._packets))

    @property
    def status(self) -> OutputStatus:
        """It never fails."""
        return OutputStatus(OutputState.OFF)

    @property
    def size_bytes(self) -> int:
        """How much is kept."""
        with self._guard:
            return self._size_bytes

    def newest(self, span_ns: int) -> tuple[tuple[EncodedPacket, ...], StreamHeaders]:
        """Return the packets from the key picture at or before the last *span_ns* on.

        Empty before the first key picture. Each stream is in its order.
        """
        with self._guard:
            packets = tuple(self._packets)
            video = self._video
        headers = self._headers()
        if video is not None:
            headers = StreamHeaders(video, headers.audio)
        keys = [n for n, p in enumerate(packets) if p.is_key and _is_picture(p)]
        if not keys:
            return (), headers
        from_ns = _end_ns(packets) - span_ns
        first = max((n for n in keys if packets[n].pts_ns <= from_ns), default=keys[0])
        return packets[first:], headers

    def clip(self, span_ns: int) -> ReplayClip | None:
        """Return the newest *span_ns* to be decoded; None where there is nothing yet."""
        packets, headers = self.newest(span_ns)
        if not packets:
            return None
        end_ns = _end_ns(packets)
        begin_ns = max(packets[0].pts_ns, end_ns - span_ns)
        units = (
            Coded(
                packet.pts_ns,
                packet.dts_ns,
                packet.duration_ns,
                packet.is_key,
                _is_picture(packet),
                bytes(packet.payload),
            )
            for packet in packets
        )
        # Sound comes some time behind its picture, as the encoders deliver it.
        ordered = sorted(units, key=lambda unit: unit.dts_ns)
        return ReplayClip(
            begin_ns, end_ns, _codec(headers.video), _codec(headers.audio), tuple(ordered)
        )

    def _trim(self) -> None:
        """Forget the oldest GOPs that are not needed, or for which there is no room."""
        keys = [n for n, p in enumerate(self._packets) if p.is_key and _is_picture(p)]
        newest_ns, span_ns = self._packets[-1].pts_ns, self._seconds() * NS_PER_S
        enough = [n for n in keys if newest_ns - self._packets[n].pts_ns >= span_ns]
        self._forget(enough[-1] if enough else 0)
        while self._size_bytes > self._most_bytes:
            later = (n for n, p in enumerate(self._packets) if n and p.is_key and _is_picture(p))
            self._forget(next(later, len(self._packets)))

    def _forget(self, count: int) -> None:
        for _ in range(count):
            self._size_bytes -= self._packets.popleft().size


def _end_ns(packets: tuple[EncodedPacket, ...]) -> int:
    return max(p.pts_ns + p.duration_ns for p in packets if _is_picture(p))


def _is_picture(packet: EncodedPacket) -> bool:
    return packet.kind is StreamKind.VIDEO


def _codec(header: VideoHeader | AudioHeader) -> Codec:
    return Codec(header.codec, header.template.codec_context.extradata)
