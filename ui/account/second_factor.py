"""Setting up a second factor, step by step: proved, offered, confirmed, and its codes kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.account import AccountState, CancelSignIn
from studio.wire.account_factor import OfferFactor
from ui.language import translate
from ui.model.account import Account
from ui.widgets.styling import label

from .factor_offer import FactorOffer
from .recovery import Recovery

_MASKED = QLineEdit.EchoMode.Password


class SecondFactor(QWidget):
    """Open while it is due for signing in, while it was asked for, and until the codes are kept.

    GUI thread.
    """

    changed = Signal()
    """Whether there is a step to do may be another one now."""

    def __init__(self, account: Account, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._is_asked = self._was_due = False
        self.why = label("", "todo")
        self.why.setWordWrap(True)
        self.present = QLineEdit()
        self.present.setEchoMode(_MASKED)
        self._present_words = label(
            translate("Account", "Code of your present authenticator, or a recovery code"),
            "caption",
        )
        self.present.setAccessibleName(self._present_words.text())
        self.begin = QPushButton(translate("Account", "Show a new secret"))
        self.offer = FactorOffer(account)
        self.recovery = Recovery(account)
        self.cancel = QPushButton(translate("Account", "Cancel"))
        self.cancel.setProperty("kind", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for each in (self.why, self._present_words, self.present, self.begin, self.offer):
            column.addWidget(each)
        column.addWidget(self.recovery, 1)
        column.addWidget(self.cancel)
        self.begin.clicked.connect(self._offer)
        self.present.returnPressed.connect(self._offer)
        self.cancel.clicked.connect(self._cancel)
        for each_slice in (account.state, account.offer, account.recovery):
            each_slice.changed.connect(self._show)
        self._show()

    @property
    def is_wanted(self) -> bool:
        """Whether there is a step to do."""
        return self._is_due or self._is_asked or bool(self._account.recovery.value)

    def ask(self) -> None:
        """Begin: the person wants one."""
        self._is_asked = True
        if self._has_one:
            self._show()
            self.present.setFocus()
        else:
            self._offer()

    @property
    def _is_due(self) -> bool:
        return (self._account.state.value or AccountState()).status == "enrol"

    @property
    def _has_one(self) -> bool:
        person = (self._account.state.value or AccountState()).person
        return person is not None and person.second_factor

    def _offer(self) -> None:
        command = OfferFactor(self.present.text())
        self.present.clear()
        self._account.submit(command)

    def _cancel(self) -> None:
        self._is_asked = False
        self._account.offer.put(None)
        if self._is_due:
            self._account.submit(CancelSignIn())
        self._show()

    def _show(self) -> None:
        offer, codes = self._account.offer.value, self._account.recovery.value
        asks = offer is None and not codes
        why = ""
        if asks and self._is_due:
            why = translate(
                "Account", "Your organisation asks for a second factor; set it up now, once."
            )
        elif asks and self._has_one:
            why = translate("Account", "A new authenticator takes the place of the one you have.")
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.present.setVisible(asks and self._has_one)
        self._present_words.setVisible(asks and self._has_one)
        self.begin.setVisible(asks)
        self.cancel.setVisible(not codes)
        self._show_offer()
        self._show_codes()
        self.setVisible(self.is_wanted)
        if self._is_due and not self._was_due:
            self.begin.setFocus()
        self._was_due = self._is_due
        self.changed.emit()

    def _show_offer(self) -> None:
        offer = self._account.offer.value
        was = self.offer.isVisibleTo(self)
        self.offer.show_offer(offer)
        self.offer.setVisible(offer is not None)
        if offer is not None and not was:
            self.offer.code.setFocus()

    def _show_codes(self) -> None:
        codes = self._account.recovery.value
        was = self.recovery.isVisibleTo(self)
        if codes:
            self._is_asked = False
        self.recovery.show_codes(codes)
        self.recovery.setVisible(bool(codes))
        if codes and not was:
            self.recovery.codes.setFocus()
