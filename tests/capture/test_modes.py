"""Which of a camera's modes is taken."""

from typing import get_args

from capture.modes import PIXEL_FORMATS, Mode, formats_of, listed, nearest_first
from studio.show.model import CameraFormat

_WEBCAM = (
    *(Mode(640, 480, rate, "yuyv422") for rate in (15.0, 29.97)),
    *(Mode(1280, 720, rate, "yuyv422") for rate in (5.0, 10.0)),
    *(Mode(1280, 720, rate, "mjpeg") for rate in (25.0, 60.0)),
    Mode(1280, 720, 25.0, "nv12"),
)


def _best(wish: Mode) -> Mode:
    return nearest_first(_WEBCAM, wish)[0]


def test_plain_pictures_are_taken_where_they_come_fast_enough() -> None:
    assert _best(Mode(640, 480, 30)) == Mode(640, 480, 29.97, "yuyv422")
    assert _best(Mode(1280, 720, 25)) == Mode(1280, 720, 25, "nv12")


def test_compressed_ones_are_taken_where_only_they_do() -> None:
    assert _best(Mode(1280, 720, 60)) == Mode(1280, 720, 60, "mjpeg")


def test_a_rate_that_is_not_offered_becomes_the_nearest_one() -> None:
    assert _best(Mode(1280, 720, 30)) == Mode(1280, 720, 25, "nv12")
    assert _best(Mode(1280, 720, 30, "mjpeg")) == Mode(1280, 720, 25, "mjpeg")
    assert _best(Mode(1280, 720, 30, "yuyv422")) == Mode(1280, 720, 10, "yuyv422")
    assert not Mode(1280, 720, 25).is_like(Mode(1280, 720, 30))
    assert Mode(640, 480, 29.97).is_like(Mode(640, 480, 30))


def test_a_size_that_is_not_offered_becomes_the_nearest_one() -> None:
    assert _best(Mode(800, 600, 30)) == Mode(640, 480, 29.97, "yuyv422")


def test_a_cameras_own_coding_is_taken_where_it_is_asked_for_alone() -> None:
    own = (*_WEBCAM, Mode(1280, 720, 60.0, "h264"))
    assert nearest_first(own, Mode(1280, 720, 60))[0].pixel_format == "mjpeg"
    assert "h264" not in {mode.pixel_format for mode in nearest_first(own, Mode(1280, 720, 60))}
    assert nearest_first(own, Mode(1280, 720, 60, "h264")) == [Mode(1280, 720, 60.0, "h264")]


def test_the_others_follow_one_of_each_pixel_format() -> None:
    found = nearest_first(_WEBCAM, Mode(1280, 720, 30))
    assert [mode.pixel_format for mode in found] == ["nv12", "mjpeg", "yuyv422"]


def test_a_pixel_format_that_is_not_offered_is_not_replaced() -> None:
    assert nearest_first(_WEBCAM, Mode(1280, 720, 30, "rgb24")) == []
    assert formats_of(_WEBCAM) == ["yuyv422", "nv12", "mjpeg"]


def test_modes_are_listed_by_format_and_size() -> None:
    assert listed(_WEBCAM)[0] == "yuyv422 640x480 at 15, 29.97"
    assert listed(_WEBCAM)[-1] == "mjpeg 1280x720 at 25, 60"


def test_a_show_may_name_what_can_be_had() -> None:
    assert get_args(CameraFormat) == ("best", *PIXEL_FORMATS)
