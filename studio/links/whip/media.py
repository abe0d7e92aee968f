"""The media of one publication: two RTP streams over one encrypted way."""

import asyncio
import secrets
from collections.abc import Callable
from fractions import Fraction

import av
import msgspec
from aiortc import RTCDtlsParameters
from aiortc.codecs.h264 import H264Encoder
from aiortc.rtp import RtcpByePacket

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from studio.output.whip.framing import FrameKind, LinkPacket
from studio.output.whip.messages import Launch, Report

from .candidates import approved
from .description import AUDIO_MID, VIDEO_MID, Answer, Offered, offer
from .dtls import MediaTransport
from .errors import PeerLostError, WhipError
from .feedback import Farewell, KeyFrameAsked, Limit, Missing, Reception, feedback_of
from .ice import GuardedConnection, addresses_beside, transport_over
from .pacing import Pacer
from .rate_control import RateControl
from .rtp_stream import RtpStream, ntp_now
from .signalling import AskGate
from .watch import PeerWatch

_CONNECT_TIMEOUT_S = 5.0
_VIDEO_HZ, _AUDIO_HZ = 90_000, 48_000
"""RFC 6184, section 8.2.1, and RFC 7587, section 4.1."""
_UNIT = Fraction(1, _VIDEO_HZ)
_LOOK_S = 0.25
_LOOKS_A_REPORT = 4
_RATE_SPAN_NS = 2 * NS_PER_S


