"""The event that is chosen: its region, what it allows, and the way to air."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.account import (
    AccountState,
    AnyAccountCommand,
    AskGo,
    ChooseEvent,
    GiveGo,
    GoLive,
    LeaveAir,
    PlannedEvent,
)
from studio.wire.account_events import TakeGoBack
from ui.account import words
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.said import said
from ui.widgets.guarded_button import GuardedButton
from ui.widgets.styling import label


class ChosenEvent(QWidget):
    """Going live begins at once and ends at a second press, as everywhere. GUI thread."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account = station.account
        self.name = label("", "scene")
        self.name.setWordWrap(True)
        self.region = QLabel()
        self.region.setProperty("badge", "true")
        self.stays, self.audience = label("", "muted"), label("", "muted")
        self.why = label("", "todo")
        for each in (self.stays, self.audience, self.why):
            each.setWordWrap(True)
        self.live: GuardedButton[AnyAccountCommand] = GuardedButton(
            (translate("Account", "Go live in this event"), GoLive()),
            (translate("Account", "Leave the air"), LeaveAir()),
        )
        self.live.setIcon(theme.icon("on-air"))
        self.rehearse = QPushButton(translate("Account", "Rehearse"))
        self.rehearse.setToolTip(
            translate("Account", "Send it for a try: nobody but the ingest sees it")
        )
        self.ask = QPushButton(translate("Account", "Ask for a go"))
        self.give = QPushButton(translate("Account", "Give the go"))
        self.take_back = QPushButton(translate("Account", "Take the go back"))
        self.leave = QPushButton(translate("Account", "Choose no event"))
        for button in (self.rehearse, self.ask, self.give, self.take_back, self.leave):
            button.setProperty("kind", "small")
        self._arrange()
        self.live.clicked.connect(lambda: self.live.press(account.submit))
        self.rehearse.clicked.connect(lambda: account.submit(GoLive(rehearsal=True)))
        self.ask.clicked.connect(lambda: account.submit(AskGo()))
        self.give.clicked.connect(lambda: account.submit(GiveGo()))
        self.take_back.clicked.connect(lambda: account.submit(TakeGoBack()))
        self.leave.clicked.connect(lambda: account.submit(ChooseEvent("")))
        account.state.changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.region)
        column.addLayout(top)
        column.addWidget(self.stays)
        column.addWidget(self.audience)
        column.addWidget(self.why)
        column.addWidget(self.live)
        # Two rows: in no language do all of them fit into one.
        for buttons in ((self.rehearse, self.leave), (self.ask, self.give, self.take_back)):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            column.addLayout(row)

    def _show(self) -> None:
        event, state = self._account.chosen, self._account.state.value
        self.setVisible(event is not None)
        if event is None or state is None:
            return
        self.name.setText(event.name)
        badge = words.region(event)
        self.region.setText(badge)
        self.region.setVisible(bool(badge))
        self.region.setAccessibleName(words.stays(event))
        own = state.person is not None and state.person.own
        placed = "" if own else said(event.placed)
        self.stays.setText(" ".join(part for part in (words.stays(event), placed) if part))
        self.audience.setText(words.audience(event))
        self.audience.setVisible(bool(self.audience.text()))
        self.why.setText(self._why(event, state))
        self.why.setVisible(bool(self.why.text()))
        running = state.stage in {"live", "rehearsal"}
        self.live.show_running(running=running)
        self.live.setEnabled(running or (event.may_live and not state.stage))
        self.rehearse.setEnabled(event.may_rehearse and not state.stage)
        self.ask.setVisible(event.go == "needed")
        self.give.setVisible(event.may_give_go)
        self.take_back.setVisible(event.may_take_go_back and not running)
        self.leave.setEnabled(not running)

    def _why(self, event: PlannedEvent, state: AccountState) -> str:
        told = {
            "asking": translate("Account", "A key is asked for …"),
            "rehearsal": translate("Account", "This is a rehearsal: nobody sees it."),
            "live": translate("Account", "The show is live in this event."),
        }.get(state.stage)
        if told is not None:
            return told
        why = said(event.why) if event.why else ""
        if event.embargo_utc_s and not event.may_live:
            until = translate("Account", "Embargo until {time}.")
            why = f"{why} {until.format(time=words.when(event.embargo_utc_s))}"
        return why.strip()
