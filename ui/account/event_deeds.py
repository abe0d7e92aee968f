"""What is done with the event under the cursor, by who may."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from studio.wire.account import AccountState, PlannedEvent
from studio.wire.account_events import DeleteEvent, FindDeleted
from ui.language import translate
from ui.model.account import Account
from ui.widgets.twice_button import TwiceButton

from .event_form import EventForm


class EventDeeds(QWidget):
    """New, change, copy, delete, and what was deleted. GUI thread."""

    deleted_wanted = Signal()
    form_wanted = Signal()

    def __init__(
        self,
        account: Account,
        form: EventForm,
        current: Callable[[], PlannedEvent | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._form = form
        self._current = current
        self.new = QPushButton(translate("Account", "New"))
        self.edit = QPushButton(translate("Account", "Change"))
        self.copy = QPushButton(translate("Account", "Copy"))
        self.delete = TwiceButton(translate("Account", "Delete"))
        self.deleted = QPushButton(translate("Account", "Deleted"))
        self.new.setToolTip(translate("Account", "Make an event"))
        self.edit.setToolTip(
            translate("Account", "Change the event: name, times, embargo, go, audience")
        )
        self.copy.setToolTip(translate("Account", "Make another event like this one"))
        self.delete.setToolTip(translate("Account", "Hide the event; it can be had back"))
        self.deleted.setToolTip(translate("Account", "Deleted events, to be had back"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (self.new, self.edit, self.copy, self.delete, self.deleted):
            button.setProperty("kind", "small")
            button.setAccessibleName(button.toolTip())
            row.addWidget(button)
        row.addStretch()
        self.new.clicked.connect(self._create)
        self.edit.clicked.connect(lambda: self._with(form.begin_edit))
        self.copy.clicked.connect(lambda: self._with(form.begin_copy))
        self.delete.meant.connect(self._delete)
        self.deleted.clicked.connect(self._find)
        account.state.changed.connect(self._show)
        self._show()

    def _create(self) -> None:
        self.form_wanted.emit()
        self._form.begin_new()

    def _with(self, begin: Callable[[PlannedEvent], None]) -> None:
        event = self._current()
        if event is not None:
            self.form_wanted.emit()
            begin(event)

    def _delete(self) -> None:
        event = self._current()
        if event is not None:
            self._account.submit(DeleteEvent(event.id, event.revision))

    def _find(self) -> None:
        self._account.submit(FindDeleted())
        self.deleted_wanted.emit()

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        person = state.person
        may_edit = person is not None and person.may_edit
        may_delete = person is not None and person.may_delete
        for button in (self.new, self.edit, self.copy):
            button.setVisible(may_edit)
        for button in (self.delete, self.deleted):
            button.setVisible(may_delete)
        for button in (self.edit, self.copy, self.delete):
            button.setEnabled(bool(state.events))
