"""One connection's worth of publishing."""

from collections.abc import Callable

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from studio.output.ledger.delivery import HANDSHAKE_BYTES, Delivery
from studio.output.packet import (
    AudioHeader,
    EncodedPacket,
    StreamHeaders,
    StreamKind,
    VideoHeader,
)
from studio.output.rtmp import EcmaArray, Message, MessageType, encode, fourcc_of

from .connecting import Deadline
from .errors import AbandonedError
from .flv_muxer import FlvMuxer, at_time
from .link import Link
from .publisher import Publisher, Step
from .stall_watch import StallWatch

_NEGOTIATION_TIMEOUT_S = 8.0
_LOOK_NS = 50 * NS_PER_MS
"""How often what comes back, and the kernel's queue, are looked at while all can be sent."""
_SOCKET_LIMIT_NS = 5 * NS_PER_S // 2
_ACK_LIMIT_NS = 2 * NS_PER_S
"""After what makes an acknowledgement due, a stall is found within 3 s of its beginning."""
_TIMESTAMP_START_NS = 100 * NS_PER_MS
"""Where both streams' time begins. AAC's priming lies before the first picture; from zero, the
muxer would move the sound alone to keep it positive (21 ms; with this 0.01 ms, measured)."""
_CODEC_IDS = {"h264": 7, "aac": 10}
"""Codec numbers of FLV (specification 10.1, annex E.5); the others' FourCC is their number."""


