"""HEVC, AV1 and Opus by Enhanced RTMP, and what becomes of them where they are not taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import pytest

from mixer.clock import MonotonicClock
from studio.output.codecs import AudioCodec, VideoCodec
from studio.output.ingest import Destination, IngestOutput, verifying_context
from studio.output.ingest.flv_muxer import FlvMuxer
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import StreamKind
from studio.output.rendition_feed import RenditionFeed
from studio.output.renditions import Renditions
from studio.output.rtmp import MessageType, fourcc, is_codec_header, is_key_picture, is_picture
from studio.secrets.secret import Secret
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.receiver import receiving
from tests.parts.renditions import MAIN, Kept, playing, running
from tests.waiting import wait_until

from .conftest import KEY, allow_all


class _Published:
    """A destination that wants codecs of its own, and what it said."""

    def __init__(self, feed: RenditionFeed, output: IngestOutput, said: list[OutputStatus]) -> None:
        self.feed = feed
        self.output = output
        self.said = said

    def wait_sent(self, pictures: int) -> None:
        wait_until(
            lambda: self.output.counters.pictures_sent >= pictures, 15, f"{pictures} are sent"
        )


@contextmanager
def _publishing(
    renditions: Renditions, url: str, codec: VideoCodec, audio: AudioCodec, authority: Authority
) -> Iterator[_Published]:
    clock = MonotonicClock()
    said: list[OutputStatus] = []
    feed = RenditionFeed(renditions, MAIN.as_asked(codec, audio))
    output = IngestOutput(
        destination=Destination.parse(url),
        key=Secret(KEY),
        tls=verifying_context(authority.ca_file),
        gate=allow_all,
        clock=clock,
        headers=feed.headers,
        epoch_ns=clock.now_ns(),
        on_status=said.append,
        request_key_frame=feed.request_key_frame,
    )
    output.if_not_taken(feed.fall_back)
    feed.add(output)
    try:
        yield _Published(feed, output, said)
    finally:
        feed.remove(output, clock.now_ns())


@pytest.mark.parametrize(("codec", "decoder"), [("hevc", "hevc"), ("av1", "libdav1d")])
def test_what_the_receiver_stores_plays(
    codec: VideoCodec, decoder: str, tmp_path: Path, authority: Authority
) -> None:
    with receiving(tmp_path) as receiver, running() as (renditions, _show):
        url = f"rtmp://127.0.0.1:{receiver.port}/live"
        with (
            playing(renditions),
            _publishing(renditions, url, codec, "opus", authority) as published,
        ):
            published.wait_sent(20)
            assert len(renditions.costs()) == 4
        [ended] = receiver.wait_for_end()
        assert len(renditions.costs()) == 2
    assert ended.pictures == published.output.counters.pictures_sent >= 20
    assert {status.hint for status in published.said} == {""}
    with av.open(ended.file) as stored:
        assert stored.streams.video[0].codec_context.name == decoder
        assert stored.streams.audio[0].codec_context.name == "opus"
        pictures = list(stored.decode(video=0))
    assert len(pictures) == ended.pictures
    # The grey of the test programme.
    assert all(abs(int(picture.to_ndarray()[100, 10]) - 128) < 4 for picture in pictures)
    with av.open(ended.file) as stored:
        heard = list(stored.decode(audio=0))
    assert heard
    assert {frame.sample_rate for frame in heard} == {48_000}


def test_an_ingest_that_offers_no_more_gets_what_all_take_and_it_is_said(
    nginx: NginxIngest, authority: Authority
) -> None:
    with running() as (renditions, _show), playing(renditions):
        url = f"rtmps://localhost:{nginx.rtmps_port}/live"
        with _publishing(renditions, url, "hevc", "opus", authority) as published:
            published.wait_sent(20)
            assert published.feed.rendition is renditions.main
            # The encode that nobody takes has ended.
            wait_until(lambda: len(renditions.costs()) == 2, 10, "the other encode ends")
    live = next(status for status in published.said if status.state is OutputState.LIVE)
    assert live.hint.endswith("takes no Opus and HEVC; it is sent H.264 and AAC instead.")
    assert published.output.counters.publishes == 1
    wait_until(nginx.files, 5, "a stored file")
    with av.open(str(nginx.files()[0])) as stored:
        assert stored.streams.video[0].codec_context.name == "h264"
        assert len(list(stored.decode(video=0))) == published.output.counters.pictures_sent


def test_without_anything_to_fall_back_on_it_is_refused_in_a_sentence(
    nginx: NginxIngest, authority: Authority
) -> None:
    with running() as (renditions, _show), playing(renditions):
        feed = RenditionFeed(renditions, MAIN.as_asked("hevc", "aac"))
        said: list[OutputStatus] = []
        output = IngestOutput(
            destination=Destination.parse(f"rtmps://localhost:{nginx.rtmps_port}/live"),
            key=Secret(KEY),
            tls=verifying_context(authority.ca_file),
            gate=allow_all,
            clock=MonotonicClock(),
            headers=feed.headers,
            epoch_ns=0,
            on_status=said.append,
            request_key_frame=feed.request_key_frame,
        )
        feed.add(output)
        wait_until(lambda: output.status.state is OutputState.REFUSED, 10, "it is refused")
        feed.remove(output, 0)
    assert "takes no HEVC; choose another codec for it." in said[1].fault
    assert KEY not in repr(said)


_CONFIGURATIONS = {
    # HEVCDecoderConfigurationRecord begins with its version, 1 (ISO/IEC 14496-15, 8.3.2.1);
    # AV1CodecConfigurationRecord with a marker bit and version 1 (AV1 in ISOBMFF, 2.3.3).
    "hevc": b"\x90hvc1\x01",
    "av1": b"\x90av01\x81",
}
_KEY_CODED = {
    # HEVC's tells a composition offset (packet type 1, SI24), or that there is none (type 3).
    "hevc": b"\x93hvc1",
    "av1": b"\x91av01",
}
_NEXT_CODED = {"hevc": b"\xa3hvc1", "av1": b"\xa1av01"}


@pytest.mark.parametrize("codec", ["hevc", "av1"])
def test_the_tags_are_those_of_the_specification(codec: VideoCodec) -> None:
    with running() as (renditions, show):
        rendition = renditions.acquire(MAIN.as_asked(codec, "opus"))
        kept = Kept()
        rendition.fan_out.add(kept)
        show.play(1)
        wait_until(lambda: kept.of(StreamKind.VIDEO), 10, "the first is encoded")
        show.play(5)
        wait_until(lambda: len(kept.of(StreamKind.VIDEO)) == 6, 10, "all are encoded")
        wait_until(lambda: len(kept.of(StreamKind.AUDIO)) > 1, 10, "the sound is encoded")
        headers = rendition.headers
        renditions.release(rendition)
    pictures = FlvMuxer(headers.video, stream_id=1, origin_ns=0)
    [configuration] = pictures.codec_headers
    assert configuration.payload.startswith(_CONFIGURATIONS[codec])
    assert is_codec_header(configuration)
    first, second = (pictures.mux(packet) for packet in kept.of(StreamKind.VIDEO)[:2])
    # Before the first, what its colours mean: frame type 5, packet type 4 (metadata).
    assert [message.payload[0] for message in first][:-1] in ([], [0xD4])
    assert first[-1].payload.startswith(_KEY_CODED[codec])
    assert is_key_picture(first[-1])
    assert [message.payload[:5] for message in second] == [_NEXT_CODED[codec]]
    assert is_picture(second[0])
    assert not is_key_picture(second[0])
    assert not any(map(is_picture, first[:-1]))
    if codec == "hevc":
        # A length of four bytes, then an IDR slice: nal_unit_type 19 or 20 (H.265, table 7-1).
        assert first[-1].payload[9] >> 1 & 0x3F in {19, 20}
    sound = FlvMuxer(headers.audio, stream_id=1, origin_ns=0)
    begins, channels = sound.codec_headers
    # "Sound format" 9; the body is OpusHead (RFC 7845, section 5.1): version 1, two channels.
    assert begins.payload[:15] == b"\x90OpusOpusHead\x01\x02"
    # Packet type 4: channels in native order (1), two of them, left and right.
    assert channels.payload == b"\x94Opus\x01\x02\x00\x00\x00\x03"
    assert is_codec_header(begins)
    assert is_codec_header(channels)
    [coded] = sound.mux(kept.of(StreamKind.AUDIO)[1])
    assert coded.payload[:5] == b"\x91Opus"
    assert (coded.type_id, fourcc(coded)) == (MessageType.AUDIO, "Opus")
    pictures.close()
    sound.close()
