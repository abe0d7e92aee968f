"""Figures in texts have the decimal sign of the window's language."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from studio.show.model import ReplaySpec
from studio.wire.state import FormatState
from ui import words
from ui.editor.mode_list import answers_in
from ui.editor.source_fields import answers_of, spec_of
from ui.language import Speaker
from ui.said import said


@pytest.fixture(params=["fi", "sv"])
def with_comma(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    speaker = Speaker(qapp)
    speaker.speak(request.param)
    yield
    speaker.speak("en")


@pytest.mark.usefixtures("with_comma")
def test_what_the_window_composes_has_a_comma() -> None:
    assert words.bitrate(2_500_000) == "2,5 Mbit/s"
    assert words.size(1_250_000_000) == "1,2 GB"
    assert words.level(-12.5) == "−12,5 dB"  # noqa: RUF001  # a real minus sign
    assert words.level(0) == "0,0 dB"
    form = FormatState(
        width=1280, height=720, rate_numerator=30_000, rate_denominator=1001, reason=""
    )
    assert words.rate(form) == "29,97"


@pytest.mark.usefixtures("with_comma")
def test_what_the_engine_says_has_a_comma_and_names_stay_as_they_are() -> None:
    told = said("The line carries 4.5 Mbit/s, an answer takes 20 ms: too little for any encoding.")
    assert "4,5 Mbit/s" in told
    assert "v1.5" in said("v1.5 lies in the trash already.")


@pytest.mark.usefixtures("with_comma")
@pytest.mark.parametrize("typed", ["0,25", "0.25"])
def test_a_source_is_answered_with_either(typed: str) -> None:
    made = spec_of("replay", "again", "Again", {"speed": typed})
    assert isinstance(made, ReplaySpec)
    assert made.speed == 0.25
    assert answers_of(made)["speed"] == "0,25"


@pytest.mark.usefixtures("with_comma")
def test_a_mode_is_answered_as_it_is_shown_later() -> None:
    assert answers_in("yuyv422 640x480 at 15, 29.97")["rate"] == "29,97"


def test_in_english_it_is_a_point() -> None:
    assert words.bitrate(2_500_000) == "2.5 Mbit/s"
