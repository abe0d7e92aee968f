"""Signing in: a password or another issuer, then a code where one is due, then a session."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from studio.backend.errors import BackendError
from studio.backend.moment import Now
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from . import pace, tickets
from .deeds import arrival, failed
from .entering import (
    Answer,
    CodeNeeded,
    EnrolmentNeeded,
    Proven,
    SignedIn,
    known_device,
    let_in,
    proven_by,
    ticket_for,
)
from .errors import MailError, SignInError, TicketError
from .listing import SECOND_FACTOR_DUE, choose, whose_trail
from .mail import mail_of
from .model import PEOPLE
from .passwords import Hasher
from .second_factor import Offer, check_code, confirm_offer, credential_of, offer_to, wrong_code
from .tickets import Purpose
from .tokens import text_hash

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class _Attempt:
    person: str
    password: str
    account: str
    device: str
    counts: tuple[pace.Count, ...]


class SignIn:
    """Lets people in, and writes down who tried. Any thread; hashing waits its turn.

    Whatever is wrong, the answer is the same, and takes as long: an address tells nobody whether
    there is an account.
    """

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, hasher: Hasher) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._hasher = hasher

    def by_password(self, mail: str, password: Secret, device: Secret, address: str) -> Answer:
        """Return what comes next. *device*: what it was told before, '' if nothing.

        Raises :class:`SignInError`, :class:`PaceError`, :class:`HasherBusyError` and, once the
        password was right, :class:`BlockedError`.
        """
        attempt = self._begin(mail, device, address)
        try:
            right = self._hasher.verify(password, attempt.password, known=bool(attempt.device))
        except BackendError:
            now_ns = self._now()
            self._repository.write(lambda tx: pace.give_back(tx, attempt.counts, now_ns))
            self._tell("sign-in refused", Outcome.REFUSED, attempt.person, address, "busy")
            raise
        if not right or not attempt.person:
            self._tell("sign-in failed", Outcome.FAILED, attempt.person, address, "password")
            message = "This is not the right address or password; ask for a new one if need be."
            raise SignInError(message)
        return self.enter(
            Proven(
                person=attempt.person,
                how="password",
                address=address,
                account=attempt.account,
                device=attempt.device,
            )
        )

    def enter(self, proven: Proven) -> Answer:
        """Return what comes next for who has proved a first factor. Raises as the others do."""
        now_ns = self._now()

        def enter(transaction: Transaction) -> Answer:
            membership = choose(transaction, proven.person, proven.organisation, now_ns)
            if credential_of(transaction, proven.person).totp:
                return CodeNeeded(ticket_for(transaction, Purpose.CODE, proven, now_ns))
            if membership.role in SECOND_FACTOR_DUE:
                return EnrolmentNeeded(ticket_for(transaction, Purpose.ENROLMENT, proven, now_ns))
            return let_in(transaction, proven, now_ns)

        answer = self._entering(proven, enter)
        if not isinstance(answer, SignedIn):
            self._tell("first factor proved", Outcome.DONE, proven.person, proven.address)
        return answer

    def by_code(self, token: Secret, code: str, address: str) -> SignedIn:
        """Let in who brings the ticket and a code.

        Raises :class:`TicketError`, :class:`SignInError`, :class:`PaceError`.
        """

        def enter(transaction: Transaction, proven: Proven, now_ns: int) -> SignedIn | None:
            if not check_code(transaction, proven.person, code, now_ns, known=proven.device):
                return None
            return let_in(transaction, proven, now_ns)

        return self._by_ticket(Purpose.CODE, token, address, enter)

    def offer(self, token: Secret, address: str) -> Offer:
        """Return a second factor to set up for who brings the ticket. Raises TicketError."""
        now_ns = self._now()

        def offer(transaction: Transaction) -> Offer:
            ticket = tickets.look(transaction, Purpose.ENROLMENT, token, now_ns)
            return offer_to(transaction, ticket.person)

        try:
            return self._repository.write(offer)
        except TicketError as error:
            self._trail.record(failed("sign-in failed", error, address))
            raise

    def enrol(self, token: Secret, code: str, address: str) -> SignedIn:
        """Take the offered second factor as hers, and let her in, her recovery codes along.

        Raises :class:`TicketError`, :class:`SignInError`, :class:`PaceError`.
        """

        def enter(transaction: Transaction, proven: Proven, now_ns: int) -> SignedIn | None:
            codes = confirm_offer(transaction, proven.person, code, now_ns, known=proven.device)
            if codes is None:
                return None
            return replace(let_in(transaction, proven, now_ns), recovery_codes=codes)

        entered = self._by_ticket(Purpose.ENROLMENT, token, address, enter)
        self._tell("second factor set", Outcome.DONE, entered.person, address)
        return entered

    def _begin(self, mail: str, device: Secret, address: str) -> _Attempt:
        """Count the attempt, before anything is looked at that costs."""
        now_ns = self._now()
        try:
            written = mail_of(mail)
        except MailError:
            written = ""
        account = text_hash(written or mail)

        def find(reader: Reader) -> _Attempt:
            people = reader.find(PEOPLE, Query({"mail": written}, limit=1)) if written else ()
            person = people[0].id if people else ""
            known = known_device(reader, device, person)
            counts = pace.sign_in_counts(address, account, known)
            password = credential_of(reader, person).password if person else ""
            return _Attempt(person, password, account, known, counts)

        def begin(transaction: Transaction) -> _Attempt:
            attempt = find(transaction)
            pace.pay(transaction, attempt.counts, now_ns)
            return attempt

        try:
            return self._repository.write(begin)
        except BackendError:
            person = self._repository.read(find).person
            self._tell("sign-in refused", Outcome.REFUSED, person, address, "tried too often")
            raise

    def _by_ticket(
        self,
        purpose: Purpose,
        token: Secret,
        address: str,
        enter: Callable[[Transaction, Proven, int], SignedIn | None],
    ) -> SignedIn:
        now_ns = self._now()
        try:
            ticket = self._repository.read(lambda r: tickets.look(r, purpose, token, now_ns))
        except TicketError as error:
            self._trail.record(failed("sign-in failed", error, address))
            raise
        proven = proven_by(ticket, address)

        def use(transaction: Transaction) -> SignedIn | None:
            again = tickets.look(transaction, purpose, token, now_ns)
            entered = enter(transaction, proven, now_ns)
            if entered is None:
                tickets.spend_try(transaction, again)
            else:
                tickets.redeem(transaction, purpose, token, now_ns)
            return entered

        entered = self._entering(proven, use)
        if entered is None:
            self._tell("sign-in failed", Outcome.FAILED, proven.person, address, "code")
            raise wrong_code()
        return entered

    def _entering(self, proven: Proven, enter: Callable[[Transaction], E]) -> E:
        try:
            entered = self._repository.write(enter)
        except BackendError as error:
            why = type(error).__name__
            self._tell("sign-in refused", Outcome.REFUSED, proven.person, proven.address, why)
            raise
        if isinstance(entered, SignedIn):
            self._trail.record(
                arrival(
                    "signed in",
                    Outcome.DONE,
                    organisation=entered.organisation,
                    account=entered.person,
                    session=entered.tokens.session,
                    address=proven.address,
                    details={"how": proven.how},
                )
            )
        return entered

    def _tell(self, kind: str, outcome: Outcome, person: str, address: str, why: str = "") -> None:
        details = {"why": why} if why else {}
        whose = self._repository.read(lambda reader: whose_trail(reader, person))
        self._trail.record(
            arrival(
                kind,
                outcome,
                organisation=whose,
                account=person,
                address=address,
                details=details,
            )
        )
