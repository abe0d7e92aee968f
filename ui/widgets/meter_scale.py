"""The scale beside a meter: figures in dBFS where the meter's bar stands at that level."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import translate
from ui.look.theme import Theme
from ui.widgets.meter import level_y

_MARKS_DB = (0, -20, -9, -40, -30, -60, -50)
"""What matters most first: the ends of the meter's colours, then the rest of the law."""
_FIGURE_PX, _TICK_PX, _GAP_PX = 11, 3, 2
_SMOOTHED_PX = 2
"""How far letters are painted beyond their width where their edges are smoothed."""


def marks_at(height_px: float) -> tuple[tuple[int, float], ...]:
    """Return each level (dBFS) that has a figure, and its place from the top, of all that fit.

    A scale too low for all of them leaves out the least; no two figures touch.
    """
    kept: list[tuple[int, float]] = []
    for db in _MARKS_DB:
        y = level_y(db, height_px)
        if all(abs(y - other) >= _FIGURE_PX for _, other in kept):
            kept.append((db, y))
    return tuple(sorted(kept, reverse=True))


class MeterScale(QWidget):
    """As high as the meter that it stands beside; read by eyes only. GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setToolTip(
            translate(
                "Meter",
                "dBFS: decibels below the highest level there is. "
                "The bar is the mean (RMS), the line the peak.",
            )
        )

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size that it likes best: its widest figure and a tick."""
        metrics = QFontMetrics(self._figure_font())
        widest = max(metrics.horizontalAdvance(_figure(db)) for db in _MARKS_DB)
        return QSize(_SMOOTHED_PX + widest + _GAP_PX + _TICK_PX, 140)

    def _figure_font(self) -> QFont:
        # Not its own, which the style sheet has the last word on.
        font = QFont(self.font())
        font.setPixelSize(_FIGURE_PX)
        return font

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the figures and their ticks."""
        painter = QPainter(self)
        self._paint(painter, marks_at(self.height()))
        painter.end()

    def _paint(self, painter: QPainter, marks: Iterable[tuple[int, float]]) -> None:
        room, right = self.width() - _TICK_PX - _GAP_PX, self.width() - _TICK_PX
        painter.setFont(self._figure_font())
        painter.setPen(self._theme.color("muted"))
        aligned = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        lowest = self.height() - _FIGURE_PX
        for db, y in marks:
            top = min(max(0.0, y - _FIGURE_PX / 2), lowest)
            painter.drawText(QRectF(0, top, room, _FIGURE_PX), aligned, _figure(db))
            painter.fillRect(QRectF(right, round(y), _TICK_PX, 1), self._theme.color("muted"))


def _figure(db: int) -> str:
    return f"−{-db}" if db else "0"  # noqa: RUF001 - a real minus sign
