"""The newest stretch of the programme, kept in memory and decoded again."""

from collections.abc import Sequence

import pytest
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame

from mixer.clock import NS_PER_S
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.replay import ReplayMemory
from tests.studio.output.flash_and_beep import ORIGIN_NS, Programme, programme

SHOWN = 4


@pytest.fixture(scope="module")
def shown() -> Programme:
    return programme(SHOWN)


def memory(shown: Programme, seconds: int = 20, most_bytes: int = 1 << 28) -> ReplayMemory:
    return ReplayMemory(lambda: shown.headers, lambda: seconds, most_bytes)


def fed(made: ReplayMemory, packets: Sequence[EncodedPacket]) -> ReplayMemory:
    for packet in packets:
        made.put(packet)
    return made


def test_it_holds_what_it_should_from_a_key_picture_on_and_little_more(shown: Programme) -> None:
    kept, _ = fed(memory(shown, seconds=1), shown.packets).newest(1 << 62)
    pictures = [packet for packet in kept if packet.kind is StreamKind.VIDEO]
    assert kept[0].is_key
    span_s = (pictures[-1].pts_ns - pictures[0].pts_ns) / NS_PER_S
    # A second, and the rest of a GOP of two.
    assert 1 <= span_s < 3.1
    assert [p.number for p in pictures] == list(range(pictures[0].number, SHOWN * 30))


def test_it_never_takes_more_memory_than_it_may(shown: Programme) -> None:
    made = memory(shown, most_bytes=60_000)
    largest = 0
    for packet in shown.packets:
        made.put(packet)
        largest = max(largest, made.size_bytes)
    assert largest <= 60_000
    made.stop(0)
    assert made.size_bytes == 0
    assert made.clip(NS_PER_S) is None


def test_what_another_encoder_made_is_not_mixed_with_it(shown: Programme) -> None:
    made = fed(memory(shown), shown.packets)
    other = programme(3)
    fed(made, other.packets)
    kept, headers = made.newest(1 << 62)
    assert len(kept) <= len(other.packets)
    assert headers.video is other.packets[0].header or headers.video is other.headers.video


@pytest.mark.parametrize("seconds", [0.5, 1.0, 2.5])
def test_a_clip_is_just_the_newest_of_it_to_the_picture(shown: Programme, seconds: float) -> None:
    clip = fed(memory(shown), shown.packets).clip(round(seconds * NS_PER_S))
    assert clip is not None
    pictures = [(at, frame) for at, frame in clip.decoded() if isinstance(frame, VideoFrame)]
    assert len(pictures) == round(seconds * 30)
    flashes = [
        round((at - ORIGIN_NS) / NS_PER_S, 2)
        for at, frame in pictures
        if frame.to_ndarray()[:180].mean() > 200
    ]
    assert flashes == [n for n in range(SHOWN) if n >= SHOWN - seconds]
    sound = [frame for _, frame in clip.decoded() if isinstance(frame, AudioFrame)]
    assert sum(frame.samples for frame in sound) == pytest.approx(seconds * 48_000, abs=3000)


def test_there_is_no_clip_before_the_first_picture(shown: Programme) -> None:
    made = memory(shown)
    assert made.clip(NS_PER_S) is None
    sound = [packet for packet in shown.packets if packet.kind is StreamKind.AUDIO]
    assert fed(made, sound).clip(NS_PER_S) is None
