from dataclasses import replace
from fractions import Fraction

import av
import numpy as np
import pytest

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import Color, PixelFormat, VideoFrame, frame_of, i420_views
from studio.output import codecs
from studio.output.encoder import VideoEncoding, VideoSpec
from studio.output.errors import EncoderMissingError, OutputError
from studio.output.packet import EncodedPacket
from tests.waiting import wait_until


def _video(
    deliver: list[EncodedPacket], rate: Fraction = Fraction(30), bitrate_bps: int = 400_000
) -> VideoEncoding:
    return VideoEncoding(
        width=320,
        height=180,
        rate=rate,
        spec=VideoSpec("h264", bitrate_bps, "ultrafast"),
        clock=MonotonicClock(),
        deliver=deliver.append,
    )


def _grey(pts_ns: int, level: int = 128) -> VideoFrame:
    return frame_of(np.full((270, 320), level, np.uint8), pts_ns)


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(60_000, 1001), Fraction(60)])
def test_every_picture_becomes_one_packet_that_keeps_its_exact_time(rate: Fraction) -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered, rate)
    ticks = Cadence(rate, 12_345_678_901)
    for number in range(130):
        encoding.encode_now(_grey(ticks.at(number)))
    assert [packet.pts_ns for packet in delivered] == [ticks.at(n) for n in range(130)]
    assert [packet.number for packet in delivered] == list(range(130))
    assert all(packet.dts_ns == packet.pts_ns == packet.tick_ns for packet in delivered)
    gop = round(2 * rate)
    assert [p.number for p in delivered if p.is_key] == list(range(0, 130, gop))


def test_a_key_frame_comes_on_the_picture_after_the_request() -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered)
    for number in range(20):
        if number == 7:
            encoding.request_key_frame()
        encoding.encode_now(_grey(number * NS_PER_S // 30))
    assert [packet.number for packet in delivered if packet.is_key] == [0, 7]
    # NAL unit type 5 (ITU-T H.264, table 7-1): what comes after refers to nothing before it.
    instantaneous = [p.number for p in delivered if b"\x00\x00\x01\x65" in bytes(p.payload)]
    assert instantaneous == [0, 7]


def test_the_thread_encodes_what_is_put_and_ends_with_the_last() -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered)
    encoding.start()
    for number in range(10):
        encoding.put(_grey(number * NS_PER_S // 30))
    encoding.stop()
    counters = encoding.counters
    assert counters.encoded == len(delivered) == 10
    assert counters.payload_bytes == sum(packet.size for packet in delivered)
    assert (counters.dropped, counters.key_packets) == (0, 1)
    assert counters.encode_ns > 0


def test_an_encoder_that_is_behind_drops_the_oldest_pictures() -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered)
    for number in range(20):
        encoding.put(_grey(number * NS_PER_S // 30))
    encoding.start()
    encoding.stop()
    assert encoding.counters.dropped == 8
    assert next(packet.pts_ns for packet in delivered) == 8 * NS_PER_S // 30


def test_the_bit_rate_changes_while_encoding() -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered, bitrate_bps=1_000_000)
    generator = np.random.default_rng(1)

    def rate_of(first: int, count: int) -> float:
        for number in range(first, first + count):
            packed = generator.integers(60, 190, (270, 320), np.uint8)
            encoding.encode_now(frame_of(packed, number * NS_PER_S // 30))
        # The first second after a change settles.
        sizes = [packet.size for packet in delivered[first + 30 : first + count]]
        return sum(sizes) * 8 * 30 / len(sizes)

    high = rate_of(0, 120)
    encoding.set_bitrate(300_000)
    low = rate_of(120, 120)
    encoding.set_bitrate(9_000_000)
    again = rate_of(240, 120)
    assert 0.7e6 < high < 1.3e6
    assert 0.2e6 < low < 0.45e6
    assert 0.7e6 < again < 1.3e6


def test_planes_that_lie_apart_are_encoded_too() -> None:
    delivered: list[EncodedPacket] = []
    encoding = _video(delivered)
    planes = tuple(plane.copy() for plane in i420_views(np.full((270, 320), 90, np.uint8)))
    encoding.encode_now(VideoFrame(planes, PixelFormat.I420, Color.BT709_LIMITED, 0))
    decoder = av.CodecContext.create("h264", "r")
    decoder.extradata = encoding.header.template.codec_context.extradata
    [picture] = [*decoder.decode(delivered[0].payload), *decoder.decode(None)]
    assert int(np.median(picture.to_ndarray()[:180])) == 90


def test_pictures_are_marked_as_bt709_limited() -> None:
    encoding = _video([])
    codec = encoding.header.template.codec_context
    assert (codec.color_primaries, codec.color_trc, codec.colorspace, codec.color_range) == (
        1, 1, 1, 1,
    )  # fmt: skip


def test_an_impossible_size_is_refused() -> None:
    with pytest.raises(OutputError):
        VideoEncoding(
            width=0, height=0, rate=Fraction(30), spec=VideoSpec("h264", 1), clock=MonotonicClock(),
            deliver=lambda _packet: None,
        )  # fmt: skip


def test_a_missing_encoder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = tuple(replace(known, av_name="no-such-codec") for known in codecs.IMPLEMENTATIONS)
    monkeypatch.setattr(codecs, "IMPLEMENTATIONS", lacking)
    with pytest.raises(EncoderMissingError, match=r"H\.264.*install"):
        _video([])


def test_a_failure_of_the_thread_is_told() -> None:
    failures: list[BaseException] = []

    def refuse(_packet: EncodedPacket) -> None:
        message = "no"
        raise ValueError(message)

    encoding = VideoEncoding(
        width=320, height=180, rate=Fraction(30), spec=VideoSpec("h264", 400_000),
        clock=MonotonicClock(), deliver=refuse, failed=failures.append,
    )  # fmt: skip
    encoding.start()
    encoding.put(_grey(0))
    wait_until(lambda: failures, 5, "the failure")
    encoding.stop()
