"""A square code (QR, ISO/IEC 18004) that a telephone's camera reads; drawn here, by no service."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_MODULES = 4
"""ISO/IEC 18004, 5.3.8: so wide a rim is left white."""
_SIDE_PX = 216


class SquareCode(QWidget):
    """Dark on light whatever the window's colours are: many readers take nothing else. GUI thread.

    What is shown is a secret's: it is drawn, and kept as squares alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modules: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show *text* as a code; '' shows nothing."""
        rows = segno.make(text, error="m", micro=False).matrix if text else ()
        self.modules = tuple(tuple(bool(module) for module in row) for row in rows)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """As large as a camera reads at arm's length."""
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Draw whole pixels, so that no edge is grey."""
        del event
        if not self.modules:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        count = len(self.modules) + 2 * QUIET_MODULES
        side = max(1, min(self.width(), self.height()) // count)
        left = (self.width() - side * len(self.modules)) // 2
        top = (self.height() - side * len(self.modules)) // 2
        for y, row in enumerate(self.modules):
            for x, dark in enumerate(row):
                if dark:
                    square = QRectF(left + x * side, top + y * side, side, side)
                    painter.fillRect(square, QColor(Qt.GlobalColor.black))
        painter.end()
