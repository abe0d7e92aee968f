"""Keys, the palette, the key editor and the padlock, over a real engine."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.actions.matching import best_first
from ui.model.preferences import PreferencesFile

from .conftest import Opened
from .screen_reader import Reader


def _program(opened: Opened) -> str:
    program = opened.station.program.value
    return program.scene if program is not None else ""


def test_what_is_typed_finds_beginnings_before_middles() -> None:
    offers = [("Prepare scene 1", 1), ("Close the window", 2), ("Scenes: remove", 3)]
    assert best_first("scen", offers) == [1, 3]
    assert best_first("wind clo", offers) == [2]
    assert best_first("zebra", offers) == []
    assert best_first("", offers) == [1, 2, 3]


def test_the_palette_puts_a_scene_on_air_by_its_name(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_.isVisible()
    QTest.keyClicks(window.palette_.typed, "air both")
    QTest.keyClick(window.palette_.typed, Qt.Key.Key_Return)
    assert not window.palette_.isVisible()
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)


def test_digits_typed_into_the_palette_prepare_nothing(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    window.palette_.open()
    QTest.keyClicks(window.palette_.typed, "1 ")
    assert window.palette_.typed.text() == "1 "
    QTest.keyClick(window.palette_.typed, Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert opened.run.state().preview == "both"
    assert opened.run.state().program.scene == "bars"


def test_a_key_is_changed_and_a_conflict_is_said(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.keys.isVisible()
    window.keys.choose("take.cut")
    QTest.keyClick(window.keys.key, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert "Record" in window.keys.conflict.text()
    QTest.mouseClick(window.keys.use, Qt.MouseButton.LeftButton)
    assert "Neither hears it" in window.keys.conflict.text()
    QTest.keyClick(window.keys.key, Qt.Key.Key_F12)
    QTest.mouseClick(window.keys.use, Qt.MouseButton.LeftButton)
    assert not window.keys.conflict.isVisible()
    assert window.stage.cut_key.text() == "F12"
    assert window.preferences.value.keys == {"take.cut": ("F12",)}
    window.scenes.prepare(2)
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)
    QTest.mouseClick(window.keys.reset, Qt.MouseButton.LeftButton)
    assert window.stage.cut_key.text() == "F12"
    QTest.mouseClick(window.keys.reset, Qt.MouseButton.LeftButton)
    assert window.actions_["take.cut"].keys == ("Return", "Enter")


def test_a_focused_button_keeps_space_and_escape_gives_it_back(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.outputs.check.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(window.outputs.check, Qt.Key.Key_Space)
    assert window.readiness.isVisible()
    assert _program(opened) == "bars"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.scenes.prepare(2)
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)


def test_a_locked_window_does_nothing_until_it_is_unlocked(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    padlock = window.padlock
    assert padlock.isVisible()
    for key in (Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_F5, Qt.Key.Key_Tab):
        QTest.keyClick(window.focusWidget(), key)
    assert padlock.isVisible()
    live = window.outputs.live
    assert window.childAt(live.mapTo(window, live.rect().center())) is padlock
    reader = Reader(window, qtbot)
    cut = "Cut: put preview on air at once"
    assert reader.find(cut).state().disabled
    assert not reader.find("Unlock").state().disabled
    assert opened.run.state().program.scene == "bars"
    QTest.mouseClick(padlock.button, Qt.MouseButton.LeftButton)
    assert padlock.isVisible()
    QTest.mouseClick(padlock.button, Qt.MouseButton.LeftButton)
    assert not padlock.isVisible()
    assert not reader.find(cut).state().disabled
    window.scenes.prepare(2)
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    QTest.keyClick(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)


def test_escape_leaves_the_field_for_a_key_and_is_no_key(opened: Opened) -> None:
    keys = opened.window.keys
    opened.window.sides.show("keys")
    keys.choose("take.cut")
    QTest.keyClick(keys.key, Qt.Key.Key_F12)
    QTest.keyClick(keys.key, Qt.Key.Key_Escape)
    assert keys.key.portable == "F12"


@pytest.mark.allow_log("preferences .* cannot be read")
def test_preferences_are_kept_and_a_broken_file_is_left_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "config" / "window.json"
    assert PreferencesFile(path).change(language="sv", keys={"edit": ("F9",)}) == ""
    again = PreferencesFile(path).value
    assert (again.language, again.keys) == ("sv", {"edit": ("F9",)})
    path.write_text("{")
    assert PreferencesFile(path).value.language == ""
    assert "cannot be read" in caplog.text
    assert path.read_text() == "{"


@pytest.mark.allow_log("preferences .* cannot be read")
def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "file" in PreferencesFile(tmp_path / "file" / "window.json").change(language="fi")


def test_no_key_ships_with_two_meanings(opened: Opened) -> None:
    assert opened.window.actions_.conflicts() == {}
    assert not opened.window.keys.conflict.text()
