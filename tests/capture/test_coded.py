from fractions import Fraction
from typing import Any

import av
import pytest

from capture.coded import CodedPicture, CodedTap
from mixer.clock import NS_PER_MS, NS_PER_S
from tests.fakes.clock import FakeClock

_BASE = Fraction(1, 90_000)


class _Stream:
    """What is looked at of a stream."""

    class codec_context:  # noqa: N801  # as av calls it
        name = "h264"


def _packet(index: int, *, key: bool = False, late_pts: int = 0, corrupt: bool = False) -> Any:  # noqa: ANN401  # any of av's
    packet: av.Packet[Any] = av.Packet(b"picture")
    packet.time_base = _BASE
    packet.dts = index * 3600
    packet.pts = index * 3600 + late_pts
    packet.duration = 3600
    packet.is_keyframe = key
    packet.is_corrupt = corrupt
    return packet


class _Camera:
    def __init__(self) -> None:
        self.clock = FakeClock(5 * NS_PER_S)
        self.tap = CodedTap(self.clock)
        self.taken: list[CodedPicture] = []
        self.tap.begin(_Stream())  # type: ignore[arg-type]  # what is looked at of it

    def send(self, index: int, *, at_ms: float | None = None, **how: Any) -> None:  # noqa: ANN401  # any of av's
        self.clock.advance_to(
            5 * NS_PER_S + int((40 * index if at_ms is None else at_ms) * NS_PER_MS)
        )
        self.tap.put(_packet(index, **how))

    def times_ms(self) -> list[float]:
        return [(picture.dts_ns - 5 * NS_PER_S) / NS_PER_MS for picture in self.taken]


def test_nothing_is_done_while_nobody_takes_them_but_the_codec_is_known() -> None:
    camera = _Camera()
    camera.send(0)
    assert camera.taken == []
    assert camera.tap.codec == "h264"


def test_pictures_keep_the_senders_steps_however_they_arrive() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    for index in range(50):
        # In lumps of four, as a network brings them.
        camera.send(index, at_ms=160 * (index // 4) + index % 4, key=not index)
    steps = [
        after - before
        for before, after in zip(camera.times_ms(), camera.times_ms()[1:], strict=False)
    ]
    assert steps == pytest.approx([40] * 49, abs=2)
    assert [picture.is_key for picture in camera.taken[:2]] == [True, False]
    assert [picture.follows for picture in camera.taken[:3]] == [False, True, True]


def test_a_senders_clock_that_is_wrong_is_followed() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    # 2000 ppm fast for ten minutes would be 1.2 s off.
    for index in range(15_000):
        camera.send(index, at_ms=40.08 * index)
    assert camera.times_ms()[-1] == pytest.approx(40.08 * 14_999, abs=20)


def test_a_stream_that_begins_anew_or_lost_something_does_not_follow() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    camera.send(0, key=True)
    camera.send(1, corrupt=True)
    camera.send(2)
    camera.tap.end()
    camera.tap.begin(_Stream())  # type: ignore[arg-type]  # as above
    camera.send(3)
    assert [picture.follows for picture in camera.taken] == [False, False, False]


def test_pictures_that_are_shown_later_than_they_are_decoded_say_so() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    camera.send(0, late_pts=7200)
    (picture,) = camera.taken
    assert picture.pts_ns - picture.dts_ns == 80 * NS_PER_MS
    assert picture.duration_ns == 40 * NS_PER_MS
    camera.tap.remove(camera.taken.append)
    camera.send(1)
    assert len(camera.taken) == 1


def test_a_line_that_held_pictures_up_leaves_their_times_as_they_were() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    for index in range(60):
        # Pictures 20 to 39 come all at once, 0.8 s after the first of them was due.
        camera.send(index, at_ms=40.0 * max(index, 39) if 20 <= index < 40 else 40.0 * index)
    assert camera.times_ms() == pytest.approx([40 * index for index in range(60)], abs=5)
    assert len(camera.taken) == 60


def test_a_sender_whose_time_begins_anew_goes_on_after_what_was_there() -> None:
    camera = _Camera()
    camera.tap.add(camera.taken.append)
    for index in range(10):
        camera.send(index + 10_000, at_ms=40.0 * index)
    for index in range(10):
        camera.send(index, at_ms=400.0 + 40 * index)
    assert camera.times_ms() == pytest.approx([40 * index for index in range(20)], abs=2)
