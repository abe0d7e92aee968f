"""A fader with a console's law: most of its travel where hands work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui import words
from ui.language import translate
from ui.levels import fader_gain_db, fader_share

_STEPS = 1000


class Fader(QSlider):
    """Gives ``moved`` with a gain in dB while a person moves it; double click is 0 dB."""

    moved = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setRange(0, _STEPS)
        self.setPageStep(_STEPS // 20)
        self.setAccessibleName(name)
        self.setToolTip(translate("Fader", "Fader. Double click: 0 dB."))
        self.setMinimumHeight(80)
        self._quiet = False
        self.valueChanged.connect(self._changed)

    @property
    def gain_db(self) -> float:
        """Where it stands."""
        return round(fader_gain_db(self.value() / _STEPS), 1)

    def show_gain(self, gain_db: float) -> None:
        """Stand at *gain_db*, unless somebody holds it."""
        if self.isSliderDown():
            return
        self._quiet = True
        self.setValue(round(fader_share(gain_db) * _STEPS))
        self._quiet = False
        self.setAccessibleDescription(words.level(gain_db))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Go to 0 dB."""
        self.setValue(round(fader_share(0.0) * _STEPS))

    def _changed(self) -> None:
        if not self._quiet:
            self.moved.emit(self.gain_db)
