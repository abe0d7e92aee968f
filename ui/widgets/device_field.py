"""A field for a device's name: chosen among those that there are, or typed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

_LETTERS = 8


class DeviceField(QComboBox):
    """Takes a name, also of a device that is not plugged in. GUI thread.

    ``asked``: somebody is about to choose, so it is time to look which devices there are.
    """

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.setLineEdit(self.line)
        # A long name may not widen the window.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def text(self) -> str:
        """Return what is chosen or typed."""
        return self.currentText()

    def offer(self, names: Sequence[str]) -> None:
        """Offer *names*, and keep what is chosen or typed, and where the cursor is."""
        if [*names] == [self.itemText(n) for n in range(self.count())]:
            return
        text, at = self.text(), self.line.cursorPosition()
        self.clear()
        self.addItems(names)
        self.setCurrentIndex(self.findText(text))
        self.setEditText(text)
        self.line.setCursorPosition(at)

    def showPopup(self) -> None:  # noqa: N802  # Qt's own name
        """Open the list."""
        self.asked.emit()
        super().showPopup()
