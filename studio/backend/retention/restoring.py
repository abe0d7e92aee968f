"""What was deleted is looked at, and brought back within a month: by support, or by one's own."""

from collections.abc import Sequence
from typing import Any

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BackendError, UnknownError
from studio.backend.moment import Now
from studio.backend.records import Deletable, Kind
from studio.backend.repository import Query, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy.permissions import Permission, is_allowed

from .soft import brought_back

MOST_AT_ONCE = 100


class Restoring:
    """Of the organisation that is named, by whoever may; each look and each deed is audited.

    Any thread. *deletable*: the kinds that people delete softly.
    """

    def __init__(
        self,
        repository: Repository,
        trail: Trail,
        now: Now,
        *,
        deletable: Sequence[Kind[Any]],
        own: Kind[Any],
    ) -> None:
        """*own*: the kind that an organisation's own people have back, too."""
        self._own = own
        self._repository, self._trail, self._now = repository, trail, now
        self._kinds = {kind.name: kind for kind in deletable}

    @property
    def kinds(self) -> tuple[str, ...]:
        """What there is to restore."""
        return tuple(self._kinds)

    def deleted(
        self, caller: Caller, kind_name: str, organisation: str, after: str = ""
    ) -> Sequence[Deletable]:
        """Return what was deleted and can be had back, soonest to be erased first."""
        self._check(caller, kind_name, organisation)
        kind = self._kind(kind_name)
        query = Query(
            {"organisation": organisation}, order="erase_at_ns", at_least=self._now() + 1,
            after=after, limit=MOST_AT_ONCE,
        )  # fmt: skip
        found: Sequence[Deletable] = self._repository.read(lambda reader: reader.find(kind, query))
        self._trail.record(
            deed_by(
                caller, "deleted records seen", organisation=organisation,
                details={"kind": kind_name, "count": str(len(found))},
            )
        )  # fmt: skip
        return found

    def restore(
        self, caller: Caller, kind_name: str, organisation: str, record_id: str
    ) -> Deletable:
        """Bring a record back. Raises UnknownError, and ConflictError when it is too late."""
        self._check(caller, kind_name, organisation)
        kind = self._kind(kind_name)

        def deed(transaction: Transaction) -> Deletable:
            record = transaction.get(kind, record_id, organisation)
            if record is None:
                message = "There is nothing of this name that was deleted; look at the list again."
                raise UnknownError(message)
            kept: Deletable = transaction.put(kind, brought_back(record, self._now()))
            return kept

        details, outcome = {"kind": kind_name}, Outcome.REFUSED
        try:
            record = self._repository.write(deed)
            outcome = Outcome.DONE
        except BackendError as error:
            details["why"] = str(error)
            raise
        finally:
            self._trail.record(
                deed_by(
                    caller, "record restored", record_id, outcome=outcome,
                    organisation=organisation, details=details,
                )
            )  # fmt: skip
        return record

    def _kind(self, name: str) -> Kind[Any]:
        kind = self._kinds.get(name)
        if kind is None:
            message = f"Nothing of that kind can be restored; name one of {', '.join(self._kinds)}."
            raise UnknownError(message)
        return kind

    def _check(self, caller: Caller, kind_name: str, organisation: str) -> None:
        """Let in support, and to what is their own those who may."""
        is_own = kind_name == self._own.name and organisation == caller.organisation
        may = is_own and is_allowed(caller.role, Permission.RESTORE_EVENTS)
        caller.check(Permission.RESTORE_EVENTS if may else Permission.RESTORE_DELETED)
