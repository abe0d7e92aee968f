"""Lists to choose from: a screen reader is told what each is for, not only what is chosen."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import ui
from ui.widgets.choice import Choice
from ui.window import MainWindow

_NAME = QAccessible.Text.Name


def _labels(box: QComboBox) -> list[str]:
    """What a screen reader finds that *box* is labelled by."""
    found = QAccessible.queryAccessibleInterface(box)
    wanted = QAccessible.RelationFlag.Label
    return [other.text(_NAME) for other, kind in found.relations() if kind & wanted]


def test_a_list_is_labelled_wherever_it_is_put(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        qtbot.addWidget(each)
    box = Choice()
    box.setAccessibleName("What it is for")
    box.addItem("What is chosen")
    for each in (first, second):
        QVBoxLayout(each).addWidget(box)
        assert _labels(box) == ["What it is for"]
        # Nobody sees it.
        label = each.findChild(QLabel)
        assert label is not None
        assert label.isHidden()
    assert first.findChild(QLabel) is None
    box.setAccessibleName("Another thing")
    assert _labels(box) == ["Another thing"]
    box.deleteLater()
    qtbot.waitUntil(lambda: second.findChild(QLabel) is None)


@pytest.mark.parametrize("side", ["", "edit", "check", "guide", "library", "event", "talk"])
def test_every_list_in_the_window_is_labelled(bare_window: MainWindow, side: str) -> None:
    bare_window.sides.show(side)
    for box in bare_window.findChildren(QComboBox):
        if isValid(box) and box.focusPolicy() & Qt.FocusPolicy.TabFocus:
            # A form adds its own words, for eyes as well.
            assert box.accessibleName()
            assert box.accessibleName() in _labels(box)


def test_no_list_is_made_without() -> None:
    for path in Path(ui.__file__).parent.rglob("*.py"):
        made = re.findall(r"QComboBox\(\)|\(QComboBox\):", path.read_text("utf-8"))
        assert len(made) == (path.name == "choice.py"), path
