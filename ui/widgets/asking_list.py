"""A list to choose from that is asked for anew when somebody opens it: devices come and go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class AskingList(QComboBox):
    """Says when it is about to be chosen from. GUI thread.

    ``asked``: somebody opens it, so it is time to look what there is.
    """

    asked = Signal()

    def showPopup(self) -> None:  # noqa: N802  # Qt's own name
        """Open the list."""
        self.asked.emit()
        super().showPopup()
