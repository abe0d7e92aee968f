"""Who can hear whom, and who does at this moment, at one look."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.wire.talk import TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.widgets.styling import label

_HEARS, _CAN, _SELF = "●", "○", "–"  # noqa: RUF001  # a dash where nobody can be heard


class HearingView(QWidget):
    """A row an ear, a column a voice. GUI thread."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.table = QTableWidget(0, 0)
        self.table.setAccessibleName(translate("Talk", "Who can hear whom"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(translate("Talk", "Who can hear whom"), "title"))
        hint = label(translate("Talk", "●: hears now. ○: would, once they press a key."), "muted")
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addWidget(self.table, 1)
        talk.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        members, table = state.members, self.table
        if table.rowCount() != len(members):
            table.setRowCount(len(members))
            table.setColumnCount(len(members))
        ear = translate("Talk", "{name} hears")
        table.setHorizontalHeaderLabels([each.name for each in members])
        table.setVerticalHeaderLabels([ear.format(name=each.name) for each in members])
        yes = translate("Talk", "{ear} hears {voice}")
        could = translate("Talk", "{ear} can hear {voice}")
        no = translate("Talk", "{ear} cannot hear {voice}")
        for row, listener in enumerate(members):
            for column, voice in enumerate(members):
                mark, form = "", no
                if listener.id == voice.id:
                    mark = _SELF
                elif voice.id in listener.hears:
                    mark, form = _HEARS, yes
                elif voice.id in listener.can_hear:
                    mark, form = _CAN, could
                told = form.format(ear=listener.name, voice=voice.name)
                item = table.item(row, column)
                if not isinstance(item, QTableWidgetItem):
                    item = QTableWidgetItem()
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                    table.setItem(row, column, item)
                item.setText(mark)
                item.setToolTip(told)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
