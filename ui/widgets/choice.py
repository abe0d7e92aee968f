"""A list to choose from that a screen reader knows by what it is for."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class Choice(QComboBox):
    """On Unix Qt gives a list's accessible name as what is chosen in it. GUI thread.

    So its name stands in a label beside it, too, which is never seen: screen readers go by that.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(parent)
        self._label.hide()
        self._label.setBuddy(self)
        # It lies in the same widget, which may outlive this one.
        self.destroyed.connect(self._label.deleteLater)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  # Qt's name
        """Be called *name*."""
        super().setAccessibleName(name)
        self._label.setText(name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        """Take the label along to another place."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())
            self._label.hide()
