"""The link's parts that need no network."""

import asyncio
import contextlib
import struct
from fractions import Fraction

import pytest
from aiortc import RTCIceCandidate, RTCIceParameters
from aiortc.rtp import RtcpPsfbPacket as Psfb
from aiortc.rtp import RtcpReceiverInfo, RtcpRrPacket, RtpPacket, pack_remb_fci
from hypothesis import given
from hypothesis import strategies as st

from mixer.clock import NS_PER_S
from studio.links.whip.candidates import approved
from studio.links.whip.description import AcceptedMedia, Offered, offer, read_answer
from studio.links.whip.errors import ForbiddenError, PeerLostError, RefusedError
from studio.links.whip.feedback import KeyFrameAsked, Limit, Reception, feedback_of
from studio.links.whip.pacing import Pacer
from studio.links.whip.rate_control import RateControl
from studio.links.whip.rtp_stream import RtpStream, ntp_now
from studio.links.whip.watch import PeerWatch
from tests.fakes.clock import FakeClock


def _candidate(ip: str, protocol: str = "udp", port: int = 5000) -> RTCIceCandidate:
    return RTCIceCandidate(1, "1", ip, port, 1, protocol, "host")


def _approved(*candidates: RTCIceCandidate) -> list[str]:
    async def only_ten(host: str, _port: int) -> None:
        if not host.startswith("10."):
            message = f"{host} is in no row."
            raise ForbiddenError(message)

    return [each.ip for each in asyncio.run(approved(candidates, only_ten))]


@pytest.mark.promise(36)
def test_only_addresses_inside_are_left() -> None:
    inside, outside = _candidate("10.0.0.7"), _candidate("203.0.113.9")
    assert _approved(outside, inside) == ["10.0.0.7"]
    with pytest.raises(ForbiddenError, match=r"203\.0\.113\.9 is in no row"):
        _approved(outside)


@pytest.mark.parametrize(
    "candidate",
    [
        _candidate("4f2c.local"),
        _candidate("media.example"),
        _candidate("10.0.0.7", "tcp"),
        _candidate("10.0.0.7", port=0),
        _candidate("0.0.0.0"),  # noqa: S104 - nothing is bound
        _candidate("224.0.0.1"),
    ],
)
def test_what_is_no_address_for_media_is_not_used(candidate: RTCIceCandidate) -> None:
    with pytest.raises(RefusedError, match="names no address"):
        _approved(candidate)


_OFFERED = Offered(RTCIceParameters("user", "p" * 22), [], [], "42e01f", 1, 2, "name")
_ANSWER = (
    "v=0\r\no=- 0 0 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\n"
    "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\na=recvonly\r\n"
    "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n"
    "a=fingerprint:sha-256 AA:BB:CC\r\na=setup:active\r\na=rtpmap:111 opus/48000/2\r\n"
    "a=candidate:1 1 udp 1 10.0.0.7 5000 typ host\r\n"
    "m=video 9 UDP/TLS/RTP/SAVPF 102\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\na=recvonly\r\n"
    "a=rtpmap:102 H264/90000\r\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\r\n"
)


def test_an_answer_is_read() -> None:
    answer = read_answer(_ANSWER)
    assert answer.role == "client"
    assert [each.ip for each in answer.candidates] == ["10.0.0.7"]
    assert answer.video.payload_type == 102
    assert [each.id for each in answer.video.extensions] == [2]


