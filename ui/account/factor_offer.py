"""A secret for an authenticator: to be read by a camera, or typed; and its first code."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.account_factor import ConfirmFactor, FactorOffered
from ui.language import translate
from ui.model.account import Account
from ui.widgets.square_code import SquareCode
from ui.widgets.styling import label

_GROUP = 4


class FactorOffer(QWidget):
    """Three steps in the order in which they are done. GUI thread."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._told = label(
            translate(
                "Account",
                "Scan this code with an authenticator on your telephone, or type the secret "
                "there. Then enter the six digits that it shows.",
            ),
            "todo",
        )
        self._told.setWordWrap(True)
        self.code_shown = SquareCode()
        self.code_shown.setAccessibleName(
            translate("Account", "Square code for a camera; the secret is below as text")
        )
        self.secret, self.code = QLineEdit(), QLineEdit()
        self.secret.setReadOnly(True)
        self.secret.setAccessibleName(translate("Account", "Secret, as text"))
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.code.setAccessibleName(translate("Account", "Code that the authenticator shows"))
        self.copy = QPushButton(translate("Account", "Copy the secret"))
        self.copy.setProperty("kind", "small")
        self.confirm = QPushButton(translate("Account", "Confirm the code"))
        self._arrange()
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.secret.text().replace(" ", ""))
        )
        self.confirm.clicked.connect(self._confirm)
        self.code.returnPressed.connect(self._confirm)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._told)
        column.addWidget(self.code_shown, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(label(self.secret.accessibleName(), "caption"))
        column.addWidget(self.secret)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(label(self.code.accessibleName(), "caption"))
        column.addWidget(self.code)
        column.addWidget(self.confirm)

    def show_offer(self, offer: FactorOffered | None) -> None:
        """Show *offer*; None: let go of what was shown."""
        secret = offer.secret if offer is not None else ""
        groups = [secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP)]
        text = " ".join(groups)
        if text == self.secret.text():
            return
        self.secret.setText(text)
        self.secret.setCursorPosition(0)
        self.code_shown.show_text(offer.uri if offer is not None else "")

    def _confirm(self) -> None:
        command = ConfirmFactor(self.code.text())
        self.code.clear()
        self.code.setFocus()
        self._account.submit(command)
