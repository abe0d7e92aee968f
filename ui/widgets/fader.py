"""A fader with a console's law: most of its travel where hands work."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui import words
from ui.language import translate
from ui.levels import fader_gain_db, fader_share

_STEPS = 1000


class Fader(QSlider):
    """Gives ``moved`` with a gain in dB while a person moves it; double click is 0 dB.

    ``told``: where keys moved it to, in words: its steps are a share of its way, and no dB.
    """

    moved = Signal(float)
    told = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setRange(0, _STEPS)
        self.setSingleStep(_STEPS // 100)
        self.setPageStep(_STEPS // 20)
        self.setAccessibleName(name)
        self.setToolTip(translate("Fader", "Fader. Double click: 0 dB."))
        self.setMinimumHeight(80)
        self._quiet = False
        self._moved_by_key = False
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move by keys."""
        before = self.value()
        super().keyPressEvent(event)
        self._moved_by_key = self._moved_by_key or self.value() != before

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tell where it stands once the key that moved it goes up."""
        super().keyReleaseEvent(event)
        if self._moved_by_key and not event.isAutoRepeat():
            self._moved_by_key = False
            self.told.emit(f"{self.accessibleName()}: {words.level(self.gain_db)}")

    def _changed(self) -> None:
        if not self._quiet:
            self.setAccessibleDescription(words.level(self.gain_db))
            self.moved.emit(self.gain_db)
