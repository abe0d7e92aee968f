"""The matrix of a show: who may talk on which line, and who listens to it."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.wire.talk import SetCell
from ui.language import translate
from ui.model.talk import Talk
from ui.widgets.numbers import NumberField, show_quietly
from ui.widgets.styling import label

from .hearing import HearingView
from .matrix_model import MatrixModel

_QUIETEST_DB, _LOUDEST_DB, _MOST_PRIORITY = -60, 12, 99


class MatrixView(QWidget):
    """Arrows walk, Space opens and closes; below it, who can hear whom. GUI thread."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.model = MatrixModel(talk, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(translate("Talk", "Matrix: stations and lines"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        hint = label(
            translate(
                "Talk", "Arrow keys walk, Space opens and closes. ✕: forbidden, nobody opens it."
            ),
            "muted",
        )
        hint.setWordWrap(True)
        self.sentence = label("", "todo")
        self.sentence.setWordWrap(True)
        self.gain = _spin(_QUIETEST_DB, _LOUDEST_DB, " dB", translate("Talk", "Gain"))
        self.priority = _spin(0, _MOST_PRIORITY, "", translate("Talk", "Priority"))
        self.priority.setToolTip(
            translate("Talk", "Of two who talk into one ear, the one of less is held back")
        )
        self.hearing = HearingView(talk)
        fine = QHBoxLayout()
        for field in (self.gain, self.priority):
            fine.addWidget(label(field.accessibleName(), "caption"))
            fine.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addWidget(self.table, 3)
        column.addWidget(self.sentence)
        column.addLayout(fine)
        column.addWidget(self.hearing, 2)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.model.dataChanged.connect(lambda *_: self._tell())
        self.model.modelReset.connect(self._tell)
        self.gain.valueChanged.connect(lambda _: self._tune())
        self.priority.valueChanged.connect(lambda _: self._tune())
        self._tell()

    def _tell(self, *_: QModelIndex) -> None:
        at = self.table.currentIndex()
        cell = self.model.cell(at)
        self.sentence.setText(self.model.sentence(at))
        for field, value in (
            (self.gain, 0 if cell is None else round(cell.gain_db)),
            (self.priority, 0 if cell is None else cell.priority),
        ):
            field.setEnabled(cell is not None and cell.may and cell.open)
            show_quietly(field, value)

    def _tune(self) -> None:
        cell = self.model.cell(self.table.currentIndex())
        if cell is not None and cell.may and cell.open:
            self._talk.submit(
                SetCell(
                    *(cell.station, cell.line, cell.way, True),
                    gain_db=float(self.gain.value()),
                    priority=self.priority.value(),
                )
            )


def _spin(least: int, most: int, unit: str, name: str) -> NumberField:
    made = NumberField(least, most, unit)
    made.setAccessibleName(name)
    return made
