"""A wheel that scrolls a panel changes nothing that passes under it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.styling import scrolled


def _turn(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    QApplication.sendEvent(widget, event)


def test_a_control_is_turned_by_the_wheel_only_while_it_has_the_focus(qtbot: QtBot) -> None:
    content = QWidget()
    number, choice, tall = QSpinBox(), QComboBox(), QLabel("tall")
    number.setValue(50)
    choice.addItems(["one", "two"])
    tall.setFixedHeight(3000)
    column = QVBoxLayout(content)
    for each in (number, choice, tall):
        column.addWidget(each)
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    area.activateWindow()
    tall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    tall.setFocus()
    _turn(number)
    _turn(choice)
    assert (number.value(), choice.currentIndex()) == (50, 0)
    number.setFocus()
    qtbot.waitUntil(number.hasFocus, timeout=2000)
    _turn(number)
    assert number.value() == 49
