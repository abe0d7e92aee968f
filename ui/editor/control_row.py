"""One control of a camera: a slider, a check box or a list, and the way back to its default."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)

from studio.wire.state import ControlState
from ui.language import translate
from ui.widgets.choice import Choice
from ui.widgets.numbers import NumberField
from ui.widgets.styling import label

_WIDEST = 1 << 20
"""A slider cannot be set with care over more steps than this."""

Setter = QSlider | NumberField | QCheckBox | QComboBox


class ControlRow(QWidget):
    """Shows a control and sends what a person sets; ``gestured`` when a new gesture begins."""

    wished = Signal(int)
    gestured = Signal()
    reset = Signal()

    def __init__(self, control: ControlState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.setter = _setter(control)
        self.setter.setAccessibleName(control.label)
        self.value = QLabel()
        self.default = QPushButton(translate("Controls", "Default"))
        self.default.setAccessibleName(
            translate("Controls", "{control}: default").format(control=control.label)
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(control.label, "caption"), 0, 0)
        grid.addWidget(self.value, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.setter, 1, 0)
        grid.addWidget(self.default, 1, 1)
        self.default.clicked.connect(self.reset)
        if isinstance(self.setter, QSlider):
            self.setter.sliderPressed.connect(self.gestured)
        self.show_control(control)
        self._connect()

    def show_control(self, control: ControlState) -> None:
        """Show the control as it is now; one that is being dragged is left alone."""
        self._control = control
        setter = self.setter
        setter.setEnabled(control.active)
        setter.setToolTip(
            "" if control.active else translate("Controls", "The camera sets this itself now.")
        )
        if isinstance(setter, QSlider) and setter.isSliderDown():
            return
        blocked = setter.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        if isinstance(setter, QCheckBox):
            setter.setChecked(bool(control.value))
        elif isinstance(setter, QComboBox):
            setter.setCurrentIndex(setter.findData(control.value))
        elif setter.value() != control.value:
            # The same again would take away what is being typed.
            setter.setValue(control.value)
        setter.blockSignals(blocked)
        self.value.setText(str(control.value) if isinstance(setter, QSlider) else "")

    def fits(self, control: ControlState) -> bool:
        """Return whether this can show *control*: the same one, over the same range."""
        return _shape(self._control) == _shape(control)

    def _connect(self) -> None:
        setter = self.setter
        if isinstance(setter, QCheckBox):
            setter.toggled.connect(lambda on: self.wished.emit(int(on)))
        elif isinstance(setter, QComboBox):
            setter.activated.connect(lambda _: self.wished.emit(setter.currentData()))
        else:
            setter.valueChanged.connect(self._slid)

    def _slid(self, value: int) -> None:
        control = self._control
        steps = round((value - control.least) / control.step)
        value = min(control.most, control.least + steps * control.step)
        if isinstance(self.setter, QSlider):
            self.value.setText(str(value))
        self.wished.emit(value)


def _shape(control: ControlState) -> tuple[object, ...]:
    return (control.name, control.kind, control.least, control.most, control.step, control.menu)


def _setter(control: ControlState) -> Setter:
    if control.kind == "boolean":
        return QCheckBox(translate("Controls", "On"))
    if control.kind == "menu":
        box = Choice()
        for number, words in control.menu:
            box.addItem(words, number)
        return box
    wide = control.most - control.least > _WIDEST
    least, most = control.least, control.most
    setter = NumberField(least, most) if wide else _slider(least, most)
    setter.setSingleStep(control.step)
    return setter


def _slider(least: int, most: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(least, most)
    return slider
