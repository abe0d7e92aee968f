"""How loud something is in one's own ears."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from ui import words
from ui.model.paced import Paced
from ui.widgets.styling import label

_VALUE_PX = 64


class Volume(QWidget):
    """A slider in dB, and its value in words. GUI thread."""

    def __init__(
        self,
        name: str,
        least_db: int,
        most_db: int,
        send: Callable[[float], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(least_db, most_db)
        self.slider.setPageStep(6)
        self._value = label("", "caption")
        self._value.setFixedWidth(_VALUE_PX)
        self._pace = Paced(send, self)
        self._quiet = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.slider, 1)
        row.addWidget(self._value)
        self.name(name)
        self.slider.valueChanged.connect(self._moved)

    def name(self, name: str) -> None:
        """Tell a screen reader what it is."""
        self.slider.setAccessibleName(name)

    def show_level(self, db: float) -> None:
        """Stand at *db*, unless somebody holds it."""
        if not self.slider.isSliderDown() and not self._pace.is_waiting:
            self._quiet = True
            self.slider.setValue(round(db))
            self._quiet = False
            self._tell(db)

    def _moved(self, db: int) -> None:
        if not self._quiet:
            self._tell(db)
            self._pace.give(float(db))

    def _tell(self, db: float) -> None:
        self._value.setText(words.level(db))
        self.slider.setAccessibleDescription(words.level(db))
