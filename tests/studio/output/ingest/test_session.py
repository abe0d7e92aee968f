"""One connection, its far end our own sans-I/O receiver, without sockets."""

import itertools
from dataclasses import replace

import pytest

from mixer.clock import NS_PER_S
from studio.ingest_server.conversation import Conversation, Refusal, Stream
from studio.output.ingest.destination import Destination
from studio.output.ingest.errors import AbandonedError, PublishRefusedError, StalledError
from studio.output.ingest.publisher import Publisher, Step
from studio.output.ingest.session import PublishSession
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.rtmp import Message, MessageType, is_codec_header, is_key_picture
from studio.secrets.secret import Secret
from tests.fakes.clock import FakeClock
from tests.parts.clip import encode_clip

KEY = "key-of-this-test"
PICTURES = frozenset({20, 40})
HEADERS, PACKETS = encode_clip(60, key_at=PICTURES)
EPOCH_NS = next(packet.pts_ns for packet in PACKETS if packet.kind is StreamKind.VIDEO)


class _Taken:
    """The receiver's stream."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.ended = False

    def take(self, message: Message, /) -> None:
        self.messages.append(message)

    def end(self) -> None:
        self.ended = True


def _nothing() -> None:
    pass


class _DirectLink:
    """A link into a receiver in the same thread; ``open`` False: it takes nothing."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self.open = True
        self.closed = False
        self.waited = 0
        self.on_wait = _nothing
        self._answers = bytearray()

    def send_some(self, data: memoryview) -> int:
        if not self.open:
            return 0
        part = bytes(data[:1000])
        self.conversation.feed(part)
        self._answers += self.conversation.take_outgoing()
        return len(part)

    def receive(self) -> bytes:
        data = bytes(self._answers)
        self._answers.clear()
        return data

    def wait(self, *, to_send: bool, timeout_s: float = 0.1) -> None:  # noqa: ARG002 - as the real one
        self.waited += 1
        self.on_wait()

    def undelivered_bytes(self) -> int:
        return 0

    def close(self, _clock: object) -> None:
        self.closed = True


class _Connected:
    """Both ends and what lies between."""

    def __init__(self, opened: Stream | Refusal) -> None:
        self.asked: list[tuple[str, str]] = []

        def open_stream(application: str, name: str) -> Stream | Refusal:
            self.asked.append((application, name))
            return opened

        self.clock = FakeClock()
        self.abandoned = False
        self.sent_bytes = 0
        self.link = _DirectLink(Conversation(open_stream))
        destination = Destination.parse("rtmp://127.0.0.1/live")
        self.publisher = Publisher(destination, Secret(KEY), bitrate_bps=1_000_000)
        self.session = PublishSession(
            link=self.link,  # type: ignore[arg-type]  # as much of a link as a session uses
            publisher=self.publisher,
            headers=HEADERS,
            clock=self.clock,
            epoch_ns=EPOCH_NS,
            abandoned=lambda: self.abandoned,
            sent=self._count,
        )

    def _count(self, taken: int) -> None:
        self.sent_bytes += taken


def _pictures(messages: list[Message]) -> list[Message]:
    return [
        message
        for message in messages
        if message.type_id == MessageType.VIDEO and not is_codec_header(message)
    ]


def _sounds(messages: list[Message]) -> list[Message]:
    return [
        message
        for message in messages
        if message.type_id == MessageType.AUDIO and not is_codec_header(message)
    ]


def _times(messages: list[Message]) -> list[int]:
    return [message.timestamp_ms for message in messages]


def _send_all(connected: _Connected, packets: list[EncodedPacket]) -> list[bool]:
    connected.session.negotiate()
    return [connected.session.send(packet) for packet in packets]


def test_the_conversation_leads_to_a_live_stream_under_its_key() -> None:
    taken = _Taken()
    connected = _Connected(taken)
    connected.session.negotiate()
    assert connected.publisher.step is Step.LIVE
    assert connected.asked == [("live", KEY)]
    assert connected.sent_bytes > 3000


def test_what_a_receiver_must_know_comes_before_a_key_picture() -> None:
    taken = _Taken()
    assert any(_send_all(_Connected(taken), PACKETS))
    kinds = [message.type_id for message in taken.messages[:4]]
    assert kinds[0] == MessageType.DATA
    assert {kinds[1], kinds[2]} == {MessageType.VIDEO, MessageType.AUDIO}
    assert all(map(is_codec_header, taken.messages[1:3]))
    assert is_key_picture(taken.messages[3])
    assert b"onMetaData" in taken.messages[0].payload
    assert len(_pictures(taken.messages)) == 60


