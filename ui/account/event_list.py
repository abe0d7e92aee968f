"""The events that there are to choose from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio.wire.account import AccountState, ChooseEvent, PlannedEvent
from ui.account import words
from ui.language import translate
from ui.model.account import Account

_ID = Qt.ItemDataRole.UserRole


class EventList(QListWidget):
    """One is chosen by Return or a double click, not in passing. GUI thread."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.setAccessibleName(translate("Account", "Events"))
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda _: self.choose())
        account.state.changed.connect(self._show)
        self._show()

    def choose(self) -> None:
        """Choose the event under the cursor."""
        item = self.currentItem()
        if item is not None:
            self._account.submit(ChooseEvent(item.data(_ID)))

    @property
    def current(self) -> PlannedEvent | None:
        """The event under the cursor."""
        state, row = self._account.state.value, self.currentRow()
        if state is None or row < 0:
            return None
        wanted = self.item(row).data(_ID)
        return next((each for each in state.events if each.id == wanted), None)

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        ids = [self.item(row).data(_ID) for row in range(self.count())]
        if ids != [event.id for event in state.events]:
            self._fill(state)
        for row, event in enumerate(state.events):
            text = words.line(event, chosen=event.id == state.chosen)
            item = self.item(row)
            if item.text() != text:
                item.setText(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text.replace("\n", ". "))

    def _fill(self, state: AccountState) -> None:
        at = self.currentItem().data(_ID) if self.currentItem() is not None else state.chosen
        self.clear()
        for event in state.events:
            item = QListWidgetItem("")
            item.setData(_ID, event.id)
            self.addItem(item)
            if event.id == at:
                self.setCurrentItem(item)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)
