"""What the wheel turns: a fader, a number or a list under it only once somebody has taken it up."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QSlider,
    QWidget,
)

_TURNED = (QAbstractSpinBox, QComboBox, QSlider)


class WheelRules(QObject):
    """Watches one window of the system's. GUI thread.

    Who scrolls a panel changes no level and no camera that passes below: what has not the focus
    leaves the wheel to what it lies in.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def watch(self, window: QWindow | None) -> None:
        """Watch the wheel over *window*, the system's side of the one that was given."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Hand the wheel on past what it may not turn."""
        if event.type() is not QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return super().eventFilter(watched, event)
        below = list(self._below(event))
        if not any(isinstance(each, _TURNED) and not each.hasFocus() for each in below):
            return False
        # Qt hands an event that is made here to nobody else, so it is made for what scrolls.
        area = next((each for each in below if isinstance(each, QAbstractScrollArea)), None)
        if area is not None:
            self._hand_to(area.viewport(), event)
        return True

    def _below(self, event: QWheelEvent) -> Iterator[QWidget]:
        # Qt's own hints say that there always is one.
        widget: QWidget | None = self._window.childAt(event.position().toPoint())
        while widget is not None:
            yield widget
            widget = widget.parentWidget()

    def _hand_to(self, widget: QWidget, event: QWheelEvent) -> None:
        passed_on = QWheelEvent(
            widget.mapFrom(self._window, event.position()),
            event.globalPosition(),
            *(event.pixelDelta(), event.angleDelta(), event.buttons(), event.modifiers()),
            *(event.phase(), event.inverted()),
        )
        QApplication.sendEvent(widget, passed_on)
