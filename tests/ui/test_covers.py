"""All screens are covered at a key, and the window says so once the engine does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.parts.studio_run import StudioRun
from tests.parts.x_server import XServer

from .conftest import Opened, close_window, open_window

SHOW = """
[show]
name = "Shared"
format = "1280x720@25"

[[source]]
name = "left"
kind = "screen"
display = "{display}"

[[source]]
name = "right"
kind = "screen"
display = "{display}"

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "left"
items = [{{ source = "left" }}]
"""


@pytest.fixture
def sharing(qtbot: QtBot, look: None, tmp_path: Path) -> Iterator[Opened]:  # noqa: ARG001  # it dresses
    with XServer(wander=False) as x, StudioRun(tmp_path, SHOW.format(display=x.display)) as run:
        made = open_window(qtbot, run)
        yield made
        close_window(made)


def _shields(opened: Opened) -> list[str]:
    return [source.shield for source in opened.run.state().sources]


def test_f7_blurs_and_f8_freezes_all_screens_and_nothing_else(
    qtbot: QtBot, sharing: Opened
) -> None:
    covers = sharing.window.sources.covers
    assert covers.isVisible()
    QTest.keyClick(sharing.window, Qt.Key.Key_F7)
    qtbot.waitUntil(covers.blur.isChecked, timeout=5000)
    assert _shields(sharing) == ["blur", "blur", "off"]
    rows = {row.accessibleName() for row in sharing.window.sources.findChildren(QWidget)}
    assert any(name.startswith("left") and name.endswith(", blurred") for name in rows)
    QTest.keyClick(sharing.window, Qt.Key.Key_F8)
    qtbot.waitUntil(covers.freeze.isChecked, timeout=5000)
    assert not covers.blur.isChecked()
    assert _shields(sharing) == ["freeze", "freeze", "off"]
    covers.freeze.click()
    qtbot.waitUntil(lambda: not covers.freeze.isChecked(), timeout=5000)
    assert _shields(sharing) == ["off", "off", "off"]


def test_a_show_without_screens_says_so(qtbot: QtBot, opened: Opened) -> None:
    assert not opened.window.sources.covers.isVisible()
    QTest.keyClick(opened.window, Qt.Key.Key_F7)
    qtbot.waitUntil(
        lambda: any("no screen to cover" in n.text for n in opened.notices.standing), timeout=2000
    )
