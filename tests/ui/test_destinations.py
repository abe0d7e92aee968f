"""Each destination has its key, its button and its state in the window, all by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from ui.panels.destination_row import DestinationRow

from .conftest import Opened, close_window, open_window

_TWO = """
[[destination]]
name = "main"
url = "rtmp://127.0.0.1:9/live"

[[destination]]
name = "overflow"
role = "extra"
url = "rtmp://127.0.0.1:9/other"
"""
_WAIT_MS = 20_000
_MOST_TABS = 80


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """A window on a show that goes to two places, neither of which answers."""
    with StudioRun(tmp_path, PATTERN_SHOW + _TWO) as run:
        made = open_window(qtbot, run)
        made.window.activateWindow()
        qtbot.waitUntil(made.window.isActiveWindow, timeout=5000)
        yield made
        close_window(made)


def _row(opened: Opened, name: str) -> DestinationRow:
    rows = {
        row.accessibleName().partition(",")[0]: row
        for row in opened.window.outputs.findChildren(DestinationRow)
    }
    return rows[name]


def _tab_to(opened: Opened, wanted: QWidget) -> None:
    for _ in range(_MOST_TABS):
        if QApplication.focusWidget() is wanted:
            return
        QTest.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {wanted.accessibleName()}")


def test_one_of_two_is_started_and_left_by_keyboard(qtbot: QtBot, opened: Opened) -> None:
    row, run = _row(opened, "overflow"), opened.run

    def status(name: str) -> str:
        return next(x.status for x in run.state().live.destinations if x.name == name)

    _tab_to(opened, row.key)
    QTest.keyClicks(row.key, "secret")
    QTest.keyClick(row.key, Qt.Key.Key_Return)
    assert not row.key.text()
    # What is given is not asked for again.
    qtbot.waitUntil(lambda: not row.key.isVisible(), timeout=_WAIT_MS)
    _tab_to(opened, row.button)
    QTest.keyClick(row.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: status("overflow") == "connecting", timeout=_WAIT_MS)
    assert status("main") == "off"
    fault = "check host and port."
    qtbot.waitUntil(lambda: fault in row.accessibleName(), timeout=_WAIT_MS)
    assert "Connecting" in row.accessibleName()
    QTest.keyClick(row.button, Qt.Key.Key_Space)
    qtbot.wait(50)
    assert status("overflow") == "connecting"
    assert row.button.text() == "Press again: leave"
    QTest.keyClick(row.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: status("overflow") == "off", timeout=_WAIT_MS)
    qtbot.waitUntil(lambda: "Off" in row.accessibleName(), timeout=_WAIT_MS)
