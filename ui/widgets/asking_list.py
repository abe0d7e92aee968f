"""A list to choose from that is asked for anew when somebody opens it: devices come and go."""

from PySide6.QtCore import Signal

from ui.widgets.choice import Choice

_ROOM_PX = 32
"""For the frame of the list, and what scrolls it."""


class AskingList(Choice):
    """Says when it is about to be chosen from. GUI thread.

    ``asked``: somebody opens it, so it is time to look what there is.
    """

    asked = Signal()

    def showPopup(self) -> None:  # noqa: N802  # Qt's own name
        """Open the list."""
        self.asked.emit()
        # Names are seen whole where the field is narrower than they are.
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + _ROOM_PX)
        super().showPopup()
