"""Further encodes of a running programme: begun on demand, shared, ended when nobody is left."""

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import av
import numpy as np
import pytest

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from studio.output import codecs
from studio.output.errors import EncoderMissingError
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.rendition_spec import RenditionSpec
from studio.output.renditions import Rendition
from tests.parts.renditions import MAIN, Kept, running
from tests.waiting import wait_until

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext

HEVC = RenditionSpec("hevc", 300_000, "ultrafast", audio="opus")
AV1 = RenditionSpec("av1", 300_000, "ultrafast", audio="opus")
WHIP = RenditionSpec("h264", 300_000, "ultrafast", profile="baseline", audio="opus")


def _take(rendition: Rendition) -> Kept:
    kept = Kept()
    rendition.fan_out.add(kept)
    return kept


def _wait_for_pictures(kept: Kept, number: int) -> None:
    wait_until(lambda: len(kept.of(StreamKind.VIDEO)) >= number, 10, "they are encoded")


def _decoded(rendition: Rendition, packets: list[EncodedPacket]) -> int:
    """Return how many pictures of the programme's look come out of *packets*."""
    template = rendition.headers.video.template.codec_context
    name = "libdav1d" if rendition.spec.codec == "av1" else rendition.spec.codec
    decoder = cast("VideoCodecContext", av.CodecContext.create(name, "r"))
    decoder.extradata = template.extradata
    pictures = [p for packet in packets for p in decoder.decode(packet.payload)]
    pictures += decoder.decode(None)
    assert all(abs(int(np.median(p.to_ndarray()[:180])) - 128) < 4 for p in pictures)
    return len(pictures)


@pytest.mark.parametrize("spec", [HEVC, AV1, WHIP], ids=["hevc", "av1", "baseline"])
def test_another_encode_of_the_same_pictures_begins_while_the_first_runs(
    spec: RenditionSpec,
) -> None:
    with running() as (renditions, show):
        first = _take(renditions.main)
        show.play(5)
        second = renditions.acquire(spec)
        kept = _take(second)
        for done in range(2, 12, 2):
            show.play(2)
            _wait_for_pictures(kept, done)
        renditions.release(second)
        show.play(5)
    pictures = kept.of(StreamKind.VIDEO)
    assert pictures[0].is_key
    assert [p.pts_ns for p in pictures] == [
        Cadence(Fraction(30), NS_PER_S).at(n) for n in range(5, 15)
    ]
    assert _decoded(second, pictures) == 10
    assert len(first.of(StreamKind.VIDEO)) == 20
    assert _decoded(renditions.main, first.of(StreamKind.VIDEO)) == 20
    assert {packet.duration_ns for packet in kept.of(StreamKind.AUDIO)} == {20_000_000}


def test_what_whip_wants_is_constrained_baseline() -> None:
    with running() as (renditions, _show):
        header = renditions.acquire(WHIP).headers.video.template.codec_context.extradata
    assert header is not None
    # profile_idc 66 with constraint_set1 (ITU-T H.264, 7.4.2.1.1 and A.2.1.1).
    assert header[4:7] == b"\x67\x42\xc0"


def test_equal_wishes_share_one_encode_and_like_sound_does_too() -> None:
    with running() as (renditions, _show):
        one, other = renditions.acquire(WHIP), renditions.acquire(WHIP)
        av1 = renditions.acquire(AV1)
        sound_alone = renditions.acquire(replace(MAIN, audio="opus"))
        assert one is other
        assert av1.audio_encoding is one.audio_encoding is sound_alone.audio_encoding
        assert sound_alone.video_encoding is renditions.main.video_encoding
        assert renditions.acquire(MAIN) is renditions.main
        labels = [(cost.label, cost.renditions) for cost in renditions.costs()]
        assert labels == [
            ("H.264 (x264)", 2),
            ("H.264 (x264)", 1),
            ("AV1 (SVT-AV1)", 1),
            ("AAC", 1),
            ("Opus", 3),
        ]
        renditions.release(one)
        assert len(renditions.costs()) == 5
        for rendition in (other, av1, sound_alone, renditions.main):
            renditions.release(rendition)
        assert [cost.label for cost in renditions.costs()] == ["H.264 (x264)", "AAC"]


def test_what_an_encode_costs_is_known() -> None:
    clock = MonotonicClock()
    with running() as (renditions, show):
        renditions.costs()
        began_ns = clock.now_ns()
        show.play(10)
        wait_until(lambda: renditions.main.counters.encoded == 10, 10, "all are encoded")
        video, sound = renditions.costs()
        share = renditions.main.counters.encode_ns / (clock.now_ns() - began_ns)
    assert 0.2 * share < video.cpu < 2.5
    assert 0 < sound.cpu < 1
    assert (video.bitrate_bps, sound.bitrate_bps) == (300_000, 160_000)


def test_a_missing_encoder_leaves_the_others_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with running() as (renditions, show):
        monkeypatch.setattr(codecs, "IMPLEMENTATIONS", codecs.IMPLEMENTATIONS[:1])
        lacking = RenditionSpec("h264", 300_000, "ultrafast", profile="high", audio="opus")
        monkeypatch.setattr("studio.output._encode_audio.CODINGS", {})
        with pytest.raises((EncoderMissingError, KeyError)):
            renditions.acquire(lacking)
        show.play(3)
        wait_until(lambda: renditions.main.counters.encoded == 3, 10, "the main encode")


def test_another_codec_is_asked_for_fewer_bits_and_the_same_is_the_same() -> None:
    main = RenditionSpec("h264", 4_000_000)
    assert main.as_asked("h264", "aac") == main
    assert main.as_asked("hevc", "aac").bitrate_bps == 3_000_000
    assert main.as_asked("av1", "opus").audio_bitrate_bps == 128_000
