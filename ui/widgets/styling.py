"""Small helpers for what the style sheet goes by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.wheel_guard import WheelGuard


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        for child in widget.findChildren(QWidget):
            widget.style().unpolish(child)
            widget.style().polish(child)


def label(text: str, role: str) -> QLabel:
    """Return a label in one of the text roles of the style sheet."""
    made = QLabel(text)
    made.setProperty("text-role", role)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return *content* in an area that scrolls up and down; its controls take the focus, not it.

    The wheel scrolls it, and turns only the control that has the focus.
    """
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    WheelGuard(content)
    return area


def panel(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """Return a panel and the layout in it, under a title if it has one."""
    frame = QFrame()
    frame.setProperty("panel", "true")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(8, 8, 8, 8)
    layout.setSpacing(8)
    if title:
        layout.addWidget(label(title, "title"))
    return frame, layout