class MediaSession:
    """Begins with an offer from one local address; the event loop's.

    *want_key_frame* is called when the receiver needs one.
    """

    def __init__(
        self, *, local: str, launch: Launch, clock: Clock, want_key_frame: Callable[[], None]
    ) -> None:
        self._launch = launch
        self._clock = clock
        self._want_key_frame = want_key_frame
        self._connection = GuardedConnection(addresses_beside(local), clock)
        self._ice = transport_over(self._connection)
        self._dtls = MediaTransport(self._ice, self._heard)
        self._cname = secrets.token_hex(8)
        self._audio_ssrc, self._video_ssrc = secrets.randbits(32) or 1, secrets.randbits(32) or 2
        self._streams: dict[FrameKind, RtpStream] = {}
        self._coder = H264Encoder()
        self._rate = RateControl(floor_bps=launch.floor_bps, ceiling_bps=launch.ceiling_bps)
        self._pacer = Pacer(clock)
        self._watch = PeerWatch(clock)
        self._again: asyncio.Queue[Missing] = asyncio.Queue(16)
        self._next_picture: int | None = None
        self._measured = (clock.now_ns(), 0)
        self._sent_bps = 0
        self._left = False
        self._counts = Report()
        self._failure: WhipError | None = None

    async def offer(self) -> str:
        """Gather the candidates of this end and return the offer."""
        await self._ice.iceGatherer.gather()
        offered = Offered(
            ice=self._ice.iceGatherer.getLocalParameters(),
            candidates=self._ice.iceGatherer.getLocalCandidates(),
            fingerprints=self._dtls.getLocalParameters().fingerprints,
            profile_level_id=self._launch.profile_level_id,
            audio_ssrc=self._audio_ssrc,
            video_ssrc=self._video_ssrc,
            cname=self._cname,
        )
        return offer(offered)

    async def connect(self, answer: Answer, ask_gate: AskGate) -> None:
        """Connect to what *answer* names and the gate allows. Raises :class:`WhipError`."""
        candidates = await approved(answer.candidates, ask_gate)
        self._connection.approved = {each.ip for each in candidates}
        for each in candidates:
            await self._ice.addRemoteCandidate(each)
        await self._ice.addRemoteCandidate(None)
        self._dtls.take_role("server" if answer.role == "client" else "client")
        fingerprints = list(answer.fingerprints)
        try:
            async with asyncio.timeout(_CONNECT_TIMEOUT_S):
                await self._ice.start(answer.ice)
                if self._ice.state == "completed":
                    await self._dtls.start(RTCDtlsParameters(fingerprints, answer.role))
        except TimeoutError as error:
            message = "The receiver is not reached by UDP; check the firewall."
            raise WhipError(message) from error
        if self._ice.state != "completed":
            message = "The receiver is not reached by UDP; check the firewall."
            raise WhipError(message)
        if self._dtls.state != "connected":
            message = "The receiver's encryption is not the one that it announced; trying again."
            raise WhipError(message)
        self._streams = {
            FrameKind.AUDIO: RtpStream(
                media=answer.audio, mid=AUDIO_MID, ssrc=self._audio_ssrc, clock_rate=_AUDIO_HZ
            ),
            FrameKind.VIDEO: RtpStream(
                media=answer.video, mid=VIDEO_MID, ssrc=self._video_ssrc, clock_rate=_VIDEO_HZ
            ),
        }
        self._watch = PeerWatch(self._clock)
        self._connection.heard_ns = self._clock.now_ns()

    async def send(self, packet: LinkPacket) -> None:
        """Send *packet*, unless the receiver could make nothing of it. Never raises."""
        try:
            await self._send(packet)
        except (ConnectionError, OSError):
            self._failure = PeerLostError("The way to the receiver broke; connecting again.")

    async def tend(self, tell: Callable[[Report], None]) -> None:
        """Send reports, send again what is missing, and watch; returns by :class:`WhipError`."""
        again = asyncio.create_task(self._send_again())
        try:
            looks = 0
            while True:
                await asyncio.sleep(_LOOK_S)
                looks += 1
                self._check()
                if looks % 2 == 0:
                    tell(self.report)
                if looks % _LOOKS_A_REPORT == 1:
                    await self._send_reports()
        finally:
            again.cancel()

    async def close(self) -> None:
        """Say goodbye and let go of the sockets."""
        if self._streams and self._dtls.state == "connected":
            ssrcs = [stream.ssrc for stream in self._streams.values()]
            await self._try_send(bytes(RtcpByePacket(sources=ssrcs)))
        await self._dtls.stop()
        await self._ice.stop()

    @property
    def report(self) -> Report:
        """How it goes now."""
        video = self._streams.get(FrameKind.VIDEO)
        streams = self._streams.values()
        return Report(
            bytes_sent=sum(stream.octets_sent for stream in streams),
            rtp_packets_sent=video.packets_sent if video else 0,
            pictures_sent=self._counts.pictures_sent,
            sent_again=self._counts.sent_again,
            lost=self._counts.lost,
            round_trip_ms=self._counts.round_trip_ms,
            jitter_ms=self._counts.jitter_ms,
            target_bps=self._rate.target_bps,
        )

    async def _send(self, packet: LinkPacket) -> None:
        payloads = [packet.data]
        if packet.kind is FrameKind.VIDEO:
            if packet.number != self._next_picture and not packet.is_key:
                if self._next_picture is not None:
                    self._next_picture = None
                    self._want_key_frame()
                return
            self._next_picture = packet.number + 1
            picture = av.Packet(packet.data)
            picture.pts, picture.time_base = 0, _UNIT
            payloads = self._coder.pack(picture)[0]
        elif self._next_picture is None:
            return
        for datagram in self._streams[packet.kind].datagrams(payloads, packet.pts_ns):
            wait_s = self._pacer.wait_s(len(datagram), self._rate.target_bps)
            if wait_s > 0:
                await asyncio.sleep(wait_s)
            await self._dtls.send(datagram)
        if packet.kind is FrameKind.VIDEO:
            self._count(pictures_sent=self._counts.pictures_sent + 1)

    async def _send_again(self) -> None:
        while True:
            missing = await self._again.get()
            for stream in self._streams.values():
                if stream.ssrc != missing.ssrc:
                    continue
                for sequence in missing.sequences:
                    datagram = stream.again(sequence)
                    if datagram is not None and await self._try_send(datagram):
                        self._count(sent_again=self._counts.sent_again + 1)

    async def _send_reports(self) -> None:
        now_ns = self._clock.now_ns()
        for stream in self._streams.values():
            if stream.packets_sent:
                await self._try_send(stream.report(now_ns, self._cname))

    async def _try_send(self, datagram: bytes) -> bool:
        try:
            await self._dtls.send(datagram)
        except (ConnectionError, OSError):
            return False
        return True

    def _check(self) -> None:
        if self._failure is not None:
            raise self._failure
        if self._left or self._dtls.state != "connected":
            message = "The receiver ended the publication; connecting again."
            raise PeerLostError(message)
        self._watch.check(self._connection.heard_ns)
        began_ns, before = self._measured
        now_ns, sent = self._clock.now_ns(), self._streams[FrameKind.VIDEO].octets_sent
        if now_ns - began_ns >= _RATE_SPAN_NS:
            self._sent_bps = (sent - before) * 8 * NS_PER_S // (now_ns - began_ns)
            self._measured = (now_ns, sent)

    def _heard(self, datagram: bytes) -> None:
        self._watch.heard()
        for feedback in feedback_of(datagram, ntp_now()):
            match feedback:
                case Reception() if feedback.ssrc == self._video_ssrc:
                    self._heard_reception(feedback)
                case KeyFrameAsked():
                    self._want_key_frame()
                case Missing() if not self._again.full():
                    # When the queue is full, the receiver asks again.
                    self._again.put_nowait(feedback)
                case Limit():
                    limit_bps = feedback.bitrate_bps - self._launch.audio_bps
                    self._rate.heard_limit(limit_bps, self._sent_bps)
                case Farewell():
                    self._left = True
                case _:
                    pass

    def _heard_reception(self, reception: Reception) -> None:
        self._watch.reported(
            reception.highest_sequence, self._streams[FrameKind.VIDEO].packets_sent
        )
        self._rate.heard_reception(reception.loss, reception.round_trip_s)
        self._count(
            lost=reception.lost,
            jitter_ms=reception.jitter_units / (_VIDEO_HZ / 1000),
        )
        if reception.round_trip_s is not None:
            self._count(round_trip_ms=reception.round_trip_s * NS_PER_S / NS_PER_MS)

    def _count(self, **changes: float) -> None:
        self._counts = msgspec.structs.replace(self._counts, **changes)
