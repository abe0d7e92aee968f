"""Tickets: tokens that are good once, for one thing, for a while."""

from enum import StrEnum
from typing import Final

import msgspec

from studio.backend.moment import DAY_NS, HOUR_NS, MINUTE_NS
from studio.backend.records import Kind, Record, new_id
from studio.backend.repository import Query, Reader, Transaction
from studio.secrets import Secret

from .errors import TicketError
from .tokens import new_token, token_hash


class Purpose(StrEnum):
    """What a ticket is good for."""

    INVITATION = "invitation"
    NEW_PASSWORD = "new password"  # noqa: S105  # what for, no password
    NEW_MAIL = "new address"
    CODE = "code due"
    ENROLMENT = "second factor due"
    PAGES = "pages of the owner"


_LASTS_NS: Final = {
    Purpose.INVITATION: 7 * DAY_NS,
    Purpose.NEW_PASSWORD: HOUR_NS,
    Purpose.NEW_MAIL: DAY_NS,
    Purpose.CODE: 5 * MINUTE_NS,
    Purpose.ENROLMENT: 15 * MINUTE_NS,
    Purpose.PAGES: MINUTE_NS,
}
MOST_TRIES: Final = 3
"""How many wrong codes one ticket takes."""


class Ticket(Record, frozen=True, kw_only=True):
    """What stands behind a token.

    ``organisation``: in which, ``role``: as what. ``mail``: the new address. ``account``: what
    attempts at the door are counted by, ``device``: the one that is known, ``how``: how she came.
    """

    purpose: Purpose
    person: str
    token_hash: str
    since_ns: int
    until_ns: int
    role: str = ""
    mail: str = ""
    account: str = ""
    device: str = ""
    how: str = ""
    tries_left: int = MOST_TRIES


TICKETS: Final = Kind(
    "tickets",
    Ticket,
    unique=(("token_hash",),),
    indexed=("token_hash", "person", "purpose", "until_ns"),
    personal=("mail",),
    subject="person",
)


def issue(
    transaction: Transaction,
    purpose: Purpose,
    person: str,
    now_ns: int,
    *,
    organisation: str = "",
    role: str = "",
    mail: str = "",
    account: str = "",
    device: str = "",
    how: str = "",
) -> tuple[Ticket, Secret]:
    """Keep a new ticket; return it and its token."""
    token = new_token()
    ticket = Ticket(
        id=new_id(),
        organisation=organisation,
        purpose=purpose,
        person=person,
        token_hash=token_hash(token),
        since_ns=now_ns,
        until_ns=now_ns + _LASTS_NS[purpose],
        role=role,
        mail=mail,
        account=account,
        device=device,
        how=how,
    )
    return transaction.put(TICKETS, ticket), token


def look(reader: Reader, purpose: Purpose, token: Secret, now_ns: int) -> Ticket:
    """Return the ticket of *token*. Raises :class:`TicketError`."""
    found = reader.find(TICKETS, Query({"token_hash": token_hash(token)}, limit=1))
    if not found or found[0].purpose is not purpose or found[0].until_ns <= now_ns:
        message = "This was used already, or is too old; begin again, or ask for a new letter."
        raise TicketError(message)
    return found[0]


def redeem(transaction: Transaction, purpose: Purpose, token: Secret, now_ns: int) -> Ticket:
    """Return the ticket of *token* and erase it: it was good once. Raises :class:`TicketError`."""
    ticket = look(transaction, purpose, token, now_ns)
    transaction.erase(TICKETS, ticket.id)
    return ticket


def spend_try(transaction: Transaction, ticket: Ticket) -> None:
    """Count a wrong code; the last one that *ticket* takes is its end."""
    if ticket.tries_left <= 1:
        transaction.erase(TICKETS, ticket.id)
    else:
        left = ticket.tries_left - 1
        transaction.put(TICKETS, msgspec.structs.replace(ticket, tries_left=left))


def cancel(transaction: Transaction, purpose: Purpose, person: str, organisation: str = "") -> None:
    """Erase her tickets for *purpose*: a new letter makes the one before worthless."""
    equals = {"person": person, "purpose": purpose.value, "organisation": organisation}
    for ticket in transaction.find(TICKETS, Query(equals)):
        transaction.erase(TICKETS, ticket.id)


def sweep(transaction: Transaction, now_ns: int) -> int:
    """Erase tickets whose time is over; return how many."""
    old = transaction.find(TICKETS, Query(order="until_ns", below=now_ns))
    for ticket in old:
        transaction.erase(TICKETS, ticket.id)
    return len(old)
