"""A button that keeps the focus when it has nothing to do any more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.styling import set_look

_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class StayingButton(QPushButton):
    """Disabled by :meth:`offer` once the focus is elsewhere. GUI thread.

    Qt hands the focus of what is disabled on to the next control at once: the next press of the
    same key would be that one's, and what is a list or a field there would be changed by it.
    ``meant``: pressed, and it has something to do. ``idle``: pressed, and it has nothing to do.
    """

    meant = Signal()
    idle = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._is_offered = True
        self.clicked.connect(self._press)

    @property
    def is_offered(self) -> bool:
        """Whether a press of it does something now."""
        return self._is_offered

    def offer(self, *, offered: bool) -> None:
        """Say whether there is something to do."""
        self._is_offered = offered
        self.setEnabled(offered or self.hasFocus())
        # As one that is disabled, whether it is or has the focus still.
        set_look(self, "idle", "false" if offered else "true")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """Be disabled now if nothing is to do, unless the focus comes back by itself."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.setEnabled(self._is_offered)

    def _press(self) -> None:
        if self._is_offered:
            self.meant.emit()
        else:
            self.idle.emit()
