"""A field that takes the next key pressed, whatever it means elsewhere."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_MODIFIERS = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
}
_LEAVING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class KeyField(QLineEdit):
    """Shows the key as this system writes it; Tab and Escape leave, as in any field. GUI thread."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = QKeySequence()
        self.setReadOnly(True)

    @property
    def portable(self) -> str:
        """The key in Qt's portable writing, '' for none."""
        return self._key.toString(QKeySequence.SequenceFormat.PortableText)

    def take(self, key: QKeySequence) -> None:
        """Hold *key*; an empty one for none."""
        self._key = key
        self.setText(key.toString(QKeySequence.SequenceFormat.NativeText))
        self.chosen.emit()

    def event(self, event: QEvent) -> bool:
        """Claim a key before any shortcut has it."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Take the key with its modifiers."""
        if event.key() in _LEAVING:
            event.ignore()
        elif event.key() not in _MODIFIERS:
            self.take(QKeySequence(event.keyCombination()))
