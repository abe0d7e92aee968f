"""A deed made a record: what is hashed of it, and how. Pure.

The leaf is the JSON array, without spaces and in UTF-8, of the fields of :class:`Leaf` in their
order; the hash of the record before is among them, so each is bound to all before it.
"""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Final

import msgspec

from studio.backend.moment import NS_PER_S
from studio.backend.trail import Deed

from .merkle import leaf_hash
from .model import AuditRecord

NOTHING_BEFORE: Final = "00" * 32
MOST_CHARACTERS: Final = 1000
"""Of one text: what a stranger sends may not fill the disk."""
_FORMAT: Final = "videosync-audit-1"
_SALT_BYTES: Final = 16
_encode = msgspec.json.Encoder().encode


class Leaf(msgspec.Struct, frozen=True, array_like=True):
    """What is hashed of a record."""

    format: str
    chain: str
    number: int
    at_ns: int
    organisation: str
    kind: str
    outcome: str
    account: str
    session: str
    target: str
    subject: str
    personal_hash: str
    details: list[tuple[str, str]]
    before: str


def record_of(deed: Deed, chain: str, number: int, at_ns: int, before: str) -> AuditRecord:
    """Return *deed* as record *number* of *chain*, after the record whose hash is *before*."""
    personal = ""
    if deed.personal:
        told = {bounded(name): bounded(text) for name, text in deed.personal.items()}
        # Salted, or else whoever guesses an address could find it in the chain for ever.
        personal = _encode({"salt": secrets.token_hex(_SALT_BYTES), **told}).decode()
    unhashed = AuditRecord(
        id=f"{chain}-{number:012d}",
        organisation=deed.organisation,
        chain=chain,
        number=number,
        at_ns=at_ns,
        kind=bounded(deed.kind),
        outcome=deed.outcome.value,
        account=bounded(deed.account),
        session=bounded(deed.session),
        target=bounded(deed.target),
        subject=bounded(deed.subject) or (_subject_of(at_ns) if personal else ""),
        personal=personal,
        personal_hash=hash_of_personal(personal),
        details={bounded(name): bounded(text) for name, text in sorted(deed.details.items())},
        before=before,
        hash="",
    )
    return msgspec.structs.replace(unhashed, hash=hash_of(unhashed).hex())


def hash_of(record: AuditRecord) -> bytes:
    """Return the leaf of *record*, made of what it says and not of what it says its hash is."""
    leaf = Leaf(
        _FORMAT,
        record.chain,
        record.number,
        record.at_ns,
        record.organisation,
        record.kind,
        record.outcome,
        record.account,
        record.session,
        record.target,
        record.subject,
        record.personal_hash,
        sorted(record.details.items()),
        record.before,
    )
    return leaf_hash(_encode(leaf))


def hash_of_personal(personal: str) -> str:
    """Return what the chain holds of particulars about a person; '' of none."""
    return hashlib.sha256(personal.encode()).hexdigest() if personal else ""


def bounded(text: str) -> str:
    """Return *text*, not too long, and such as UTF-8 can write."""
    if text.isascii() and len(text) <= MOST_CHARACTERS:
        return text
    return text[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8")


def _subject_of(at_ns: int) -> str:
    """Return whose key seals what is about somebody unknown: the month's, which can be dropped."""
    return f"unknown-{datetime.fromtimestamp(at_ns // NS_PER_S, UTC):%Y-%m}"
