"""What a person does with her own account."""

from collections.abc import Sequence

import msgspec

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import BackendError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.secrets import Secret

from . import pace, tickets
from .credentials import CREDENTIALS, IDENTITIES, Identity
from .deeds import arrival, deed_of, failed
from .ended import tell_ended
from .entering import Proven, SignedIn, let_in
from .errors import NotProvenError
from .listing import SECOND_FACTOR_DUE, choose, memberships_of, whose_trail
from .mail import mail_of
from .model import ORGANISATIONS, PEOPLE, Membership, Person
from .passwords import Hasher, check_new_password
from .post import Link, the_code, write_letter
from .second_factor import credential_of
from .session_records import SESSIONS, end_session, end_sessions
from .tickets import Purpose, Ticket


class OwnAccount:
    """Her name, address, password, issuers and organisations. Any thread."""

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        bus: Bus,
        hasher: Hasher,
        link: Link = the_code,
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus
        self._hasher = hasher
        self._link = link

    def person(self, caller: Caller) -> Person:
        """Return who asks. Raises :class:`UnknownError`."""
        return self._repository.read(lambda reader: _person(reader, caller))

    def organisations(self, caller: Caller) -> Sequence[tuple[Membership, str]]:
        """Return where she is listed, and each organisation's name."""

        def find(reader: Reader) -> list[tuple[Membership, str]]:
            found = []
            for membership in memberships_of(reader, caller.account):
                whose = reader.get(ORGANISATIONS, membership.organisation)
                found.append((membership, whose.name if whose else "Videosync"))
            return found

        return self._repository.read(find)

    def rename(self, caller: Caller, name: str) -> Person:
        """Change her name. Raises :class:`UnknownError`."""
        changed = self._repository.write(
            lambda tx: tx.put(PEOPLE, msgspec.structs.replace(_person(tx, caller), name=name))
        )
        self._trail.record(deed_of(caller, "name changed", target=caller.account))
        return changed

    def change_password(self, caller: Caller, current: Secret, new: Secret) -> None:
        """Change her password; her other sessions end.

        Raises :class:`NotProvenError`, :class:`PasswordError`, :class:`PaceError`.
        """
        who = self.person(caller)
        check_new_password(new, who.name, who.mail.partition("@")[0])
        before = self._prove(caller, current)
        hashed, now_ns = self._hasher.hash(new), self._now()

        def change(transaction: Transaction) -> list[str]:
            credential = credential_of(transaction, caller.account)
            if credential.password != before:
                raise _wrong_password()
            transaction.put(CREDENTIALS, msgspec.structs.replace(credential, password=hashed))
            return end_sessions(
                transaction, caller.account, "her password changed", now_ns, but=caller.session
            )

        tell_ended(self._bus, self._repository.write(change))
        self._trail.record(deed_of(caller, "password changed", target=caller.account))

    def ask_new_mail(self, caller: Caller, mail: str, password: Secret) -> None:
        """Write a letter to the new address, and tell the one before.

        Nothing is said of whether the new one is somebody's: that shows when the letter is used.
        Raises :class:`MailError`, :class:`NotProvenError`, :class:`PaceError`.
        """
        written = mail_of(mail)
        self._prove(caller, password)
        now_ns = self._now()

        def ask(transaction: Transaction) -> None:
            who = _person(transaction, caller)
            pace.pay(transaction, (pace.Count(pace.LETTERS, who.id),), now_ns)
            tickets.cancel(transaction, Purpose.NEW_MAIL, who.id)
            _, token = tickets.issue(transaction, Purpose.NEW_MAIL, who.id, now_ns, mail=written)
            text = (
                "This address is to be that of a Videosync account.\n\n"
                f"{self._link(Purpose.NEW_MAIL, token)}\n\n"
                "It is good for a day, once. If it is not your account, do nothing.\n"
            )
            where = caller.organisation
            words = ("Your new address", text)
            write_letter(transaction, where, who.id, written, words, now_ns)
            if who.mail:
                warning = (
                    "Somebody who is signed in as you asks for another address for your Videosync "
                    "account. If it was not you, change your password at once.\n"
                )
                words = ("Your address changes", warning)
                write_letter(transaction, where, who.id, who.mail, words, now_ns)

        self._repository.write(ask)
        self._trail.record(deed_of(caller, "new address asked for", target=caller.account))

    def take_new_mail(self, token: Secret, address: str) -> None:
        """Make the new address hers.

        Raises :class:`TicketError`, and :class:`ConflictError` when it is somebody else's.
        """
        now_ns = self._now()

        def take(transaction: Transaction) -> Ticket:
            ticket = tickets.redeem(transaction, Purpose.NEW_MAIL, token, now_ns)
            person = transaction.get(PEOPLE, ticket.person)
            if person is None:
                message = "There is no such account any more."
                raise UnknownError(message)
            transaction.put(PEOPLE, msgspec.structs.replace(person, mail=ticket.mail))
            return ticket

        try:
            ticket = self._repository.write(take)
        except BackendError as error:
            self._trail.record(failed("address changed", error, address))
            raise
        whose = self._repository.read(lambda reader: whose_trail(reader, ticket.person))
        self._trail.record(
            arrival(
                "address changed",
                Outcome.DONE,
                organisation=whose,
                account=ticket.person,
                address=address,
            )
        )

    def identities(self, caller: Caller) -> Sequence[Identity]:
        """Return the other issuers that she signs in by."""
        query = Query({"person": caller.account})
        return self._repository.read(lambda reader: reader.find(IDENTITIES, query))

    def unlink(self, caller: Caller, identity: str) -> None:
        """Sign in by this issuer no more. Raises :class:`UnknownError`."""

        def unlink(transaction: Transaction) -> None:
            kept = transaction.get(IDENTITIES, identity)
            if kept is None or kept.person != caller.account:
                message = "You sign in by no such issuer."
                raise UnknownError(message)
            transaction.erase(IDENTITIES, identity)

        self._repository.write(unlink)
        self._trail.record(deed_of(caller, "issuer unlinked", target=identity))

    def enter(self, caller: Caller, organisation: str) -> SignedIn:
        """Go over to another organisation that lists her; this session ends.

        Raises :class:`NotProvenError` where she is not listed, or a second factor is due.
        """
        now_ns = self._now()

        def enter(transaction: Transaction) -> SignedIn:
            membership = choose(transaction, caller.account, organisation, now_ns)
            enrolled = bool(credential_of(transaction, caller.account).totp)
            if membership.role in SECOND_FACTOR_DUE and not enrolled:
                message = "Set up a second factor first: your role there needs one."
                raise NotProvenError(message)
            before = transaction.get(SESSIONS, caller.session)
            if before is None or before.person != caller.account or before.reason:
                message = "This session is no person's own; sign in as yourself."
                raise NotProvenError(message)
            end_session(transaction, before, "went to another organisation", now_ns)
            proven = Proven(
                person=caller.account,
                how=before.how,
                address=caller.address,
                device=before.device,
                organisation=membership.organisation,
            )
            return let_in(transaction, proven, now_ns)

        entered = self._repository.write(enter)
        tell_ended(self._bus, [caller.session])
        self._trail.record(
            arrival(
                "signed in",
                Outcome.DONE,
                organisation=entered.organisation,
                account=entered.person,
                session=entered.tokens.session,
                address=caller.address,
                details={"how": "from another organisation"},
            )
        )
        return entered

    def _prove(self, caller: Caller, password: Secret) -> str:
        """Return the hash that *password* has. Raises :class:`NotProvenError`."""
        now_ns = self._now()
        counts = (pace.Count(pace.DEVICE, caller.account),)

        def look(transaction: Transaction) -> str:
            pace.pay(transaction, counts, now_ns)
            return credential_of(transaction, caller.account).password

        expected = self._repository.write(look)
        if not self._hasher.verify(password, expected, known=True):
            self._trail.record(deed_of(caller, "password asked for", Outcome.FAILED))
            raise _wrong_password()
        self._repository.write(lambda tx: pace.give_back(tx, counts, now_ns))
        return expected


def _person(reader: Reader, caller: Caller) -> Person:
    person = reader.get(PEOPLE, caller.account, PROVIDER)
    if person is None:
        message = "There is no such account any more."
        raise UnknownError(message)
    return person


def _wrong_password() -> NotProvenError:
    return NotProvenError("This is not your password; ask for a new one if you have lost it.")
