"""A level from left to right, by the law of IEC 60268-18, where a meter has no room."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.levels import meter_share
from ui.look.theme import Theme

_FLOOR_DB = -120.0
_HEIGHT = 8
_ZONES = ((-70.0, -20.0, "meter_low"), (-20.0, -9.0, "meter_mid"), (-9.0, 0.0, "meter_high"))


class LevelBar(QProgressBar):
    """A progress bar to a screen reader, which reads the level as its value. GUI thread."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._db = _FLOOR_DB
        self.setAccessibleName(name)
        self.setRange(round(_FLOOR_DB), 0)
        self.setFormat("%v dB")
        self.setValue(round(_FLOOR_DB))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size that it likes best."""
        return QSize(80, _HEIGHT)

    def show_level(self, db: float) -> None:
        """Show a level, dBFS."""
        if db == self._db:
            return
        self._db = db
        if QAccessible.isActive():
            self.setValue(round(min(0.0, max(db, _FLOOR_DB))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("well"))
        for low, high, color in _ZONES:
            top_db = min(high, self._db)
            if top_db > low:
                left, right = self._x(low), self._x(top_db)
                rect = QRectF(left, 0, right - left, self.height())
                painter.fillRect(rect, self._theme.color(color))
        painter.setPen(self._theme.color("outline"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _x(self, db: float) -> float:
        return self.width() * meter_share(min(0.0, db))