class PublishSession:
    """Speaks over *link* from the handshake to the last picture; the sender's thread.

    The stream's time counts from *epoch_ns*, in the 32 bits of milliseconds that RTMP has
    (specification 1.0, section 5.3.1.3), so that whoever gets the same programme over another
    connection, or over a later one, can lay both side by side.

    *abandoned* tells when waiting has no more point, which ends any wait by
    :class:`AbandonedError`. Other errors are those of the link and the publisher.
    """

    def __init__(
        self,
        *,
        link: Link,
        publisher: Publisher,
        headers: StreamHeaders,
        clock: Clock,
        epoch_ns: int,
        abandoned: Callable[[], bool],
        sent: Callable[[int], None],
        delivery: Delivery | None = None,
    ) -> None:
        self._link = link
        self._publisher = publisher
        self._headers = headers
        self._clock = clock
        self._abandoned = abandoned
        self._epoch_ns = epoch_ns
        self._sent = sent
        self._delivery = delivery
        self._taken_by_socket = self._held = 0
        self._followed_bytes = -1
        self._look_ns = 0
        self._socket_watch = StallWatch(clock, _SOCKET_LIMIT_NS)
        self._ack_watch = StallWatch(clock, _ACK_LIMIT_NS)
        self._muxers: dict[StreamKind, FlvMuxer] = {}
        self._described: dict[StreamKind, VideoHeader | AudioHeader] = {}
        self._origin_ns = 0
        self._next_picture: int | None = None

    def negotiate(self, until: Step = Step.LIVE) -> None:
        """Return once the ingest takes media, or is ready to; within 8 s.

        Raises :class:`StalledError`.
        """
        deadline = Deadline(self._clock, _NEGOTIATION_TIMEOUT_S, self._abandoned)
        self._flush()
        while self._publisher.step is not until:
            deadline.check()
            self._link.wait(to_send=False)
            self._listen()
            self._flush()

    def send(self, packet: EncodedPacket, *, more: bool = False) -> bool:
        """Send *packet* to its last byte; False when the ingest could make nothing of it.

        That is a picture whose predecessors are missing, and sound before the first picture. Where
        *more* waits, sound leaves together with what follows.
        """
        if not self._is_of_use(packet):
            return False
        if not self._muxers:
            self._begin(packet)
        elif packet.header is not None and packet.header is not self._described[packet.kind]:
            self._describe(packet.header, packet.dts_ns)
        for message in self._muxers[packet.kind].mux(packet):
            self._publisher.send(message)
        if self._delivery is not None:
            self._delivery.sent(packet, self._publisher.sent_bytes)
        if not more or packet.kind is StreamKind.VIDEO:
            self._flush()
            self._follow()
        return True

    def idle(self) -> None:
        """Listen and watch while there is nothing to send."""
        self._listen()
        self._flush()
        self._watch(pending=False)
        self._follow()

    def rest(self) -> None:
        """Wait for a moment, answering what the ingest asks meanwhile."""
        self._link.wait(to_send=False)
        self.idle()

    def finish(self) -> None:
        """Tell the ingest that the stream has ended, and close when it has read that."""
        self._publisher.finish()
        self._flush()
        self._follow()
        orderly = self._link.close(self._clock)
        if self._delivery is not None:
            self._delivery.ended(orderly=orderly)

    @property
    def acknowledged_bytes(self) -> int:
        """How much was acknowledged."""
        return self._publisher.acknowledged_bytes

    @property
    def unacknowledged_bytes(self) -> int:
        """How much was sent and not acknowledged."""
        return self._publisher.unacknowledged_bytes

    @property
    def undelivered_bytes(self) -> int:
        """How much the kernel holds for the peer, as of the last look."""
        return self._held

    def free(self) -> None:
        """Free the muxers; what the ingest has not confirmed by now, it has not."""
        if self._delivery is not None:
            self._delivery.ended(orderly=False)
        for muxer in self._muxers.values():
            muxer.close()
        self._muxers.clear()

    def _is_of_use(self, packet: EncodedPacket) -> bool:
        if packet.kind is StreamKind.AUDIO:
            return bool(self._muxers) and packet.pts_ns + packet.duration_ns > self._origin_ns
        if packet.pts_ns < self._epoch_ns:
            return False  # its time would be negative
        if packet.number != self._next_picture and not packet.is_key:
            return False
        self._next_picture = packet.number + 1
        return True

    def _begin(self, first: EncodedPacket) -> None:
        """Send what a receiver must know before the first picture."""
        self._origin_ns = first.pts_ns
        about = encode("@setDataFrame", "onMetaData", _metadata(self._headers))
        self._publisher.send(Message(MessageType.DATA, self._publisher.stream_id, 0, about))
        now = first.header
        video = now if isinstance(now, VideoHeader) else self._headers.video
        # At 0, before every packet: nginx-rtmp counts what it stores from the first one's time.
        self._describe(video, self._zero_ns)
        self._describe(self._headers.audio, self._zero_ns)

    @property
    def _zero_ns(self) -> int:
        """When the stream's timestamps are 0."""
        return self._epoch_ns - _TIMESTAMP_START_NS

    def _describe(self, header: VideoHeader | AudioHeader, at_ns: int) -> None:
        """Send what a receiver must know of a stream, and mux it so from *at_ns* on."""
        kind = StreamKind.VIDEO if isinstance(header, VideoHeader) else StreamKind.AUDIO
        if kind in self._muxers:
            self._muxers[kind].close()
        muxer = self._muxers[kind] = FlvMuxer(
            header,
            stream_id=self._publisher.stream_id,
            origin_ns=self._zero_ns,
        )
        self._described[kind] = header
        for message in at_time(muxer.codec_headers, at_ns - self._zero_ns):
            self._publisher.send(message)

    def _flush(self) -> None:
        """Hand everything to the socket, listening meanwhile."""
        while data := memoryview(self._publisher.take_outgoing()):
            while data:
                taken = self._link.send_some(data)
                self._taken_by_socket += taken
                self._sent(taken)
                data = data[taken:]
                if data:
                    self._link.wait(to_send=True)
                    self._listen()
                    self._watch(pending=True)
                if self._abandoned():
                    message = "What waits is no longer to be sent."
                    raise AbandonedError(message)
            self._look()

    def _look(self) -> None:
        """Listen and watch, where it is time to: at each packet it would cost a quarter more."""
        now_ns = self._clock.now_ns()
        if now_ns >= self._look_ns:
            self._look_ns = now_ns + _LOOK_NS
            self._listen()
            self._watch(pending=False)

    def _follow(self) -> None:
        if self._delivery is None:
            return
        if not self._publisher.acknowledges:
            self._delivery.delivered(self._taken_by_socket - self._held - HANDSHAKE_BYTES)
        elif self._followed_bytes != self._publisher.acknowledged_bytes:
            self._followed_bytes = self._publisher.acknowledged_bytes
            self._delivery.acknowledged(self._followed_bytes)

    def _listen(self) -> None:
        while data := self._link.receive():
            self._publisher.feed(data)

    def _watch(self, *, pending: bool) -> None:
        held = self._held = self._link.undelivered_bytes()
        self._socket_watch.check(self._taken_by_socket - held, expected=pending or held > 0)
        # What a slow line has not carried yet cannot be acknowledged.
        unanswered = self._publisher.unacknowledged_bytes - held
        self._ack_watch.check(
            self._publisher.acknowledged_bytes,
            expected=self._publisher.acknowledges and unanswered > self._publisher.late_bytes,
        )


def _metadata(headers: StreamHeaders) -> EcmaArray:
    video, audio = headers.video, headers.audio
    return EcmaArray(
        width=video.width,
        height=video.height,
        framerate=float(video.rate),
        videocodecid=_codec_id(video.codec),
        videodatarate=video.bitrate_bps / 1000,
        audiocodecid=_codec_id(audio.codec),
        audiodatarate=audio.bitrate_bps / 1000,
        audiosamplerate=audio.sample_rate,
        audiosamplesize=16,
        stereo=audio.channels == 2,  # noqa: PLR2004  # what stereo means
        encoder="Videosync Studio",
    )


def _codec_id(codec: str) -> int:
    return _CODEC_IDS.get(codec) or int.from_bytes(fourcc_of(codec).encode())
