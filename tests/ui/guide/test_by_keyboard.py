"""From the first start to air and off again, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.wire.state import Snapshot
from tests.parts.pdf import write_pdf
from tests.parts.studio_run import StudioRun

from ..conftest import Opened

_MOST_TABS = 60


class _Hands:
    """Ten fingers and no mouse."""

    def __init__(self, opened: Opened) -> None:
        self.window = opened.window

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        if not QApplication.activePopupWidget():
            # Without a window system, a list that has closed would stay the active window.
            self.window.activateWindow()
            assert QTest.qWaitForWindowActive(self.window)
        # A list that is open has the keyboard, as the system sees to.
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)

    def tab_to(self, wanted: QWidget) -> None:
        """Press Tab until *wanted* has the focus."""
        for _ in range(_MOST_TABS):
            if QApplication.focusWidget() is wanted:
                return
            self.key(Qt.Key.Key_Tab)
        at = self.window.guide.stack.currentWidget()
        pytest.fail(f"Tab does not lead to {wanted.accessibleName() or wanted}, at {at}")

    def press(self, wanted: QWidget) -> None:
        """Go to a button and press it."""
        self.tab_to(wanted)
        self.key(Qt.Key.Key_Space)

    def type(self, wanted: QWidget, text: str) -> None:
        """Go to a field and write."""
        self.tab_to(wanted)
        QTest.keyClicks(wanted, text)


def _wait(qtbot: QtBot, run: StudioRun, holds: Callable[[Snapshot], bool]) -> None:
    # The window must go on meanwhile: it answers what the engine answers.
    qtbot.waitUntil(lambda: holds(run.state()), timeout=20_000)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_newcomer_goes_on_air_and_comes_back(qtbot: QtBot, fresh: Opened, tmp_path: Path) -> None:
    write_pdf(tmp_path / "deck.pdf", (60, 160))
    hands, guide, run = _Hands(fresh), fresh.window.guide, fresh.run
    qtbot.waitUntil(guide.isVisible, timeout=5000)
    # Slides and speaker: three down from the first choice.
    hands.tab_to(guide.template.buttons["camera"])
    for _ in range(3):
        hands.key(Qt.Key.Key_Down)
    assert guide.answers.template == "slides"
    hands.press(guide.on)
    # The camera is looked at by itself, and what is wrong with it is said where it is chosen.
    _wait(qtbot, run, lambda s: s.preview == "speaker")
    hands.press(guide.on)
    # The first field of a step has the keyboard.
    assert QApplication.focusWidget() is guide.slides.path
    hands.type(guide.slides.path, str(tmp_path / "deck.pdf"))
    hands.press(guide.on)
    _wait(qtbot, run, lambda s: any(x.pages == 2 for x in s.sources))
    _wait(qtbot, run, lambda s: s.preview == "slides-speaker")
    hands.press(guide.on)
    hands.press(guide.network.test)
    # The test has begun, and holds nobody who goes on.
    assert guide.network.bar.isVisible()
    hands.press(guide.on)
    assert guide.stack.currentWidget() is guide.ready
    hands.press(guide.ready.live)
    _wait(qtbot, run, lambda s: s.live.status == "live")
    assert not guide.isVisible()
    assert fresh.window.preferences.value.guided
    hands.key(Qt.Key.Key_Escape)
    hands.key(Qt.Key.Key_Space)
    _wait(qtbot, run, lambda s: s.program.scene == "slides-speaker")
    hands.key(Qt.Key.Key_PageDown)
    _wait(qtbot, run, lambda s: any(x.page == 2 for x in s.sources))
    hands.key(Qt.Key.Key_1)
    _wait(qtbot, run, lambda s: s.preview == "opening")
    hands.key(Qt.Key.Key_Return)
    _wait(qtbot, run, lambda s: s.program.scene == "opening")
    hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    _wait(qtbot, run, lambda s: any(x.muted for x in s.sources))
    for _ in range(2):
        hands.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    _wait(qtbot, run, lambda s: s.live.status == "off")


def test_skipped_steps_do_not_come_again(qtbot: QtBot, fresh: Opened) -> None:
    hands, guide = _Hands(fresh), fresh.window.guide
    qtbot.waitUntil(guide.isVisible, timeout=5000)
    hands.press(guide.skip)
    assert not guide.isVisible()
    assert fresh.window.preferences.value.guided
    fresh.window._offer_guide()
    assert not guide.isVisible()


def test_whoever_edits_instead_is_not_led_back(qtbot: QtBot, fresh: Opened) -> None:
    window = fresh.window
    qtbot.waitUntil(window.guide.isVisible, timeout=5000)
    window.sides.show("edit")
    fresh.station.document.changed.emit()
    assert window.sides.open_name == "edit"
    assert not window.preferences.value.guided
