"""The check before going live, in the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from .conftest import Opened


def test_the_check_shows_a_line_for_each_thing_and_what_to_do(qtbot: QtBot, opened: Opened) -> None:
    panel = opened.window.readiness
    assert not panel.isVisible()
    QTest.keyClick(opened.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(panel.rows) == 9, timeout=15_000)
    told = {row.accessibleName().partition(":")[0]: row.accessibleName() for row in panel.rows}
    assert told["Residency"].startswith("Residency: good.")
    # The studio was started for an ingest that is not there.
    assert "Nobody listens at" in told["Ingest"]
    assert "mend it" in told["Ingest"]
    assert panel.verdict.text().startswith("Not yet: 1 to mend")
    qtbot.waitUntil(panel.again.isEnabled, timeout=5000)
    first = panel.rows[0]
    panel.again.click()
    qtbot.waitUntil(lambda: bool(panel.rows) and panel.rows[0] is not first, timeout=15_000)
    opened.window.stage.edit.click()
    assert not panel.isVisible()
    assert opened.window.editor.isVisible()
