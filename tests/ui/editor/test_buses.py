"""Sound buses in the window, over a real engine."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.wire.document import BusSpec
from tests.ui.conftest import Opened


def _buses(opened: Opened) -> tuple[BusSpec, ...]:
    return opened.run.state().document.show.bus


def test_a_bus_is_added_changed_undone_and_removed(qtbot: QtBot, opened: Opened) -> None:
    opened.window.stage.edit.click()
    section = opened.window.editor.buses
    qtbot.waitUntil(lambda: section.sources.count() == 1, timeout=5000)
    assert section.record.isChecked()
    assert not section.remove.isEnabled()
    section.label.setText("Speech and film")
    section.add.click()
    made = BusSpec(name="speech-and-film", label="Speech and film")
    qtbot.waitUntil(lambda: _buses(opened) == (made,), timeout=5000)
    # It is chosen, and what is changed of it is changed at once.
    qtbot.waitUntil(lambda: section.chosen.currentData() == "speech-and-film", timeout=5000)
    section.sources.setFocus()
    section.sources.setCurrentRow(0)
    QTest.keyClick(section.sources, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _buses(opened)[0].sources == ("bars",), timeout=5000)
    section.follow.setCurrentIndex(1)
    section.follow.activated.emit(1)
    qtbot.waitUntil(lambda: _buses(opened)[0].follow == "scene", timeout=5000)
    section.record.click()
    qtbot.waitUntil(lambda: not _buses(opened)[0].record, timeout=5000)
    for _ in range(3):
        opened.window.editor.undo.click()
    qtbot.waitUntil(lambda: _buses(opened) == (made,), timeout=5000)
    qtbot.waitUntil(section.record.isChecked, timeout=5000)
    assert section.sources.item(0).checkState() is Qt.CheckState.Unchecked
    section.remove.click()
    qtbot.waitUntil(lambda: not _buses(opened), timeout=5000)
    qtbot.waitUntil(section.add.isEnabled, timeout=5000)
    assert section.label.text() == ""
