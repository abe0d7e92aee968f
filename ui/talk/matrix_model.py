"""The matrix as a table: a row a station and way, a column a line."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studio.wire.talk import SetCell, TalkCell, TalkLine, TalkState, Way
from ui.language import translate
from ui.model.talk import Talk

from . import words

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE: Final = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """What the call tells; a press asks, and the call's word ticks or unticks. GUI thread."""

    def __init__(self, talk: Talk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._state = TalkState()
        self._rows: tuple[tuple[str, Way], ...] = ()
        self._lines: tuple[TalkLine, ...] = ()
        self._cells: dict[tuple[str, Way, str], TalkCell] = {}
        talk.state.changed.connect(self._take_in)
        self._take_in()

    def rowCount(self, _parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Return how many stations and ways there are."""
        return len(self._rows)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:  # noqa: N802  # Qt's name
        """Return how many lines there are."""
        return len(self._lines)

    def cell(self, index: _Index) -> TalkCell | None:
        """Return the crosspoint that stands there."""
        if not (0 <= index.row() < len(self._rows) and 0 <= index.column() < len(self._lines)):
            return None
        station, way = self._rows[index.row()]
        return self._cells.get((station, way, self._lines[index.column()].id))

    def sentence(self, index: _Index) -> str:
        """Return the crosspoint in a sentence, with why where it is forbidden."""
        cell = self.cell(index)
        if cell is None:
            return ""
        return words.crosspoint(cell, self._state, self._lines[index.column()])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: a forbidden one can be looked at alone."""
        cell = self.cell(index)
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if cell is not None and cell.may:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return how a cell looks and is read out."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _Role.CheckStateRole and cell.may:
            # An int, as Qt's own delegate and screen readers take it.
            return (Qt.CheckState.Checked if cell.open else Qt.CheckState.Unchecked).value
        if role == _Role.DisplayRole:
            return self._text(cell)
        if role in {_Role.AccessibleTextRole, _Role.ToolTipRole}:
            return self.sentence(index)
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return None

    def headerData(  # noqa: N802  # Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a line's or a station's name."""
        if role not in {_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return words.full_line(self._lines[section]) if section < len(self._lines) else None
        if section >= len(self._rows):
            return None
        station, way = self._rows[section]
        form = translate("Talk", "{name} talks") if way == "talk" else translate(
            "Talk", "{name} listens"
        )  # fmt: skip
        return form.format(name=words.name_of(self._state, station))

    def setData(  # noqa: N802  # Qt's name
        self, index: _Index, _value: object, role: int = _Role.EditRole
    ) -> bool:
        """Ask to open or close a cell; it changes once the call says so."""
        cell = self.cell(index)
        if role == _Role.CheckStateRole and cell is not None and cell.may:
            self._talk.submit(
                SetCell(
                    *(cell.station, cell.line, cell.way, not cell.open),
                    *(cell.gain_db, cell.priority),
                )
            )
        return False

    def _text(self, cell: TalkCell) -> str:
        if not cell.may:
            return "✕"
        if not cell.open:
            return ""
        return words.gain(cell.gain_db) if cell.gain_db else ""

    def _take_in(self) -> None:
        state = self._talk.state.value or TalkState()
        ways: tuple[Way, ...] = ("talk", "listen")
        seen = {each.station for each in state.cells}
        rows = tuple((one.id, way) for one in state.members if one.id in seen for way in ways)
        if (rows, [each.id for each in state.lines]) != (
            self._rows,
            [each.id for each in self._lines],
        ):
            self.beginResetModel()
            self._put(state, rows)
            self.endResetModel()
            return
        before = self._cells
        self._put(state, rows)
        if before != self._cells and self._rows and self._lines:
            last = self.index(len(self._rows) - 1, len(self._lines) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _put(self, state: TalkState, rows: tuple[tuple[str, Way], ...]) -> None:
        self._state, self._rows, self._lines = state, rows, state.lines
        self._cells = {(each.station, each.way, each.line): each for each in state.cells}
