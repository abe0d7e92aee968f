"""An event to be, or to be changed: its name, times, origin, embargo, second go, audience."""

from typing import Final

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.account import AnyAccountCommand, PlannedEvent
from studio.wire.account_events import CreateEvent, DuplicateEvent, EditEvent, EventDraft
from ui.account import words
from ui.language import translate
from ui.model.account import Account
from ui.widgets.choice import Choice
from ui.widgets.moment_field import MomentField
from ui.widgets.styling import label

_HOUR_S: Final = 3600
_LATER_S: Final = 7 * 24 * _HOUR_S


class EventForm(QWidget):
    """Sends what was entered once the person says so; stays with it where it is refused.

    GUI thread.
    """

    closed = Signal()

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._event: PlannedEvent | None = None
        self._copies = False
        self.title = label("", "name")
        self.name = QLineEdit()
        self.begins, self.ends, self.embargo = MomentField(), MomentField(), MomentField()
        self.origin = Choice()
        for value, text in words.origins().items():
            self.origin.addItem(text, value)
        self.is_embargoed = QCheckBox(translate("Account", "Nobody goes live before"))
        self.needs_go = QCheckBox(translate("Account", "Goes live with a second person's go"))
        self.registers = QCheckBox(translate("Account", "People register for it"))
        self.registers.setToolTip(
            translate("Account", "Only then may what they answer go to the database of answers")
        )
        self.orders_subtitles = QCheckBox(translate("Account", "Its recording gets subtitles"))
        self.orders_subtitles.setToolTip(
            translate("Account", "Only then may its recording go to be transcribed")
        )
        self.save = QPushButton(translate("Account", "Save"))
        self.cancel = QPushButton(translate("Account", "Cancel"))
        self.cancel.setProperty("kind", "quiet")
        self._rest: list[QWidget] = []
        """What a copy takes over as it is."""
        self._arrange()
        self.is_embargoed.toggled.connect(self.embargo.setEnabled)
        self.begins.dateTimeChanged.connect(self._keep_length)
        self.name.returnPressed.connect(self._send)
        self.save.clicked.connect(self._send)
        self.cancel.clicked.connect(self.closed)
        self._began = QDateTime()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        self._rest += _ask(column, translate("Account", "Name"), self.name)
        _ask(column, translate("Account", "Begins"), self.begins)
        self._rest += _ask(column, translate("Account", "Ends"), self.ends)
        self._rest += _ask(column, translate("Account", "Where the stream comes from"), self.origin)
        hint = label(
            translate(
                "Account",
                "Where all of it stays follows from this and from what your organisation demands.",
            ),
            "muted",
        )
        hint.setWordWrap(True)
        self.embargo.setAccessibleName(translate("Account", "End of the embargo"))
        embargoed = (self.is_embargoed, self.embargo, self.needs_go)
        for each in (hint, *embargoed, self.registers, self.orders_subtitles):
            column.addWidget(each)
            self._rest.append(each)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        column.addLayout(row)
        column.addStretch()

    def begin_new(self) -> None:
        """Begin with nothing but the next full hour."""
        now_s = QDateTime.currentSecsSinceEpoch()
        begins_s = (now_s // _HOUR_S + 1) * _HOUR_S
        self._begin(None, translate("Account", "New event"))
        self._fill(EventDraft(name="", begins_utc_s=begins_s, ends_utc_s=begins_s + _HOUR_S))
        self.name.setFocus()

    def begin_edit(self, event: PlannedEvent) -> None:
        """Begin with what *event* is."""
        self._begin(event, translate("Account", "Change {name}").format(name=event.name))
        self._fill(_draft(event))
        self.name.setFocus()

    def begin_copy(self, event: PlannedEvent) -> None:
        """Ask when the copy of *event* begins; a week later, as a rule."""
        self._begin(event, translate("Account", "Copy {name}").format(name=event.name))
        self._copies = True
        for each in self._rest:
            each.hide()
        self._fill(_draft(event))
        self.begins.set_utc_s(event.begins_utc_s + _LATER_S)
        self.begins.setFocus()

    @property
    def draft(self) -> EventDraft:
        """What was entered."""
        return EventDraft(
            name=self.name.text().strip(),
            begins_utc_s=self.begins.utc_s,
            ends_utc_s=self.ends.utc_s,
            origin=self.origin.currentData(),
            embargo_utc_s=self.embargo.utc_s if self.is_embargoed.isChecked() else 0,
            needs_go=self.needs_go.isChecked(),
            registers=self.registers.isChecked(),
            orders_subtitles=self.orders_subtitles.isChecked(),
        )

    def _begin(self, event: PlannedEvent | None, title: str) -> None:
        self._event, self._copies = event, False
        for each in self._rest:
            each.show()
        self.title.setText(title)

    def _fill(self, draft: EventDraft) -> None:
        self.name.setText(draft.name)
        self._began = QDateTime()
        self.begins.set_utc_s(draft.begins_utc_s)
        self.ends.set_utc_s(draft.ends_utc_s)
        self._began = self.begins.dateTime()
        self.origin.setCurrentIndex(self.origin.findData(draft.origin))
        self.is_embargoed.setChecked(bool(draft.embargo_utc_s))
        self.embargo.set_utc_s(draft.embargo_utc_s or draft.begins_utc_s)
        self.embargo.setEnabled(bool(draft.embargo_utc_s))
        self.needs_go.setChecked(draft.needs_go)
        self.registers.setChecked(draft.registers)
        self.orders_subtitles.setChecked(draft.orders_subtitles)

    def _keep_length(self, begins: QDateTime) -> None:
        """Move the end along: an event that is put off is as long as it was."""
        if self._began.isValid():
            moved_s = self._began.secsTo(begins)
            self.ends.set_utc_s(self.ends.utc_s + moved_s)
        self._began = begins

    def _send(self) -> None:
        command: AnyAccountCommand
        if self._event is None:
            command = CreateEvent(self.draft)
        elif self._copies:
            command = DuplicateEvent(self._event.id, self.begins.utc_s)
        else:
            command = EditEvent(self._event.id, self._event.revision, self.draft)
        self.save.setEnabled(False)
        self._account.submit(command, self._answered)

    def _answered(self, reason: str) -> None:
        self.save.setEnabled(True)
        if not reason:
            self.closed.emit()


def _draft(event: PlannedEvent) -> EventDraft:
    return EventDraft(
        name=event.name,
        begins_utc_s=event.begins_utc_s,
        ends_utc_s=event.ends_utc_s,
        origin=event.origin,
        embargo_utc_s=event.embargo_utc_s,
        needs_go=event.needs_go,
        registers=event.registers,
        orders_subtitles=event.orders_subtitles,
    )


def _ask(column: QVBoxLayout, text: str, field: QWidget) -> list[QWidget]:
    field.setAccessibleName(text)
    asked = [label(text, "caption"), field]
    for each in asked:
        column.addWidget(each)
    return asked
