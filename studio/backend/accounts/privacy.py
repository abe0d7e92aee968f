"""What the law gives a person: to have what is kept of her, put right, or gone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import msgspec

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import UnknownError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER, Kind
from studio.backend.repository import MOST_FOUND, Query, Reader, Repository, Transaction
from studio.backend.trail import Trail

from .agreements import AGREEMENTS
from .credentials import CREDENTIALS, DEVICES, IDENTITIES
from .deeds import deed_of
from .ended import tell_ended
from .listing import memberships_of
from .model import MEMBERSHIPS, PEOPLE, Person
from .people import keep_an_admin, listed_here
from .post import LETTERS
from .session_records import SESSIONS, end_sessions
from .tickets import TICKETS

HERS: Final[tuple[Kind[Any], ...]] = (
    MEMBERSHIPS, IDENTITIES, DEVICES, SESSIONS, TICKETS, LETTERS, AGREEMENTS,
)  # fmt: skip
"""Every kind of record of this domain with a field ``person``."""
_NEVER_TOLD: Final = {
    *("token_hash", "access_hash", "refresh_hash", "family_hash", "password", "totp"),
    *("totp_offered", "recovery", "text", "revision", "account"),
}
More = Callable[[Reader, str], Mapping[str, Any]]
"""What another domain keeps of a person, by her id."""


class Privacy:
    """Export, rectify, erase, per person. *more*: what other domains add. Any thread."""

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        bus: Bus,
        more: Sequence[More] = (),
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._bus = bus
        self._more = more

    def export_own(self, caller: Caller) -> dict[str, Any]:
        """Return all that is kept of who asks, as JSON has it. Raises :class:`UnknownError`."""
        return self._export(caller, caller.account, None)

    def export(self, caller: Caller, person: str) -> dict[str, Any]:
        """Return what the caller's organisation keeps of *person*. Raises UnknownError."""
        self._repository.read(lambda reader: listed_here(reader, caller, person))
        return self._export(caller, person, caller.organisation)

    def rectify(self, caller: Caller, person: str, name: str) -> Person:
        """Correct her name. Raises :class:`UnknownError`.

        Her address she changes herself, as a letter there proves it.
        """

        def rectify(transaction: Transaction) -> Person:
            listed_here(transaction, caller, person)
            kept = _kept(transaction, person)
            return transaction.put(PEOPLE, msgspec.structs.replace(kept, name=name))

        changed = self._repository.write(rectify)
        self._trail.record(deed_of(caller, "person rectified", target=person))
        return changed

    def erase_own(self, caller: Caller) -> None:
        """Erase who asks, everywhere. Raises :class:`LastAdminError`."""
        self._erase(caller, caller.account, None)

    def erase(self, caller: Caller, person: str) -> bool:
        """Erase *person* from the caller's organisation, and altogether if no other lists her.

        Returns whether it was altogether. Raises :class:`UnknownError`, :class:`LastAdminError`.
        """
        return self._erase(caller, person, caller.organisation)

    def _export(self, caller: Caller, person: str, organisation: str | None) -> dict[str, Any]:
        def gather(reader: Reader) -> dict[str, Any]:
            told: dict[str, Any] = {"person": _told(_kept(reader, person))}
            for kind in HERS:
                equals = {"person": person}
                if organisation is not None:
                    equals["organisation"] = organisation
                found = reader.find(kind, Query(equals, limit=MOST_FOUND))
                told[kind.name] = [_told(record) for record in found]
            if organisation is None:
                credential = reader.get(CREDENTIALS, person)
                told["second_factor"] = bool(credential and credential.totp)
                for more in self._more:
                    told.update(more(reader, person))
            return told

        told = self._repository.read(gather)
        self._trail.record(deed_of(caller, "person exported", target=person))
        return told

    def _erase(self, caller: Caller, person: str, organisation: str | None) -> bool:
        now_ns = self._now()

        def erase(transaction: Transaction) -> tuple[bool, list[str]]:
            _kept(transaction, person)
            if organisation is not None:
                listed_here(transaction, caller, person)
            memberships = memberships_of(transaction, person)
            gone = [each for each in memberships if organisation in (None, each.organisation)]
            for membership in gone:
                keep_an_admin(transaction, membership)
                transaction.erase(MEMBERSHIPS, membership.id)
            ended = end_sessions(
                transaction, person, "she was erased", now_ns, listed_by=organisation
            )
            altogether = len(gone) == len(memberships)
            if altogether:
                erase_all(transaction, person)
            return altogether, ended

        altogether, ended = self._repository.write(erase)
        tell_ended(self._bus, ended)
        details = {"altogether": "yes" if altogether else "no"}
        self._trail.record(deed_of(caller, "person erased", target=person, details=details))
        return altogether


def erase_all(transaction: Transaction, person: str) -> None:
    """Erase every record of *person*, and drop her key."""
    for kind in HERS:
        for record in transaction.find(kind, Query({"person": person}, limit=MOST_FOUND)):
            transaction.erase(kind, record.id)
    transaction.erase(CREDENTIALS, person)
    transaction.erase(PEOPLE, person)
    # Whatever copy there is of these, and her particulars in the trail, opens no more.
    transaction.forget(person)


def _kept(reader: Reader, person: str) -> Person:
    kept = reader.get(PEOPLE, person, PROVIDER)
    if kept is None:
        message = "There is no such person any more."
        raise UnknownError(message)
    return kept


def _told(record: msgspec.Struct) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(record)
    return {name: value for name, value in told.items() if name not in _NEVER_TOLD}
