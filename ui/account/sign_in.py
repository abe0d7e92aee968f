"""Signing in: by password and code, or by another issuer in the browser."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.account import (
    AccountState,
    CancelSignIn,
    FindIssuers,
    GiveCode,
    SignIn,
    SignInWith,
)
from ui.language import translate
from ui.model.account import Account
from ui.widgets.styling import label

_MASKED = QLineEdit.EchoMode.Password


class SignInForm(QWidget):
    """Asks for what is due now, and nothing else. GUI thread.

    What is typed leaves with the command and is kept nowhere here.
    """

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self.address, self.mail = QLineEdit(), QLineEdit()
        self.password, self.code = QLineEdit(), QLineEdit()
        self.address.setPlaceholderText("https://backend.example.com")
        self.password.setEchoMode(_MASKED)
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.enter = QPushButton(translate("Account", "Sign in"))
        self.others = QPushButton(translate("Account", "Other ways to sign in"))
        self.others.setProperty("kind", "small")
        self.confirm = QPushButton(translate("Account", "Confirm the code"))
        self.cancel = QPushButton(translate("Account", "Cancel"))
        self.cancel.setProperty("kind", "quiet")
        self.told = label("", "todo")
        self.told.setWordWrap(True)
        self.issuers: dict[str, QPushButton] = {}
        self._first, self._second, self._issuer_rows = QWidget(), QWidget(), QVBoxLayout()
        self._arrange()
        self.enter.clicked.connect(self._sign_in)
        self.others.clicked.connect(self._find)
        self.confirm.clicked.connect(self._confirm)
        self.cancel.clicked.connect(lambda: account.submit(CancelSignIn(), self._answered))
        self.address.returnPressed.connect(self.mail.setFocus)
        self.mail.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._sign_in)
        self.code.returnPressed.connect(self._confirm)
        account.state.changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        first = _column(self._first)
        for words, field in (
            (translate("Account", "Address of your organisation's backend"), self.address),
            (translate("Account", "Mail address"), self.mail),
            (translate("Account", "Password"), self.password),
        ):
            _ask(first, words, field)
        row = QHBoxLayout()
        row.addWidget(self.enter)
        row.addWidget(self.others)
        first.addLayout(row)
        first.addLayout(self._issuer_rows)
        second = _column(self._second)
        _ask(second, translate("Account", "Code of your authenticator"), self.code)
        second.addWidget(self.confirm)
        for each in (self.told, self._first, self._second, self.cancel):
            whole.addWidget(each)

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        waits = state.status == "browser"
        self._first.setVisible(state.status in {"starting", "out", "in"})
        self._second.setVisible(state.status == "code")
        self.cancel.setVisible(state.status == "code" or waits)
        if waits:
            self.told.setText(translate("Account", "Go on in your browser; it comes back here."))
        elif state.status == "code" and not self.told.text():
            self.told.setText(translate("Account", "Your password is right; now the code."))
        if {each.name for each in state.issuers} != self.issuers.keys():
            self._offer(state)

    def _offer(self, state: AccountState) -> None:
        for button in self.issuers.values():
            self._issuer_rows.removeWidget(button)
            button.deleteLater()
        self.issuers = {}
        for each in state.issuers:
            words = translate("Account", "Sign in with {issuer}").format(issuer=each.label)
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, name=each.name: self._with(name))
            self._issuer_rows.addWidget(button)
            self.issuers[each.name] = button

    def _sign_in(self) -> None:
        command = SignIn(self.address.text(), self.mail.text().strip(), self.password.text())
        self.password.clear()
        self._account.submit(command, self._answered)

    def _confirm(self) -> None:
        command = GiveCode(self.code.text())
        self.code.clear()
        self._account.submit(command, self._answered)

    def _find(self) -> None:
        self._account.submit(FindIssuers(self.address.text()), self._answered)

    def _with(self, issuer: str) -> None:
        self._account.submit(SignInWith(self.address.text(), issuer), self._answered)

    def _answered(self, reason: str) -> None:
        self.told.setText("")
        self._show()
        if self._second.isVisible():
            self.code.setFocus()
        elif reason and self._first.isVisible():
            self.password.setFocus()


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    return column


def _ask(column: QVBoxLayout, words: str, field: QLineEdit) -> None:
    field.setAccessibleName(words)
    column.addWidget(label(words, "caption"))
    column.addWidget(field)
