"""The account and its events at the window's side."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.account import AccountState, LookAgain, SignOut
from ui.account import words
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.said import said
from ui.widgets.styling import label, panel

from .chosen import ChosenEvent
from .event_list import EventList
from .sign_in import SignInForm
from .stations import Stations

WIDTH = 372


class AccountPanel(QWidget):
    """Who one is, which events there are, the one that is chosen. GUI thread."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = station.account
        self.who = label("", "name")
        self.who.setWordWrap(True)
        self.fault = label("", "todo")
        self.fault.setWordWrap(True)
        self.to_sign_in = QPushButton(translate("Account", "Sign in to an organisation"))
        self.to_sign_in.setCheckable(True)
        self.sign_out = QPushButton(translate("Account", "Sign out"))
        self.again = QPushButton(translate("Account", "Look again"))
        for button in (self.to_sign_in, self.sign_out, self.again):
            button.setProperty("kind", "small")
        self.form = SignInForm(self._account)
        self.events = EventList(self._account)
        self.choose = QPushButton(translate("Account", "Choose this event"))
        self.chosen = ChosenEvent(station, theme)
        self.stations = Stations(self._account)
        frame, inside = panel(translate("Account", "Event"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self.to_sign_in, self.sign_out, self.again):
            row.addWidget(button)
        row.addStretch()
        inside.addWidget(self.who)
        inside.addWidget(self.fault)
        inside.addWidget(self.chosen)
        inside.addWidget(self.stations)
        inside.addWidget(self.events, 1)
        inside.addWidget(self.choose)
        inside.addLayout(row)
        inside.addWidget(self.form)
        self.setFixedWidth(WIDTH)
        self.to_sign_in.toggled.connect(lambda _: self._show())
        self.sign_out.clicked.connect(lambda: self._account.submit(SignOut()))
        self.again.clicked.connect(lambda: self._account.submit(LookAgain()))
        self.choose.clicked.connect(self.events.choose)
        self._account.state.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Have the keys where the next step is."""
        first = self.events if self.events.isVisible() else self.form.address
        first.setFocus()

    def _show(self) -> None:
        state = self._account.state.value
        self.who.setText(_who(state))
        fault = said(state.fault) if state is not None and state.fault else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        state = state or AccountState()
        own = state.person is None or state.person.own
        if not own:
            self.to_sign_in.setChecked(False)
        self.to_sign_in.setVisible(own)
        self.sign_out.setVisible(not own)
        self.again.setVisible(state.status == "in")
        asks = state.status in {"code", "browser"}
        self.form.setVisible(own and (asks or self.to_sign_in.isChecked()))
        has_events = state.status == "in" and not self.form.isVisibleTo(self)
        self.events.setVisible(has_events)
        self.choose.setVisible(has_events and bool(state.events))


def _who(state: AccountState | None) -> str:
    if state is None:
        return translate("Account", "The account is looked for …")
    if state.person is None:
        return {
            "code": translate("Account", "Signing in …"),
            "browser": translate("Account", "Signing in …"),
        }.get(state.status, translate("Account", "The events of this machine are begun …"))
    return words.person(state.person)
