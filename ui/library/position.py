"""The position in what is played: dragged, clicked, or moved by keys, the space bar for pause."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from ui.language import translate

_STEP_MS, _PICTURE_MS, _FAR_MS = 1000, 40, 10_000
_KEYS = {
    Qt.Key.Key_Left: -_STEP_MS,
    Qt.Key.Key_Right: _STEP_MS,
    Qt.Key.Key_Down: -_STEP_MS,
    Qt.Key.Key_Up: _STEP_MS,
    Qt.Key.Key_Comma: -_PICTURE_MS,
    Qt.Key.Key_Period: _PICTURE_MS,
    Qt.Key.Key_J: -_FAR_MS,
    Qt.Key.Key_L: _FAR_MS,
}
_CHAPTERS = {Qt.Key.Key_PageDown: -1, Qt.Key.Key_PageUp: 1}


class Position(QSlider):
    """Gives ``sought`` with a time in ms while a person moves it. GUI thread."""

    sought = Signal(int)
    turned = Signal()
    """Pause, or go on."""
    stepped = Signal(int)
    """To the next chapter, or back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(translate("Library", "Position"))
        self.setToolTip(
            translate(
                "Library",
                "Arrow keys: a second; J and L: ten; comma and full stop: a picture; "
                "Page keys: a chapter; Space: pause, or go on",
            )
        )
        # Or the space bar would take the show to air.
        self.setProperty("keeps-keys", True)  # noqa: FBT003  # Qt's own way
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sliderMoved.connect(self.sought)

    def show_at(self, position_ms: int, length_ms: int, told: str) -> None:
        """Stand at *position_ms*, unless somebody holds it."""
        if self.isSliderDown():
            return
        self.setMaximum(max(1, length_ms))
        self.setValue(position_ms)
        self.setAccessibleDescription(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move by what the key says."""
        key = Qt.Key(event.key())
        to = {Qt.Key.Key_Home: self.minimum(), Qt.Key.Key_End: self.maximum()}
        if key in {Qt.Key.Key_Space, Qt.Key.Key_K}:
            self.turned.emit()
        elif key in _CHAPTERS:
            self.stepped.emit(_CHAPTERS[key])
        elif key in _KEYS:
            self._go(self.value() + _KEYS[key])
        elif key in to:
            self._go(to[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Go where it is clicked, and drag on from there."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        if not handle.contains(event.position().toPoint()):
            room = self.width() - handle.width()
            at = round(event.position().x() - handle.width() / 2)
            self._go(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), at, room))
        super().mousePressEvent(event)

    def _go(self, position_ms: int) -> None:
        at = max(self.minimum(), min(self.maximum(), position_ms))
        self.setValue(at)
        self.sought.emit(at)
