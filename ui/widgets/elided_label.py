"""A line of text that gives way: what does not fit is told by three dots."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip


class ElidedLabel(QLabel):
    """Takes the room that is left, and no more. GUI thread.

    What is cut is told whole by its tool tip, where it has none of its own.
    """

    def __init__(self, mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__()
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the height of a line; any width will do."""
        return QSize(0, self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        """Tell what is cut; what is not leaves the tool tip to what it lies in."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            is_cut = self._cut() != self.text()
            if is_cut and not self.toolTip():
                QToolTip.showText(event.globalPos(), self.text(), self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint what fits, at the alignment that was set."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), self._cut())
        painter.end()

    def _cut(self) -> str:
        return self.fontMetrics().elidedText(self.text(), self._mode, self.width())
