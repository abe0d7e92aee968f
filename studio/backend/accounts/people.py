"""An organisation's list: who is on it as what, who is shut out for a time."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Trail
from studio.policy.permissions import Role

from .credentials import CREDENTIALS
from .deeds import deed_of
from .ended import tell_ended
from .errors import LastAdminError
from .invitations import check_customer_role
from .listing import membership_of
from .model import MEMBERSHIPS, ORGANISATIONS, PEOPLE, Membership, Organisation
from .session_records import end_sessions


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    membership: Membership
    name: str
    mail: str
    second_factor: bool


class People:
    """What an admin does with the list. Any thread.

    A person of another organisation is unknown here, whatever id is asked for.
    """

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, bus: Bus) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus

    def listed(self, caller: Caller, after: str = "") -> Sequence[Listed]:
        """Return a hundred lines of the list, those after a membership's id."""
        query = Query({"organisation": caller.organisation}, order="since_ns", after=after)

        def find(reader: Reader) -> list[Listed]:
            return [_line(reader, membership) for membership in reader.find(MEMBERSHIPS, query)]

        return self._repository.read(find)

    def one(self, caller: Caller, person: str) -> Listed:
        """Return one line. Raises :class:`UnknownError`."""
        return self._repository.read(
            lambda reader: _line(reader, listed_here(reader, caller, person))
        )

    def organisation(self, caller: Caller) -> Organisation:
        """Return the caller's organisation. Raises :class:`UnknownError`."""
        kept = self._repository.read(
            lambda reader: reader.get(ORGANISATIONS, caller.organisation, caller.organisation)
        )
        if kept is None:
            message = "The provider's own people are in no organisation of a customer's."
            raise UnknownError(message)
        return kept

    def rename_organisation(self, caller: Caller, name: str) -> Organisation:
        """Give the caller's organisation another name. Raises :class:`UnknownError`."""
        before = self.organisation(caller)
        changed = self._repository.write(
            lambda tx: tx.put(ORGANISATIONS, msgspec.structs.replace(before, name=name))
        )
        self._trail.record(deed_of(caller, "organisation renamed", target=changed.id))
        return changed

    def change_role(self, caller: Caller, person: str, role: Role) -> None:
        """Make her something else here; her sessions end, as they were those of the role before.

        Raises :class:`UnknownError`, :class:`BadRequestError`, :class:`LastAdminError`.
        """
        check_customer_role(role)
        now_ns = self._now()

        def change(transaction: Transaction) -> tuple[Role, list[str]]:
            membership = listed_here(transaction, caller, person)
            if role is not Role.ADMIN:
                keep_an_admin(transaction, membership)
            transaction.put(MEMBERSHIPS, msgspec.structs.replace(membership, role=role))
            return membership.role, self._end(transaction, membership, "her role changed", now_ns)

        before, ended = self._repository.write(change)
        tell_ended(self._bus, ended)
        details = {"before": before.value, "role": role.value}
        self._trail.record(deed_of(caller, "role changed", target=person, details=details))

    def remove(self, caller: Caller, person: str) -> None:
        """Take her off the list; her sessions here end. Raises as :meth:`change_role` does."""
        now_ns = self._now()

        def remove(transaction: Transaction) -> list[str]:
            membership = listed_here(transaction, caller, person)
            check_customer_role(membership.role)
            keep_an_admin(transaction, membership)
            transaction.erase(MEMBERSHIPS, membership.id)
            return self._end(transaction, membership, "she was taken off the list", now_ns)

        tell_ended(self._bus, self._repository.write(remove))
        self._trail.record(deed_of(caller, "person removed", target=person))

    def block(self, caller: Caller, person: str, until_ns: int, reason: str) -> None:
        """Shut her out of this organisation until then; her sessions here end at once.

        Raises :class:`UnknownError`, :class:`BadRequestError`, :class:`LastAdminError`.
        """
        now_ns = self._now()
        if until_ns <= now_ns:
            message = "A block ends at a time to come; choose a later one."
            raise BadRequestError(message)
        if person == caller.account:
            message = "You cannot block your own account; ask another admin."
            raise BadRequestError(message)

        def block(transaction: Transaction) -> list[str]:
            membership = listed_here(transaction, caller, person)
            blocked = msgspec.structs.replace(
                membership,
                blocked_until_ns=until_ns,
                blocked_why=reason,
                blocked_by=caller.account,
            )
            transaction.put(MEMBERSHIPS, blocked)
            return self._end(transaction, membership, "she was blocked", now_ns)

        tell_ended(self._bus, self._repository.write(block))
        details = {"until_ns": str(until_ns), "reason": reason}
        self._trail.record(deed_of(caller, "account blocked", target=person, details=details))

    def unblock(self, caller: Caller, person: str) -> None:
        """Let her in again. Raises :class:`UnknownError`."""

        def unblock(transaction: Transaction) -> None:
            membership = listed_here(transaction, caller, person)
            opened = msgspec.structs.replace(
                membership, blocked_until_ns=0, blocked_why="", blocked_by=""
            )
            transaction.put(MEMBERSHIPS, opened)

        self._repository.write(unblock)
        self._trail.record(deed_of(caller, "account unblocked", target=person))

    def blocked(self, caller: Caller) -> Sequence[Listed]:
        """Return who is shut out at this moment."""
        now_ns = self._now()
        query = Query(
            {"organisation": caller.organisation}, order="blocked_until_ns", at_least=now_ns + 1
        )
        return self._repository.read(
            lambda reader: [_line(reader, each) for each in reader.find(MEMBERSHIPS, query)]
        )

    def _end(
        self, transaction: Transaction, membership: Membership, why: str, now_ns: int
    ) -> list[str]:
        return end_sessions(
            transaction, membership.person, why, now_ns, listed_by=membership.organisation
        )


def listed_here(reader: Reader, caller: Caller, person: str) -> Membership:
    """Return what *person* is in the caller's organisation. Raises :class:`UnknownError`."""
    membership = membership_of(reader, person, caller.organisation)
    if membership is None:
        message = "Nobody on your organisation's list has this id."
        raise UnknownError(message)
    return membership


def keep_an_admin(reader: Reader, membership: Membership) -> None:
    """Raise :class:`LastAdminError` when without *membership* nobody could manage the rest."""
    if membership.role is not Role.ADMIN or membership.organisation == PROVIDER:
        return
    admins = {"organisation": membership.organisation, "role": Role.ADMIN.value}
    if reader.count(MEMBERSHIPS, admins) <= 1:
        message = "An organisation keeps one admin; make somebody else one first."
        raise LastAdminError(message)


def _line(reader: Reader, membership: Membership) -> Listed:
    person = reader.get(PEOPLE, membership.person)
    credential = reader.get(CREDENTIALS, membership.person)
    return Listed(
        membership,
        person.name if person else "",
        person.mail if person else "",
        bool(credential and credential.totp),
    )
