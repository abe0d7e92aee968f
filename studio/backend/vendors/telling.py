"""Letters about vendors whose review is overdue: to whom it concerns, in the deed that notes it."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from studio.backend.accounts.model import MEMBERSHIPS, ORGANISATIONS, PEOPLE
from studio.backend.accounts.post import write_letter
from studio.backend.records import PROVIDER, Kind, R
from studio.backend.repository import Query, Reader, Transaction
from studio.policy.permissions import Role

from .judging import VendorState
from .reading import vendor_state

_TITLE: Final = "A vendor's review is overdue: {name}"
_OURS: Final = (
    "The review of {name} is overdue. Look whether it still meets its criteria, and record the "
    "review; for that a developer becomes root.\n"
)
_THEIRS: Final = (
    "{name}, which your organisation uses in Videosync, was due for review by Videosync and has "
    "not been reviewed yet. You may switch it off under Vendors until it was.\n"
)
_PAGE: Final = 200


def write_overdue(transaction: Transaction, overdue: Sequence[VendorState], now_ns: int) -> None:
    """Write to the provider's developers, and to the admins of each organisation that uses one.

    An admin who is blocked is not written to, nor who has no address.
    """
    for state in overdue:
        _write(transaction, PROVIDER, Role.DEVELOPER, _OURS, state, now_ns)
    for organisation in _all(transaction, ORGANISATIONS, {}):
        for state in overdue:
            here = vendor_state(transaction, organisation.id, state.vendor, now_ns)
            if here.is_on:
                _write(transaction, organisation.id, Role.ADMIN, _THEIRS, state, now_ns)


def _write(
    transaction: Transaction,
    organisation: str,
    role: Role,
    text: str,
    state: VendorState,
    now_ns: int,
) -> None:
    name = state.vendor.name
    words = (_TITLE.format(name=name), text.format(name=name))
    listed = {"organisation": organisation, "role": role.value}
    for membership in _all(transaction, MEMBERSHIPS, listed):
        person = transaction.get(PEOPLE, membership.person)
        if person is not None and person.mail and membership.blocked_until_ns <= now_ns:
            write_letter(transaction, organisation, person.id, person.mail, words, now_ns)


def _all(reader: Reader, kind: Kind[R], equals: dict[str, Any]) -> Iterator[R]:
    after = ""
    while page := reader.find(kind, Query(equals, after=after, limit=_PAGE)):
        yield from page
        after = page[-1].id
