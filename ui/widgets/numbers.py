"""Fields of numbers: typed as people here write them, and quiet while somebody types."""

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox, QWidget

_POINTS = ".,"
_MARGIN_PX = 7
"""Room before and after a number: a style sheet's padding does not reach what is typed in."""


class NumberField(QSpinBox):
    """Whole numbers from *least* to *most*, with their *unit*; says nothing while somebody types.

    GUI thread.
    """

    def __init__(
        self, least: int, most: int, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        _give_room(self)


class DecimalField(QDoubleSpinBox):
    """Shows the decimal sign of the person's language, and takes a point and a comma alike.

    In some languages Qt would take neither but their own, and a comma in others for thousands.
    GUI thread.
    """

    def __init__(
        self, least: float, most: float, places: int, unit: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unit = unit
        self._is_empty = False
        self.setRange(least, most)
        self.setDecimals(places)
        self.setSuffix(unit)
        self.setKeyboardTracking(False)
        _give_room(self)

    def show_number(self, number: float | None) -> None:
        """Show *number*; None: nothing at all, as there is nothing whose number it could be."""
        self._is_empty = number is None
        self.setSuffix("" if number is None else self._unit)
        if number is not None:
            self.setValue(number)

    def textFromValue(self, number: float) -> str:  # noqa: N802  # Qt's name
        """Return the text of *number*: Qt asks for it anew each time the field comes in sight."""
        return "" if self._is_empty else super().textFromValue(number)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Judge what is typed, with its decimal sign made that of the language."""
        return super().validate(self._as_here(text), at)

    def valueFromText(self, text: str) -> float:  # noqa: N802  # Qt's name
        """Return the number that *text* is."""
        return super().valueFromText(self._as_here(text))

    def _as_here(self, text: str) -> str:
        number = text.removesuffix(self.suffix())
        for point in _POINTS:
            number = number.replace(point, self.locale().decimalPoint())
        return number + text[len(text.removesuffix(self.suffix())) :]


def _give_room(field: QAbstractSpinBox) -> None:
    field.lineEdit().setTextMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)


def show_quietly(field: QSpinBox, value: int) -> None:
    """Show *value* and tell nobody; what is being typed is newer, and is left alone. GUI thread."""
    if value != field.value():
        blocked = field.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        field.setValue(value)
        field.blockSignals(blocked)
