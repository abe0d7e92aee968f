"""A field for a device's name: chosen among those that there are, or typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from .asking_list import AskingList

_LETTERS = 8


class DeviceField(AskingList):
    """Takes a name, also of a device that is not plugged in. GUI thread."""

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
