"""What the window knows of who one is and of the events: a client of the account's process."""

from pathlib import Path

from PySide6.QtCore import QObject

from studio.wire.account import (
    AccountDone,
    AccountRefused,
    AccountRequest,
    AccountState,
    AnyAccountCommand,
    AnyAccountEvent,
    ChooseEvent,
    GoLive,
    Meet,
    PlannedEvent,
)
from studio.wire.account_factor import FactorOffered, RecoveryCodes
from studio.wire.codec import account_event_decoder, encode
from studio.wire.places import Places
from ui.language import QT_TRANSLATE_NOOP, translate

from .commands import Answered
from .notices import Notices
from .service import Asking
from .slice import Slice
from .wire_link import Manners, WireLink

_NOT_THERE = QT_TRANSLATE_NOOP(
    "Account", "The account cannot be reached now; try again in a moment."
)
_MANNERS = Manners(
    decoder=account_event_decoder,
    retry_ms=1000,
    # It speaks when something changes, which may be never.
    silent_s=0,
    gone="The account has gone.",
    foreign="The account speaks another version's language: close this window, reopen.",
    deaf="The account does not take commands any more.",
    mute="The account does not answer.",
)


class Account(QObject):
    """Takes over what the account's process tells. GUI thread.

    A window stays with it from its start on; where nobody holds its socket, as over an engine
    without a supervisor, there is no account and nothing is asked of one.
    """

    def __init__(
        self, control_socket: Path, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = WireLink(Places(control_socket.parent).account_socket, _MANNERS, self)
        self._asking: Asking[AnyAccountCommand] = Asking(
            self._link,
            notices,
            lambda number, command: encode(AccountRequest(number, command)),
            lambda: translate("Account", _NOT_THERE),
        )
        self._is_open = False
        self.state: Slice[AccountState | None] = Slice(None, self)
        """None while it is not known."""
        self.offer: Slice[FactorOffered | None] = Slice(None, self)
        """A secret for an authenticator, until its code is confirmed."""
        self.recovery: Slice[tuple[str, ...]] = Slice((), self)
        """Recovery codes, until the person says that she has them."""
        self._link.up.connect(self._greet)
        self._link.came.connect(self._take_in)
        self._link.down.connect(self._lose)

    def open(self) -> None:
        """Call it, and stay with it."""
        if not self._is_open:
            self._is_open = True
            self._link.start()

    def close(self) -> None:
        """Leave it."""
        self._is_open = False
        self._link.stop()
        self._lose("")

    @property
    def chosen(self) -> PlannedEvent | None:
        """The event that the show goes live in."""
        state = self.state.value
        if state is None:
            return None
        return next((each for each in state.events if each.id == state.chosen), None)

    def submit(self, command: AnyAccountCommand, answered: Answered | None = None) -> None:
        """Send *command*; a refusal becomes a notice and the answer's reason."""
        self._asking.submit(command, answered)

    def go_live(self) -> bool:
        """Go live in the chosen event; False where none is, so that the show's own places count."""
        state = self.state.value
        if state is None or not state.chosen:
            return False
        self.submit(GoLive())
        return True

    def leave_own(self) -> None:
        """Choose no event of this machine's own: the person says where the show goes."""
        state = self.state.value
        if state is not None and state.chosen and state.person is not None and state.person.own:
            self.submit(ChooseEvent(""))

    def forget_askers(self) -> None:
        """Answer nobody who asked until now: their window is about to go."""
        self._asking.forget_askers()

    def _greet(self) -> None:
        self.submit(Meet(translate("Account", "My first webcast")))

    def _take_in(self, event: AnyAccountEvent) -> None:
        match event:
            case AccountDone(id=number):
                self._asking.answer(number, "")
            case AccountRefused(id=number, reason=reason, code=code):
                self._asking.answer(number, reason, code)
            case FactorOffered():
                self.offer.put(event)
            case RecoveryCodes(codes=codes):
                self.offer.put(None)
                self.recovery.put(codes)
            case AccountState():
                self.state.put(event)

    def _lose(self, _reason: str) -> None:
        self.offer.put(None)
        self.state.put(None)
        self._asking.lose()
