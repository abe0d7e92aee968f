"""What may be looked for in the trail, and who may: an organisation's admins in its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError
from studio.backend.repository import MOST_FOUND, Query, Repository, Value
from studio.backend.trail import Deed, Outcome, Trail
from studio.policy.permissions import Permission

from .export import export_lines, pieces_of
from .heads import Signer
from .model import HEADS, RECORDS, AuditRecord, SignedHead

_MOST_HEADS: Final = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records: '' and None leave it open. Times in nanoseconds since 1970, UTC."""

    since_ns: int | None = None
    until_ns: int | None = None
    kind: str = ""
    account: str = ""
    outcome: str = ""
    after: str = ""
    limit: int = 100

    def query(self, organisation: str, *, newest_first: bool) -> Query:
        """Return it as the store is asked. Raises :class:`BadRequestError`."""
        if not 1 <= self.limit <= MOST_FOUND:
            message = f"Ask for 1 to {MOST_FOUND} records at a time."
            raise BadRequestError(message)
        if self.outcome and self.outcome not in {each.value for each in Outcome}:
            message = "An outcome is done, refused or failed."
            raise BadRequestError(message)
        equals: dict[str, Value] = {"organisation": organisation}
        for name in ("kind", "account", "outcome"):
            if value := getattr(self, name):
                equals[name] = value
        return Query(
            equals=equals,
            order="at_ns",
            descending=newest_first,
            at_least=self.since_ns,
            below=self.until_ns,
            after=self.after,
            limit=self.limit,
        )


class AuditService:
    """Searches and exports the trail, which tells of that, too. Any thread."""

    def __init__(self, repository: Repository, trail: Trail, signer: Signer) -> None:
        self._repository = repository
        self._trail = trail
        self._signer = signer

    def search(self, caller: Caller, wanted: Wanted) -> tuple[AuditRecord, ...]:
        """Return the records of the caller's organisation, newest first.

        Raises ``ForbiddenError`` and :class:`BadRequestError`.
        """
        caller.check(Permission.SEE_AUDIT)
        query = wanted.query(caller.organisation, newest_first=True)
        return tuple(self._repository.read(lambda reader: reader.find(RECORDS, query)))

    def heads(self, caller: Caller) -> tuple[SignedHead, ...]:
        """Return how each chain stands, to be kept by whoever wants to check it later."""
        caller.check(Permission.SEE_AUDIT)
        query = Query(limit=_MOST_HEADS)
        found = self._repository.read(lambda reader: reader.find(HEADS, query))
        return tuple(kept.head for kept in found)

    def export(self, caller: Caller, wanted: Wanted) -> Iterator[bytes]:
        """Return an export in pieces of several lines, oldest first; see :mod:`.export`.

        The trail tells of it before the first line. Raises as :meth:`search`.
        """
        caller.check(Permission.EXPORT_AUDIT)
        query = wanted.query(caller.organisation, newest_first=False)
        bounds = {
            "since": str(wanted.since_ns or ""),
            "until": str(wanted.until_ns or ""),
            "kind": wanted.kind,
            "outcome": wanted.outcome,
        }
        details = {name: text for name, text in bounds.items() if text}
        self._trail.record(
            Deed(
                "audit exported",
                Outcome.DONE,
                caller.organisation,
                account=caller.account,
                session=caller.session,
                target=wanted.account,
                details=details,
            )
        )
        return pieces_of(export_lines(self._repository, query, self._signer))
