"""A meter by IEC 60268-18: RMS as a bar, peak as a line that falls slowly, clip as a lamp.

The lamp stays lit until somebody has seen it and clicks.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QAccessible, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.language import translate
from ui.levels import meter_share
from ui.look.theme import Theme

_FALL_DB_PER_S = 20.0
_FLOOR_DB = -120.0
_ZONES = ((-70.0, -20.0, "meter_low"), (-20.0, -9.0, "meter_mid"), (-9.0, 0.0, "meter_high"))
_LAMP = 5


def level_y(db: float, height_px: float) -> float:
    """Return how far below the top of a meter of *height_px* stands *db* (dBFS)."""
    above = _LAMP + 2
    return above + (height_px - above) * (1 - meter_share(min(0.0, db)))


class Meter(QProgressBar):
    """Vertical; silent at the bottom. GUI thread.

    A progress bar to a screen reader, which reads the peak as its value. ``told``: the lamp was
    lit, in words.
    """

    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        now: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._now = now
        self._rms_db = self._peak_db = _FLOOR_DB
        self._at = now()
        self._clips = False
        self.clipped = False
        """Whether it was cut off since the last click."""
        self._dim = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(80)
        self.setAccessibleName(name)
        self.setRange(round(_FLOOR_DB), 0)
        self.setFormat("%v dB")
        self.setValue(round(_FLOOR_DB))
        self.setToolTip(
            translate("Meter", "The lamp at the top lights when it distorts. Click: put it out.")
        )

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size that it likes best."""
        return QSize(14, 140)

    def show_levels(self, peak_db: float, rms_db: float, *, clipped: bool) -> None:
        """Show one block's levels, dBFS."""
        now = self._now()
        fallen = self._peak_db - (now - self._at) * _FALL_DB_PER_S
        self._peak_db, self._rms_db, self._at = max(peak_db, fallen), rms_db, now
        # The engine says it for some seconds: who has put the lamp out need not do it again.
        self._light(lit=self.clipped or (clipped and not self._clips))
        self._clips = clipped
        if round(peak_db) != self.value() and QAccessible.isActive():
            self.setValue(round(max(peak_db, _FLOOR_DB)))
        self.update()

    def dim(self, *, dimmed: bool) -> None:
        """Show levels that nobody hears as what they are."""
        self._dim = dimmed
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Put the lamp out."""
        self.put_out()

    def put_out(self) -> None:
        """Put the lamp out: somebody has seen it."""
        self._light(lit=False)
        self.update()

    def fall_silent(self) -> None:
        """Show that nothing is heard of any more, at once: what stood there is over."""
        self._rms_db = self._peak_db = _FLOOR_DB
        self.setValue(round(_FLOOR_DB))
        self.update()

    def _light(self, *, lit: bool) -> None:
        if lit is not self.clipped:
            self.clipped = lit
            words = translate("Meter", "distorted") if lit else ""
            self.setAccessibleDescription(words)
            if lit:
                self.told.emit(f"{self.accessibleName()}: {words}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint bar, peak and lamp."""
        painter = QPainter(self)
        height = self.height() - _LAMP - 2
        painter.fillRect(QRectF(0, _LAMP + 2, self.width(), height), self._theme.color("well"))
        if self._dim:
            painter.setOpacity(0.35)
        for low, high, color in _ZONES:
            top_db = min(high, self._rms_db)
            if top_db > low:
                top, bottom = level_y(top_db, self.height()), level_y(low, self.height())
                rect = QRectF(0, top, self.width(), bottom - top)
                painter.fillRect(rect, self._theme.color(color))
        if self._peak_db > _ZONES[0][0]:
            y = level_y(self._peak_db, self.height())
            painter.fillRect(QRectF(0, y - 1, self.width(), 2), self._theme.color("text"))
        painter.setOpacity(1.0)
        # Hollow or filled: what is lit is seen without its colour.
        painter.setPen(self._theme.color("outline"))
        # How far it goes is seen on a ground of its own colour, too.
        painter.drawRect(QRectF(0, _LAMP + 2, self.width() - 1, height - 1))
        lamp = QRectF(0, 0, self.width(), _LAMP)
        if self.clipped:
            painter.fillRect(lamp, self._theme.color("meter_high"))
        else:
            painter.drawRect(lamp.adjusted(0, 0, -1, -1))
        painter.end()
