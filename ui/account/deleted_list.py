"""Events that were deleted, and until when they can be had back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.account import AccountState
from studio.wire.account_events import RestoreEvent
from ui.account import words
from ui.language import translate
from ui.model.account import Account
from ui.widgets.styling import label

_ID = Qt.ItemDataRole.UserRole


class DeletedList(QWidget):
    """One is had back by Return, a double click or the button. GUI thread."""

    closed = Signal()

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Account", "Deleted events"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = label(translate("Account", "No event was deleted within a month."), "muted")
        self.none.setWordWrap(True)
        self.restore = QPushButton(translate("Account", "Have it back"))
        self.close_ = QPushButton(translate("Account", "Back to the events"))
        self.close_.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.list.accessibleName(), "name"))
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addWidget(self.close_)
        column.addLayout(row)
        self.list.itemActivated.connect(lambda _: self._restore())
        self.restore.clicked.connect(self._restore)
        self.close_.clicked.connect(self.closed)
        account.state.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Have the keys where the next step is."""
        first = self.list if self.list.count() else self.close_
        first.setFocus()

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._account.submit(RestoreEvent(item.data(_ID)))

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        row = self.list.currentRow()
        self.list.clear()
        for event in state.deleted:
            text = words.deleted(event)
            item = QListWidgetItem(text)
            item.setData(_ID, event.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ". "))
            self.list.addItem(item)
        if state.deleted:
            self.list.setCurrentRow(min(max(row, 0), len(state.deleted) - 1))
        self.none.setVisible(not state.deleted)
        self.list.setVisible(bool(state.deleted))
        self.restore.setEnabled(bool(state.deleted))