@pytest.mark.parametrize(
    ("there", "instead", "words"),
    [
        ("m=video 9", "m=video 0", "takes no pictures"),
        ("H264", "VP8", "takes no H.264"),
        ("opus", "PCMU", "takes no Opus"),
        ("a=ice-ufrag:abcd\r\n", "", "names no way"),
        ("a=setup:active\r\n", "", "names no way"),
        ("AA:BB:CC", "no", "certificate that is none"),
        ("typ host", "", "cannot be read"),
    ],
)
def test_an_answer_that_will_not_do_is_told(there: str, instead: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        read_answer(_ANSWER.replace(there, instead))


@given(st.integers(0, len(_ANSWER)), st.integers(0, len(_ANSWER)), st.text(max_size=20))
def test_no_answer_surprises(start: int, end: int, between: str) -> None:
    with contextlib.suppress(RefusedError):
        read_answer(_ANSWER[:start] + between + _ANSWER[end:])


def test_an_offer_names_the_profile_and_sends_only() -> None:
    text = offer(_OFFERED)
    assert "profile-level-id=42e01f" in text
    assert text.count("a=sendonly") == 2


@given(st.binary(max_size=200))
def test_no_feedback_surprises(datagram: bytes) -> None:
    list(feedback_of(datagram, 0))
    list(feedback_of(b"\x81\xce" + struct.pack("!H", len(datagram) // 4) + datagram, 0))


def test_a_report_tells_loss_and_round_trip() -> None:
    now = ntp_now()
    sent = ((now - (1 << 31)) >> 16) & 0xFFFFFFFF
    info = RtcpReceiverInfo(7, 64, 5, 1000, 90, sent, 1 << 14)
    (reception,) = feedback_of(bytes(RtcpRrPacket(ssrc=1, reports=[info])), now)
    assert isinstance(reception, Reception)
    assert (reception.loss, reception.lost, reception.highest_sequence) == (0.25, 5, 1000)
    assert reception.round_trip_s == pytest.approx(0.25, abs=0.001)


def test_a_limit_and_a_wish_for_a_key_frame_are_heard() -> None:
    limit = Psfb(fmt=15, ssrc=1, media_ssrc=0, fci=pack_remb_fci(900_000, [7]))
    assert list(feedback_of(bytes(limit), 0)) == [Limit(900_000)]
    fir = Psfb(fmt=4, ssrc=1, media_ssrc=0, fci=struct.pack("!IBxxx", 7, 1))
    assert list(feedback_of(bytes(fir), 0)) == [KeyFrameAsked()]


def test_loss_brings_the_rate_down_and_its_end_up_again() -> None:
    rate = RateControl(floor_bps=300_000, ceiling_bps=4_000_000)
    rate.heard_reception(0.05, None)
    assert rate.target_bps == 4_000_000
    rate.heard_reception(0.4, None)
    assert rate.target_bps == 3_200_000
    for _ in range(30):
        rate.heard_reception(1.0, None)
    assert rate.target_bps == 300_000
    for _ in range(60):
        rate.heard_reception(0.0, None)
    assert rate.target_bps == 4_000_000


def test_a_queue_that_grows_brings_the_rate_down_without_loss() -> None:
    rate = RateControl(floor_bps=300_000, ceiling_bps=4_000_000)
    rate.heard_reception(0.0, 0.04)
    rate.heard_reception(0.0, 0.4)
    assert rate.target_bps == 3_400_000


def test_a_limit_counts_where_it_speaks_of_the_line() -> None:
    rate = RateControl(floor_bps=300_000, ceiling_bps=4_000_000)
    rate.heard_limit(1_200_000, 600_000)
    assert rate.target_bps == 4_000_000
    rate.heard_limit(1_200_000, 1_400_000)
    assert rate.target_bps == 1_200_000


def test_silence_and_standstill_are_noticed() -> None:
    clock = FakeClock()
    watch = PeerWatch(clock)
    consented_ns = clock.now_ns()
    clock.advance(2 * NS_PER_S)
    watch.check(consented_ns)
    clock.advance(NS_PER_S)
    with pytest.raises(PeerLostError, match="Nothing comes back"):
        watch.check(consented_ns)
    for second in range(4):
        watch.heard()
        watch.reported(77, 100 + second)
        clock.advance(NS_PER_S)
    with pytest.raises(PeerLostError, match="gets nothing"):
        watch.check(clock.now_ns())


def test_a_receiver_that_is_sent_nothing_does_not_stand_still() -> None:
    clock = FakeClock()
    watch = PeerWatch(clock)
    for _ in range(5):
        watch.reported(77, 100)
        clock.advance(NS_PER_S)
        watch.check(clock.now_ns())


def test_a_large_picture_goes_out_over_time() -> None:
    clock = FakeClock()
    pacer = Pacer(clock)
    waits = [pacer.wait_s(1200, 1_000_000) for _ in range(20)]
    assert waits[10] == 0.0
    assert waits[19] == pytest.approx((20 * 1200 - (16 << 10)) / 2_500_000, rel=0.01)


def test_a_stream_numbers_stamps_and_keeps() -> None:
    stream = RtpStream(media=AcceptedMedia(102, ()), mid="1", ssrc=7, clock_rate=90_000)
    one, two = (RtpPacket.parse(data) for data in stream.datagrams([b"a", b"b"], NS_PER_S))
    (three,) = (RtpPacket.parse(data) for data in stream.datagrams([b"c"], 2 * NS_PER_S))
    assert (one.marker, two.marker) == (0, 1)
    assert (two.sequence_number - one.sequence_number) % 65536 == 1
    assert Fraction((three.timestamp - one.timestamp) % (1 << 32), 90_000) == 1
    again = stream.again(two.sequence_number)
    assert again is not None
    assert RtpPacket.parse(again).payload == b"b"
    assert stream.again((stream.last_sequence + 1) % 65536) is None
