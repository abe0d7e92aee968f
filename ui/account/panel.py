"""The account and its events at the window's side."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.account import AccountState, LookAgain, OpenPages, SignOut
from ui.account import words
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.said_refusals import refusal_said
from ui.widgets.styling import label, panel

from .agenda import Agenda
from .second_factor import SecondFactor
from .sign_in import SignInForm

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
        self.to_factor = QPushButton(translate("Account", "Second factor"))
        self.to_factor.setToolTip(
            translate("Account", "A code of your telephone, beside your password")
        )
        self.pages = QPushButton(translate("Account", "Pages in the browser"))
        self.pages.setToolTip(
            translate("Account", "People, events, vendors and the audit trail of the backend")
        )
        small = (self.to_sign_in, self.sign_out, self.again, self.to_factor, self.pages)
        for button in small:
            button.setProperty("kind", "small")
        self.form = SignInForm(self._account)
        self.factor = SecondFactor(self._account)
        self.agenda = Agenda(station, theme)
        self._filler = QWidget()
        frame, inside = panel(translate("Account", "Event"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        rows = [_row(self.to_sign_in, self.sign_out, self.again), _row(self.to_factor, self.pages)]
        inside.addWidget(self.who)
        inside.addWidget(self.fault)
        inside.addWidget(self.agenda, 1)
        inside.addWidget(self._filler, 1)
        for row in rows:
            inside.addLayout(row)
        inside.addWidget(self.form)
        inside.addWidget(self.factor, 1)
        self.setFixedWidth(WIDTH)
        self.to_sign_in.toggled.connect(lambda _: self._show())
        self.sign_out.clicked.connect(lambda: self._account.submit(SignOut()))
        self.again.clicked.connect(lambda: self._account.submit(LookAgain()))
        self.to_factor.clicked.connect(self.factor.ask)
        self.pages.clicked.connect(lambda: self._account.submit(OpenPages()))
        self.factor.changed.connect(self._show)
        self._account.state.changed.connect(self._show)
        self._show()

    def begin(self) -> None:
        """Have the keys where the next step is."""
        if not self.agenda.begin():
            self.form.address.setFocus()

    def _show(self) -> None:
        state = self._account.state.value
        self.who.setText(_who(state))
        state = state or AccountState()
        fault = refusal_said(state.fault, state.fault_code) if state.fault else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        own = state.person is None or state.person.own
        if not own:
            self.to_sign_in.setChecked(False)
        self.to_sign_in.setVisible(own)
        self.sign_out.setVisible(not own)
        self.again.setVisible(state.status == "in")
        steps = self.factor.is_wanted
        self.to_factor.setVisible(not own and not steps)
        self.pages.setVisible(state.status == "in")
        asks = state.status in {"code", "browser"}
        self.form.setVisible(own and not steps and (asks or self.to_sign_in.isChecked()))
        has_events = state.status == "in" and not steps and not self.form.isVisibleTo(self)
        self.agenda.setVisible(has_events)
        self._filler.setVisible(not has_events and not steps)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


def _who(state: AccountState | None) -> str:
    if state is None:
        return translate("Account", "The account is looked for …")
    if state.person is None:
        return {
            "code": translate("Account", "Signing in …"),
            "browser": translate("Account", "Signing in …"),
            "enrol": translate("Account", "Signing in …"),
        }.get(state.status, translate("Account", "The events of this machine are begun …"))
    return words.person(state.person)
