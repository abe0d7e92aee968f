"""Whether an organisation's settings list a person, and let her in now."""

from collections.abc import Sequence
from datetime import UTC, datetime

from studio.backend.moment import NS_PER_S
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Reader
from studio.policy.permissions import STAFF, Role

from .agreements import has_agreement
from .errors import BlockedError, SignInError
from .model import MEMBERSHIPS, Membership

SECOND_FACTOR_DUE = STAFF | {Role.ADMIN}
"""Who never gets in by a password, or by another issuer, alone."""


def membership_of(reader: Reader, person: str, organisation: str) -> Membership | None:
    """Return what *organisation* lists *person* as; None when it does not."""
    equals = {"organisation": organisation, "person": person}
    found = reader.find(MEMBERSHIPS, Query(equals, limit=1))
    return found[0] if found else None


def memberships_of(reader: Reader, person: str) -> Sequence[Membership]:
    """Return everything that *person* is listed as, the oldest first."""
    return reader.find(MEMBERSHIPS, Query({"person": person}, order="since_ns"))


def whose_trail(reader: Reader, person: str) -> str:
    """Return in whose trail what happens to *person* at the door belongs: where she was in last.

    The provider's where no organisation lists her, or nobody is known.
    """
    listed = memberships_of(reader, person) if person else ()
    if not listed:
        return PROVIDER
    return max(listed, key=lambda each: each.last_in_ns).organisation


def is_let_in(reader: Reader, membership: Membership, now_ns: int) -> bool:
    """Return whether *membership* opens its organisation at this moment.

    Not while she is blocked, and no member of staff without a recorded agreement.
    """
    if membership.blocked_until_ns > now_ns:
        return False
    return membership.organisation != PROVIDER or has_agreement(reader, membership.person)


def listed_anyhow(reader: Reader, person: str, organisation: str, now_ns: int) -> bool:
    """Return whether *organisation*'s list lets *person* in at this moment."""
    membership = membership_of(reader, person, organisation)
    return membership is not None and is_let_in(reader, membership, now_ns)


def choose(reader: Reader, person: str, organisation: str | None, now_ns: int) -> Membership:
    """Return the membership to sign in by: of *organisation*, or where she was in last.

    She has proved who she is, so she may know why not. Raises :class:`BlockedError` and
    :class:`SignInError`.
    """
    listed = [
        each
        for each in memberships_of(reader, person)
        if organisation is None or each.organisation == organisation
    ]
    allowed = [each for each in listed if is_let_in(reader, each, now_ns)]
    if allowed:
        return max(allowed, key=lambda each: each.last_in_ns)
    for each in listed:
        if each.blocked_until_ns > now_ns:
            until = datetime.fromtimestamp(each.blocked_until_ns // NS_PER_S, UTC)
            message = (
                f"Your account is blocked until {until:%Y-%m-%d %H:%M} UTC: {each.blocked_why} "
                "Ask an admin of your organisation."
            )
            raise BlockedError(message)
    message = "No organisation lists you any more; ask an admin of yours to invite you."
    raise SignInError(message)
