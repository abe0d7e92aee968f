"""A fader with a console's law: most of its travel where hands work."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from ui import words
from ui.language import translate
from ui.levels import fader_gain_db, fader_share

_STEPS = 1000


class Fader(QSlider):
    """Gives ``moved`` with a gain in dB while a person moves it; double click or 0 is 0 dB.

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
        self.setToolTip(translate("Fader", "Fader. Double click, or the key 0: 0 dB."))
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
        self._go_to_unity()

    def event(self, event: QEvent) -> bool:
        """Claim the key of 0 dB before a shortcut has it."""
        if event.type() is QEvent.Type.ShortcutOverride and _is_unity(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move by keys; 0 goes to 0 dB, which steps of its way pass by."""
        before = self.value()
        if _is_unity(event):
            self._go_to_unity()
        else:
            super().keyPressEvent(event)
        self._moved_by_key = self._moved_by_key or self.value() != before

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tell where it stands once the key that moved it goes up."""
        super().keyReleaseEvent(event)
        if self._moved_by_key and not event.isAutoRepeat():
            self._moved_by_key = False
            self.told.emit(f"{self.accessibleName()}: {words.level(self.gain_db)}")

    def _go_to_unity(self) -> None:
        self.setValue(round(fader_share(0.0) * _STEPS))

    def _changed(self) -> None:
        if not self._quiet:
            self.setAccessibleDescription(words.level(self.gain_db))
            self.moved.emit(self.gain_db)


def _is_unity(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_0:
        return False
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
