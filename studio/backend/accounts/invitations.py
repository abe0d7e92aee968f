"""Invitations: how people get on an organisation's list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from studio.backend.caller import Caller
from studio.backend.errors import BackendError, BadRequestError, ConflictError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER, new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy.permissions import STAFF, Role
from studio.secrets import Secret

from . import pace, tickets
from .credentials import CREDENTIALS
from .deeds import arrival, deed_of, failed
from .errors import SignInError
from .listing import membership_of
from .mail import mail_of
from .model import MEMBERSHIPS, ORGANISATIONS, PEOPLE, Membership, Person
from .passwords import Hasher, check_new_password
from .post import Link, the_code, write_letter
from .second_factor import credential_of
from .tickets import TICKETS, Purpose, Ticket

CUSTOMER_ROLES: Final = frozenset(Role) - STAFF
"""What an admin may make somebody."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that nobody has taken up yet."""

    id: str
    mail: str
    role: Role
    until_ns: int


class Invitations:
    """Invites people and lets them accept. Any thread."""

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        hasher: Hasher,
        link: Link = the_code,
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._hasher = hasher
        self._link = link

    def invite(self, caller: Caller, mail: str, role: Role) -> str:
        """Write a letter to *mail* and return the invitation's id.

        The answer is the same whether she has an account elsewhere already. Raises
        :class:`MailError`, :class:`ConflictError`, :class:`BadRequestError`.
        """
        check_customer_role(role)
        written, now_ns = mail_of(mail), self._now()

        def invite(transaction: Transaction) -> Ticket:
            person = person_for(transaction, written, now_ns)
            ticket, _ = issue_invitation(
                transaction, person, caller.organisation, role, now_ns, self._link
            )
            return ticket

        ticket = self._repository.write(invite)
        details = {"role": role.value}
        self._trail.record(deed_of(caller, "person invited", target=ticket.person, details=details))
        return ticket.id

    def waiting(self, caller: Caller) -> Sequence[Invited]:
        """Return the invitations of the caller's organisation that nobody has taken up."""
        now_ns = self._now()
        equals = {"organisation": caller.organisation, "purpose": Purpose.INVITATION.value}

        def find(reader: Reader) -> list[Invited]:
            found = reader.find(TICKETS, Query(equals, order="until_ns", at_least=now_ns))
            return [
                Invited(ticket.id, _mail_of(reader, ticket), Role(ticket.role), ticket.until_ns)
                for ticket in found
            ]

        return self._repository.read(find)

    def withdraw(self, caller: Caller, invitation: str) -> None:
        """Make an invitation worthless. Raises :class:`UnknownError`."""

        def withdraw(transaction: Transaction) -> str:
            ticket = transaction.get(TICKETS, invitation, caller.organisation)
            if ticket is None or ticket.purpose is not Purpose.INVITATION:
                message = "There is no such invitation; it may have been taken up."
                raise UnknownError(message)
            transaction.erase(TICKETS, ticket.id)
            return ticket.person

        person = self._repository.write(withdraw)
        self._trail.record(deed_of(caller, "invitation withdrawn", target=person))

    def accept(self, token: Secret, name: str, password: Secret, address: str) -> str:
        """Put her on the list, with *password* as hers; return her id.

        Who has an account already, of another organisation, proves it with its password: a letter
        to her address is no reason to change that. Raises :class:`TicketError`,
        :class:`PasswordError`, :class:`SignInError`, :class:`PaceError`.
        """
        now_ns = self._now()
        try:
            ticket, expected = self._repository.write(
                lambda transaction: self._look(transaction, token, address, now_ns)
            )
        except BackendError as error:
            self._trail.record(failed("invitation accepted", error, address))
            raise
        if expected:
            if not self._hasher.verify(password, expected):
                self._tell_failed(ticket, address)
                message = "You have an account already; enter the password of that one."
                raise SignInError(message)
            hashed = expected
        else:
            check_new_password(password, name)
            hashed = self._hasher.hash(password)

        def accept(transaction: Transaction) -> Ticket:
            redeemed = tickets.redeem(transaction, Purpose.INVITATION, token, now_ns)
            accept_invitation(transaction, redeemed, name, now_ns)
            credential = credential_of(transaction, redeemed.person)
            if credential.password not in ("", expected):
                message = "Your password was changed meanwhile; begin again."
                raise ConflictError(message)
            transaction.put(CREDENTIALS, msgspec.structs.replace(credential, password=hashed))
            return redeemed

        redeemed = self._repository.write(accept)
        self.tell_accepted(redeemed, address)
        return redeemed.person

    def tell_accepted(self, ticket: Ticket, address: str) -> None:
        """Write down that an invitation was taken up."""
        self._trail.record(
            arrival(
                "invitation accepted",
                Outcome.DONE,
                organisation=ticket.organisation,
                account=ticket.person,
                address=address,
                details={"role": ticket.role},
            )
        )

    def _look(
        self, transaction: Transaction, token: Secret, address: str, now_ns: int
    ) -> tuple[Ticket, str]:
        ticket = tickets.look(transaction, Purpose.INVITATION, token, now_ns)
        expected = credential_of(transaction, ticket.person).password
        pace.pay(transaction, (pace.Count(pace.PAIR, f"{address} {ticket.person}"),), now_ns)
        return ticket, expected

    def _tell_failed(self, ticket: Ticket, address: str) -> None:
        self._trail.record(
            arrival(
                "sign-in failed",
                Outcome.FAILED,
                organisation=ticket.organisation,
                account=ticket.person,
                address=address,
                details={"why": "password"},
            )
        )


