"""A button that means it at the second press, so that no slip does harm."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from ui.language import translate

from .calm_button import CalmButton
from .styling import set_look

_ARMED_MS = 4000


class TwiceButton(CalmButton):
    """Emits ``meant`` at the second press within four seconds. GUI thread."""

    meant = Signal()

    def __init__(self, text: str, asks: Callable[[], bool] = lambda: True) -> None:
        """*asks* says whether a second press is needed now."""
        super().__init__(text)
        self._text = text
        self._asks = asks
        self._armed = QTimer(self, interval=_ARMED_MS, singleShot=True)
        self._armed.timeout.connect(self._show)
        self.clicked.connect(self._press)

    def disarm(self) -> None:
        """Take back a first press: what it was for is another thing now."""
        self._armed.stop()
        self._show()

    def _press(self) -> None:
        if self._armed.isActive() or not self._asks():
            self._armed.stop()
            self.meant.emit()
        else:
            self._armed.start()
        self._show()

    def _show(self) -> None:
        armed = self._armed.isActive()
        again = translate("Outputs", "Press again: {what}").format(what=self._text.lower())
        self.setText(again if armed else self._text)
        # What a screen reader says is the tool tip, or else what a second press does.
        self.setAccessibleName(again if armed else self.toolTip() or self._text)
        set_look(self, "armed", "true" if armed else "false")
