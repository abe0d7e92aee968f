"""What signing in leads to, step by step."""

from dataclasses import dataclass

import msgspec

from studio.backend.records import PROVIDER, new_id
from studio.backend.repository import Query, Reader, Transaction
from studio.policy.permissions import Role
from studio.secrets import Secret

from . import pace, tickets
from .credentials import DEVICES, Device
from .listing import choose
from .model import MEMBERSHIPS
from .session_records import Entrance, Tokens, open_session
from .tickets import Purpose, Ticket
from .tokens import new_token, token_hash

_MOST_DEVICES = 20
"""A person has no more; the one that was unused longest is forgotten."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """She is in. ``device``: what this device is known by from now on, None if it is already.

    ``recovery_codes``: told once, when her second factor was set up on the way.
    """

    person: str
    organisation: str
    role: Role
    tokens: Tokens
    device: Secret | None = None
    recovery_codes: tuple[Secret, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeNeeded:
    """A code of her authenticator is due, together with ``ticket``."""

    ticket: Secret


@dataclass(frozen=True, slots=True)
class EnrolmentNeeded:
    """Her role needs a second factor, which she has yet to set up, by ``ticket``."""

    ticket: Secret


Answer = SignedIn | CodeNeeded | EnrolmentNeeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """Who has proved a first factor. ``account`` and ``device``: what it was counted by.

    ``organisation``: where she wants to, None for where she was last.
    """

    person: str
    how: str
    address: str
    account: str = ""
    device: str = ""
    organisation: str | None = None


def ticket_for(transaction: Transaction, purpose: Purpose, proven: Proven, now_ns: int) -> Secret:
    """Return the token of a ticket by which *proven* goes on."""
    _, token = tickets.issue(
        transaction,
        purpose,
        proven.person,
        now_ns,
        organisation=proven.organisation or PROVIDER,
        account=proven.account,
        device=proven.device,
        how=proven.how,
    )
    return token


def proven_by(ticket: Ticket, address: str) -> Proven:
    """Return who goes on by *ticket*."""
    return Proven(
        person=ticket.person,
        how=ticket.how,
        address=address,
        account=ticket.account,
        device=ticket.device,
        organisation=ticket.organisation or None,
    )


def let_in(transaction: Transaction, proven: Proven, now_ns: int) -> SignedIn:
    """Open a session for who has proved all that is due. Raises as :func:`choose` does."""
    membership = choose(transaction, proven.person, proven.organisation, now_ns)
    transaction.put(MEMBERSHIPS, msgspec.structs.replace(membership, last_in_ns=now_ns))
    if proven.account:
        counts = pace.sign_in_counts(proven.address, proven.account, proven.device)
        pace.give_back(transaction, counts, now_ns)
    device, token = _device_of(transaction, proven, now_ns)
    entrance = Entrance(
        person=proven.person,
        organisation=membership.organisation,
        role=membership.role,
        listed_by=membership.organisation,
        how=proven.how,
        address=proven.address,
        device=device,
    )
    tokens = open_session(transaction, entrance, now_ns)
    return SignedIn(proven.person, membership.organisation, membership.role, tokens, token)


def known_device(reader: Reader, token: Secret, person: str) -> str:
    """Return the id of the device that *person* has signed in from before by *token*, or ''."""
    if not token.reveal() or not person:
        return ""
    found = reader.find(DEVICES, Query({"token_hash": token_hash(token)}, limit=1))
    return found[0].id if found and found[0].person == person else ""


def new_device(transaction: Transaction, person: str, now_ns: int) -> tuple[str, Secret]:
    """Keep a new device of *person*; return its id and its token."""
    hers = transaction.find(DEVICES, Query({"person": person}, order="last_ns"))
    for old in hers[: max(0, len(hers) - _MOST_DEVICES + 1)]:
        transaction.erase(DEVICES, old.id)
    token = new_token()
    device = Device(
        id=new_id(),
        organisation=PROVIDER,
        person=person,
        token_hash=token_hash(token),
        since_ns=now_ns,
        last_ns=now_ns,
    )
    transaction.put(DEVICES, device)
    return device.id, token


def _device_of(transaction: Transaction, proven: Proven, now_ns: int) -> tuple[str, Secret | None]:
    known = transaction.get(DEVICES, proven.device) if proven.device else None
    if known is None or known.person != proven.person:
        return new_device(transaction, proven.person, now_ns)
    transaction.put(DEVICES, msgspec.structs.replace(known, last_ns=now_ns))
    return known.id, None