def check_customer_role(role: Role) -> None:
    """Raise :class:`BadRequestError` for a role that is the provider's own."""
    if role not in CUSTOMER_ROLES:
        message = "Only the provider's own people have this role; choose another."
        raise BadRequestError(message)


def person_for(transaction: Transaction, mail: str, now_ns: int) -> Person:
    """Return the person with this address, a new one if there is none."""
    found = transaction.find(PEOPLE, Query({"mail": mail}, limit=1))
    if found:
        return found[0]
    person = Person(id=new_id(), organisation=PROVIDER, name="", mail=mail, since_ns=now_ns)
    return transaction.put(PEOPLE, person)


def issue_invitation(
    transaction: Transaction, person: Person, organisation: str, role: Role, now_ns: int, link: Link
) -> tuple[Ticket, Secret]:
    """Keep an invitation in place of one before, and write the letter."""
    if membership_of(transaction, person.id, organisation) is not None:
        message = "This person is on the list already; change the role there."
        raise ConflictError(message)
    tickets.cancel(transaction, Purpose.INVITATION, person.id, organisation)
    ticket, token = tickets.issue(
        transaction,
        Purpose.INVITATION,
        person.id,
        now_ns,
        organisation=organisation,
        role=role.value,
    )
    whose = transaction.get(ORGANISATIONS, organisation) if organisation else None
    name = whose.name if whose else "Videosync"
    text = (
        f"{name} invites you to work with it, as {role.value}.\n\n"
        f"{link(Purpose.INVITATION, token)}\n\n"
        "It is good for a week, once. If you expected none, do nothing.\n"
    )
    words = ("You are invited to Videosync", text)
    write_letter(transaction, organisation, person.id, person.mail, words, now_ns)
    return ticket, token


def accept_invitation(transaction: Transaction, ticket: Ticket, name: str, now_ns: int) -> None:
    """List her by an invitation that was redeemed. Raises :class:`ConflictError`."""
    person = transaction.get(PEOPLE, ticket.person)
    if person is None or membership_of(transaction, ticket.person, ticket.organisation):
        message = "You are on the list already; sign in."
        raise ConflictError(message)
    if name and not person.name:
        transaction.put(PEOPLE, msgspec.structs.replace(person, name=name))
    transaction.put(
        MEMBERSHIPS,
        Membership(
            id=new_id(),
            organisation=ticket.organisation,
            person=ticket.person,
            role=Role(ticket.role),
            since_ns=now_ns,
        ),
    )


def _mail_of(reader: Reader, ticket: Ticket) -> str:
    person = reader.get(PEOPLE, ticket.person)
    return person.mail if person else ""
