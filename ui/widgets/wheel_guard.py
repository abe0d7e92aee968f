"""Keeps a wheel that scrolls a panel from changing the controls that pass under it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QWidget

_TURNED = (QAbstractSpinBox, QComboBox, QAbstractSlider)


class WheelGuard(QObject):
    """Lets a control of *content* have the wheel while it has the focus, and no sooner.

    Knows those that are in it by now. GUI thread.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        for control in content.findChildren(QWidget):
            if isinstance(control, _TURNED) and not isinstance(control, QScrollBar):
                if control.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                    # By the wheel's turning alone it would get the focus.
                    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Pass a wheel on to what scrolls."""
        is_wheel = event.type() is QEvent.Type.Wheel
        if is_wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
