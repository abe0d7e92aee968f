"""The padlock: nothing at the window does anything until it is opened deliberately."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import translate
from ui.look.theme import Theme
from ui.widgets.calm_button import CalmButton
from ui.widgets.styling import label, set_look

_AGAIN_MS = 4000


class Padlock(QWidget):
    """Lies over the whole window, which stays in sight below; opens at the second press.

    ``turned``: it was locked or unlocked.
    """

    turned = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("padlock")
        self.setAccessibleName(translate("Padlock", "The window is locked"))
        box = QFrame()
        box.setObjectName("padlock-box")
        row = QHBoxLayout(box)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(label(translate("Padlock", "Locked; the show goes on."), "value"))
        self.button = CalmButton()
        self.button.setIcon(theme.icon("protected"))
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(box, 0, Qt.AlignmentFlag.AlignHCenter)
        column.setContentsMargins(0, 0, 0, 24)
        self._armed = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._armed.timeout.connect(self._refresh)
        self.button.clicked.connect(self.press)
        window.installEventFilter(self)
        self._refresh()
        self.hide()

    def lock(self) -> None:
        """Cover the window."""
        self._armed.stop()
        self._refresh()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.button.setFocus()
        self.turned.emit()

    def press(self) -> None:
        """Lock, or go one step towards unlocking."""
        if not self.isVisible():
            self.lock()
        elif self._armed.isActive():
            self._armed.stop()
            self.hide()
            self.turned.emit()
            self._window.setFocus()
        else:
            self._armed.start()
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Stay as large as the window."""
        if watched is self._window and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Let no key through to what lies below."""
        event.accept()

    def focusNextPrevChild(self, _forward: bool) -> bool:  # noqa: FBT001, N802  # Qt's signature
        """Keep Tab from leaving the lock."""
        self.button.setFocus()
        return True

    def _refresh(self) -> None:
        armed = self._armed.isActive()
        words = (
            translate("Padlock", "Press again to unlock")
            if armed
            else translate("Padlock", "Unlock")
        )
        self.button.setText(words)
        set_look(self.button, "armed", "true" if armed else "false")
