"""A button to which a double click is one press: who clicks twice on everything does no harm."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton


class CalmButton(QPushButton):
    """For what a second press ends, deletes or unlocks. GUI thread."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take the second click of a double click for none."""
        event.accept()
