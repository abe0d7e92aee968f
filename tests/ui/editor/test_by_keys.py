"""The editor by keyboard: the focus stays where a person put it, and what was done is spoken."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.wire.commands import SetPreview
from tests.ui.conftest import Opened

_TAB = Qt.FocusReason.TabFocusReason


@pytest.fixture
def editing(qtbot: QtBot, opened: Opened) -> Opened:
    """A window in front that edits, with the scene of two items in preview."""
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    opened.window.stage.edit.click()
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow, timeout=5000)
    return opened


@pytest.fixture
def spoken(editing: Opened, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told from now on."""
    told: list[str] = []

    def speak(text: str, *, urgent: bool = True) -> None:
        del urgent
        told.append(text)

    monkeypatch.setattr(editing.window.announcer, "_speak", speak)
    return told


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_undo_keeps_the_focus_as_nothing_is_left_to_undo(
    qtbot: QtBot, editing: Opened, spoken: list[str]
) -> None:
    panel = editing.window.editor
    editing.window.scene_editor.select(1)
    panel.item.locked.click()
    qtbot.waitUntil(panel.undo.isEnabled, timeout=5000)
    panel.undo.setFocus(_TAB)
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not panel.undo.is_offered, timeout=5000)
    assert _focused() is panel.undo
    assert panel.undo.property("idle") == "true"
    qtbot.waitUntil(lambda: "Undone: Change both" in spoken, timeout=5000)
    # Once more does nothing, and says so; the next control is not pressed in its place.
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    assert spoken[-1] == "There is nothing to undo."
    assert panel.redo.is_offered
    panel.redo.setFocus(_TAB)
    assert not panel.undo.isEnabled()
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Done again: Change both" in spoken, timeout=5000)
    assert _focused() is panel.redo
    panel.save.setFocus(_TAB)
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "The show is saved" in spoken, timeout=5000)
    assert _focused() is panel.save


def test_a_check_keeps_the_focus_where_it_was_asked_for(qtbot: QtBot, editing: Opened) -> None:
    editing.window.sides.show("check")
    readiness = editing.window.readiness
    qtbot.waitUntil(lambda: len(readiness.rows) == 9, timeout=15_000)
    qtbot.waitUntil(lambda: readiness.again.is_offered, timeout=5000)
    first = readiness.rows[0]
    readiness.again.setFocus(_TAB)
    # Twice: the second press, while it looks, asks for nothing.
    for _ in range(2):
        QTest.keyClick(_focused(), Qt.Key.Key_Space)
        assert _focused() is readiness.again
        assert not readiness.again.is_offered
    qtbot.waitUntil(lambda: readiness.rows[0] is not first, timeout=15_000)
    qtbot.waitUntil(lambda: readiness.again.is_offered, timeout=5000)
    assert _focused() is readiness.again


def test_a_name_is_that_of_the_scene_it_was_typed_for(qtbot: QtBot, editing: Opened) -> None:
    field = editing.window.editor.scene.label
    field.setFocus(_TAB)
    field.selectAll()
    QTest.keyClicks(field, "Panel")
    # As another window, or a key of a deck, prepares another scene.
    editing.station.submit(SetPreview("bars"))
    qtbot.waitUntil(lambda: field.text() == "bars", timeout=5000)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: [scene.label for scene in editing.station.scenes.value] == ["bars", "Panel"],
        timeout=5000,
    )
    # A name that is undone is shown, though the field has the focus still.
    editing.station.submit(SetPreview("both"))
    qtbot.waitUntil(lambda: field.text() == "Panel", timeout=5000)
    editing.window.editor.do_undo()
    qtbot.waitUntil(lambda: field.text() == "both", timeout=5000)
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "both"


def test_who_removes_an_item_by_key_goes_on_in_the_list_of_items(
    qtbot: QtBot, editing: Opened
) -> None:
    panel = editing.window.editor
    editing.window.scene_editor.select(1)
    panel.item.remove.setFocus(_TAB)
    # The second press has nothing to press: no other control may be changed by it.
    for _ in range(2):
        QTest.keyClick(_focused(), Qt.Key.Key_Space)
        assert _focused() is panel.items.list
    qtbot.waitUntil(lambda: panel.items.list.count() == 1, timeout=5000)
    assert _focused() is panel.items.list
    QTest.keyClick(_focused(), Qt.Key.Key_Down)
    assert editing.window.scene_editor.selected.value == 0


def test_who_removes_an_item_elsewhere_stays_there(qtbot: QtBot, editing: Opened) -> None:
    panel = editing.window.editor
    editing.window.scene_editor.select(1)
    editing.window.overlay.setFocus(_TAB)
    QTest.keyClick(_focused(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.items.list.count() == 1, timeout=5000)
    assert _focused() is editing.window.overlay
