"""What changes away from the focus is told to a screen reader, and once."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.wire.events import Readiness
from studio.wire.state import FindingState, LiveState, MonitorState, SourceState
from ui.model.station import Station

from .conftest import Opened


@pytest.fixture
def said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is spoken from now on, and whether at once."""
    spoken: list[tuple[str, bool]] = []
    announcer = opened.window.announcer

    def speak(text: str, *, urgent: bool = True) -> None:
        spoken.append((text, urgent))

    monkeypatch.setattr(announcer, "_speak", speak)
    return spoken


@pytest.fixture
def station(opened: Opened) -> Station:
    """What the window knows, told of by nobody but the test."""
    opened.link.stop()
    return opened.station


def _change(station: Station, **fields: object) -> None:
    first, *others = station.sources.value
    changed: SourceState = msgspec.structs.replace(first, **fields)
    station.sources.put((changed, *others))


@pytest.mark.parametrize(
    ("fields", "words", "urgent"),
    [
        ({"muted": True}, "bars: muted", False),
        ({"solo": True}, "bars: alone in the headphones", False),
        ({"shield": "blur"}, "bars: blurred", False),
        ({"shield": "freeze"}, "bars: frozen", False),
        (
            {"status": "missing", "fault": "It has gone; plug it in again."},
            "bars: missing. It has gone; plug it in again.",
            True,
        ),
    ],
)
def test_what_becomes_of_a_source_is_spoken(
    station: Station,
    said: list[tuple[str, bool]],
    fields: dict[str, object],
    words: str,
    urgent: bool,  # noqa: FBT001  # one of a case's values
) -> None:
    before = station.sources.value[0]
    _change(station, **fields)
    _change(station, **fields)
    assert said == [(words, urgent)]
    station.sources.put((before, *station.sources.value[1:]))
    assert len(said) == 2
    # That it is called otherwise is no news of how it fares.
    station.sources.put((msgspec.structs.replace(before, label="Bars"), *station.sources.value[1:]))
    assert len(said) == 2


def test_a_page_that_was_turned_is_spoken(station: Station, said: list[tuple[str, bool]]) -> None:
    _change(station, page=1, pages=3)
    _change(station, page=2, pages=3)
    assert said == [("bars: page 2 of 3", False)]


def test_a_scene_prepared_by_its_key_is_spoken(
    qtbot: QtBot, opened: Opened, said: list[tuple[str, bool]]
) -> None:
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    QTest.keyClick(opened.window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: ("Prepared: bars", False) in said, timeout=5000)


def test_a_first_press_by_key_says_that_another_is_needed(
    station: Station, opened: Opened, said: list[tuple[str, bool]]
) -> None:
    live = station.live.value or LiveState()
    station.live.put(msgspec.structs.replace(live, status="live"))
    opened.window.outputs.live.show_running(running=True)
    said.clear()
    opened.window.outputs.live.press(lambda _command: None)
    assert said == [("Press again: leave the air", False)]


def test_what_enter_would_choose_is_spoken_while_one_types(
    opened: Opened, said: list[tuple[str, bool]]
) -> None:
    palette = opened.window.palette_
    palette.open()
    assert not said
    QTest.keyClicks(palette.typed, "air")
    told = said[-1][0]
    assert told == palette.list.item(0).text()
    QTest.keyClick(palette.typed, Qt.Key.Key_Down)
    assert said[-1][0] == palette.list.item(1).text() != told
    QTest.keyClicks(palette.typed, " zebra")
    assert said[-1][0] == "No command is called so."


def test_an_item_moved_by_keys_says_where_it_is_by_the_name_that_people_know(
    station: Station, opened: Opened, said: list[tuple[str, bool]]
) -> None:
    bars, inset = station.sources.value
    station.sources.put((bars, msgspec.structs.replace(inset, label="The speaker")))
    opened.window.sides.show("edit")
    opened.window.scene_editor.select(1)
    QTest.keyClick(opened.window.overlay, Qt.Key.Key_Right)
    assert said[-1][0].startswith("The speaker: left ")


def test_a_key_that_is_taken_and_the_verdict_of_a_check_are_spoken(
    opened: Opened, said: list[tuple[str, bool]]
) -> None:
    window = opened.window
    window.sides.show("keys")
    window.keys.choose("take.cut")
    QTest.keyClick(window.keys.key, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "has a meaning already" in said[-1][0]
    window.sides.show("check")
    found = FindingState(name="Sound", light="green", words="Heard.", todo="")
    opened.station.readiness_came.emit(Readiness(revision=0, findings=(found,)))
    assert said[-1][0] == "Ready."


def test_each_step_of_the_first_steps_is_spoken_with_what_is_wrong(
    opened: Opened, said: list[tuple[str, bool]]
) -> None:
    guide = opened.window.guide
    opened.window.sides.show("guide")
    assert said[-1][0].startswith("Step 1 of 5. What will you show?")
    guide.template.buttons["slides"].setChecked(True)
    guide.stack.setCurrentWidget(guide.slides)
    guide.slides.path.setText("/no/such/deck.pdf")
    guide.on.click()
    assert said[-1][0] == "There is no such file; correct it."


def test_headphones_that_go_are_spoken_at_once(
    station: Station, said: list[tuple[str, bool]]
) -> None:
    station.monitor.put(MonitorState(device="", status="live"))
    fault = "No headphone output is connected; plug one in."
    station.monitor.put(MonitorState(device="", status="missing", fault=fault))
    assert said == [("Headphones: they play", False), (f"Headphones: missing. {fault}", True)]


def test_a_fader_tells_decibels_and_a_meter_that_it_distorts(
    opened: Opened, said: list[tuple[str, bool]]
) -> None:
    opened.link.stop()
    strip = opened.window.sound.strips["bars"]
    strip.fader.show_gain(0.0)
    assert not said
    QTest.keyClick(strip.fader, Qt.Key.Key_Down)
    level = strip.fader.accessibleDescription()
    assert level.endswith(" dB")
    assert level != "0.0 dB"
    assert (f"Fader of bars: {level}", False) in said
    said.clear()
    opened.window.sound.let_go()
    for clipped in (True, False, True):
        strip.meter.show_levels(0.0, -3.0, clipped=clipped)
    assert said == [("Level of bars: distorted", False)]
