"""Keys that the system keeps are said to be its own, and none ships with the studio."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.actions.registry import Actions
from ui.actions.taken import KEPT, is_the_systems
from ui.panels.keys_editor import KeysEditor
from ui.window import MainWindow

_SYSTEMS = ("linux", "win32", "darwin")


@pytest.mark.parametrize(
    ("key", "systems"),
    [
        ("Alt+F4", {"linux", "win32"}),
        ("Ctrl+Alt+Del", {"linux", "win32"}),
        ("Ctrl+Alt+F7", {"linux"}),
        ("Ctrl+Shift+Esc", {"win32"}),
        ("Meta+L", {"linux", "win32"}),
        ("Ctrl+H", {"darwin"}),
        ("F12", set()),
        ("", set()),
    ],
)
def test_each_system_keeps_its_own_keys(key: str, systems: set[str]) -> None:
    assert {system for system in _SYSTEMS if is_the_systems(key, system)} == systems


@pytest.mark.parametrize("system", _SYSTEMS)
def test_no_key_that_ships_is_a_systems(bare_window: MainWindow, system: str) -> None:
    shipped = {key for action in bare_window.actions_.all() for key in action.shipped}
    assert len(shipped) > 30
    assert not {key for key in shipped if is_the_systems(key, system)}


@pytest.mark.parametrize("system", _SYSTEMS)
def test_every_key_is_written_as_qt_writes_it(system: str) -> None:
    form = QKeySequence.SequenceFormat.PortableText
    assert {QKeySequence(key).toString(form) for key in KEPT[system]} == KEPT[system]


def test_a_key_of_the_system_is_said_as_it_is_pressed_and_as_long_as_it_is_given(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, {})
    actions.add("cut", "Cut", lambda: None, "Return")
    editor = KeysEditor(actions, window, system="win32")
    told: list[str] = []
    editor.told.connect(told.append)
    editor.choose("cut")
    assert not editor.conflict.text()
    QTest.keyClick(editor.key, Qt.Key.Key_L, Qt.KeyboardModifier.MetaModifier)
    assert "Meta+L is one of the system's own keys" in editor.conflict.text()
    assert told == [editor.conflict.text()]
    editor.use.click()
    assert actions["cut"].keys == ("Meta+L",)
    assert "Meta+L is one of the system's own keys" in editor.conflict.text()
    QTest.keyClick(editor.key, Qt.Key.Key_F12)
    editor.use.click()
    assert not editor.conflict.text()