def test_both_streams_begin_at_a_tenth_of_a_second_and_keep_their_distance() -> None:
    taken = _Taken()
    _send_all(_Connected(taken), PACKETS)
    pictures, sounds = _pictures(taken.messages), _sounds(taken.messages)
    assert [message.timestamp_ms for message in pictures[:4]] == [100, 133, 167, 200]
    assert sounds[0].timestamp_ms in {79, 100}
    assert all(b.timestamp_ms - a.timestamp_ms in {21, 22} for a, b in itertools.pairwise(sounds))


def test_pictures_after_a_gap_are_skipped_up_to_a_key_picture_and_sound_is_not() -> None:
    taken = _Taken()
    lost = [p for p in PACKETS if not (p.kind is StreamKind.VIDEO and p.number == 10)]
    _send_all(_Connected(taken), lost)
    whole = _Taken()
    _send_all(_Connected(whole), PACKETS)
    assert len(_pictures(taken.messages)) == 10 + 40
    assert is_key_picture(_pictures(taken.messages)[10])
    assert len(_sounds(taken.messages)) == len(_sounds(whole.messages))


def test_a_stream_joined_late_begins_with_the_next_key_picture_at_the_time_it_has_elsewhere() -> (
    None
):
    taken = _Taken()
    late = [packet for packet in PACKETS if packet.pts_ns > PACKETS[0].pts_ns + 200_000_000]
    _send_all(_Connected(taken), late)
    assert len(_pictures(taken.messages)) == 40
    whole = _Taken()
    _send_all(_Connected(whole), PACKETS)
    first_ms = taken.messages[3].timestamp_ms
    assert first_ms > 100
    assert _times(_pictures(taken.messages)) == _times(_pictures(whole.messages)[-40:])
    assert set(_times(_sounds(taken.messages))) < set(_times(_sounds(whole.messages)))


def test_the_end_is_said_before_the_link_is_closed() -> None:
    taken = _Taken()
    connected = _Connected(taken)
    _send_all(connected, PACKETS[:10])
    connected.session.finish()
    connected.session.free()
    assert taken.ended
    assert connected.link.closed


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_is_told_by_its_code_alone(refusal: Refusal) -> None:
    with pytest.raises(PublishRefusedError) as refused:
        _Connected(refusal).session.negotiate()
    assert (refused.value.step, refused.value.code) == ("publish", refusal.value)
    assert KEY not in f"{refused.value} {refused.value!r}"


def test_a_link_that_takes_nothing_for_two_and_a_half_seconds_is_stalled() -> None:
    connected = _Connected(_Taken())
    _send_all(connected, PACKETS[:10])
    connected.link.open = False
    connected.link.waited = 0
    connected.link.on_wait = lambda: connected.clock.advance(100_000_000)
    with pytest.raises(StalledError):
        connected.session.send(PACKETS[10])
    assert 24 <= connected.link.waited <= 30


def test_a_link_that_takes_nothing_is_abandoned_when_nobody_waits_any_more() -> None:
    connected = _Connected(_Taken())
    _send_all(connected, PACKETS[:10])
    connected.link.open = False

    def give_up() -> None:
        connected.abandoned = True

    connected.link.on_wait = give_up
    with pytest.raises(AbandonedError):
        connected.session.send(PACKETS[10])


def test_pictures_that_another_encoder_makes_are_described_anew() -> None:
    other, changed = encode_clip(10)
    taken = _Taken()
    connected = _Connected(taken)
    first = [packet for packet in PACKETS if packet.pts_ns < PACKETS[0].pts_ns + NS_PER_S // 3]
    numbers = max(p.number for p in first if p.kind is StreamKind.VIDEO) + 1
    later = [
        replace(
            packet,
            pts_ns=packet.pts_ns + NS_PER_S,
            dts_ns=packet.dts_ns + NS_PER_S,
            number=packet.number + numbers,
        )
        for packet in changed
        if packet.kind is StreamKind.VIDEO
    ]
    assert later[0].header is other.video
    assert all(_send_all(connected, [*first, *later])[1:])  # the first is priming
    headers = [
        number
        for number, message in enumerate(taken.messages)
        if message.type_id == MessageType.VIDEO and is_codec_header(message)
    ]
    assert len(headers) == 2
    assert is_key_picture(taken.messages[headers[1] + 1])
    times = [message.timestamp_ms for message in _pictures(taken.messages)]
    assert times == sorted(times)
    assert times[-len(later)] == 100 + 1000
