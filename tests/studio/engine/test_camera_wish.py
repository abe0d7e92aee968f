"""What a camera is asked for where the show leaves it open."""

from fractions import Fraction

import pytest

from capture.modes import Mode
from studio.engine.sources import wished_mode
from studio.show import CameraSpec, PictureFormat


@pytest.mark.parametrize(
    ("rate", "asked"), [(Fraction(25), 30.0), (Fraction(30), 30.0), (Fraction(50), 50.0)]
)
def test_what_is_left_open_suits_the_shows_picture(rate: Fraction, asked: float) -> None:
    picture = PictureFormat(1920, 1080, rate)
    assert wished_mode(CameraSpec(name="c"), picture) == Mode(1920, 1080, asked)


def test_what_was_chosen_is_asked_for() -> None:
    spec = CameraSpec(name="c", width=640, height=480, rate=15.0, pixel_format="mjpeg")
    picture = PictureFormat(1920, 1080, Fraction(50))
    assert wished_mode(spec, picture) == Mode(640, 480, 15.0, "mjpeg")
