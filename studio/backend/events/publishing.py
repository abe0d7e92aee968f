"""What an ingest server asks: may this be published here, and which of these have to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.backend.errors import ForbiddenError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER, Kind
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail
from studio.secrets import Secret

from .key_records import LIFE_NS, K, keys_named, prolonged
from .keys import LIVE, REHEARSAL
from .model import EVENTS, LIVE_KEYS, REHEARSAL_KEYS, IngestServer, StreamKey
from .residency import placement_of
from .tokens import proof_of

_APART: Final = "."


@dataclass(frozen=True, slots=True)
class Grant:
    """That something may be published. ``audience``: whether anybody may ever see it."""

    id: str
    event: str
    audience: bool


class PublishService:
    """Any thread; blocks on the store."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now

    def ask(self, server: IngestServer, application: str, key: Secret) -> Grant:
        """Return what *key* may do at *server*, in one application. Raises :class:`ForbiddenError`.

        A key to an audience is looked for in the one application that has an audience, and a
        rehearsal's in the other: neither is anything in the other's.
        """

        def deed(transaction: Transaction) -> StreamKey | None:
            if application == LIVE:
                return self._taken(transaction, server, LIVE_KEYS, key)
            if application == REHEARSAL:
                return self._taken(transaction, server, REHEARSAL_KEYS, key)
            return None

        found = self._repository.write(deed)
        self._tell(server, application, found)
        if found is None:
            message = "This key publishes nothing here; ask for one, for this event and ingest."
            raise ForbiddenError(message)
        return Grant(f"{application}{_APART}{found.id}", found.event, application == LIVE)

    def still(self, server: IngestServer, application: str, key: Secret) -> bool:
        """Return whether what is published with *key* may go on; it is good for longer then."""
        kinds = {LIVE: self._still_live, REHEARSAL: self._still_rehearsed}
        still = kinds.get(application)
        return still is not None and self._repository.write(
            lambda transaction: still(transaction, server, key)
        )

    def ended(self, server: IngestServer, grants: Sequence[str]) -> tuple[str, ...]:
        """Return those of *grants* whose publishing has to end now.

        The others' keys are good for longer, as they are in use.
        """
        named: dict[str, list[str]] = {LIVE: [], REHEARSAL: []}
        for grant in grants:
            application, _, key_id = grant.partition(_APART)
            named.get(application, []).append(key_id)
        now_ns = self._now()

        def look(reader: Reader) -> tuple[set[str], bool]:
            live = self._good(reader, server, LIVE_KEYS, named[LIVE])
            rehearsed = self._good(reader, server, REHEARSAL_KEYS, named[REHEARSAL])
            good = {
                *(f"{LIVE}{_APART}{key.id}" for key in live),
                *(f"{REHEARSAL}{_APART}{key.id}" for key in rehearsed),
            }
            keys: list[StreamKey] = [*live, *rehearsed]
            return good, any(key.expires_at_ns - now_ns < LIFE_NS // 2 for key in keys)

        good, are_due = self._repository.read(look)
        if are_due:
            self._repository.write(lambda transaction: self._prolong(transaction, server, named))
        return tuple(grant for grant in grants if grant not in good)

    def _still_live(self, transaction: Transaction, server: IngestServer, key: Secret) -> bool:
        return self._taken(transaction, server, LIVE_KEYS, key) is not None

    def _still_rehearsed(self, transaction: Transaction, server: IngestServer, key: Secret) -> bool:
        return self._taken(transaction, server, REHEARSAL_KEYS, key) is not None

    def _prolong(
        self, transaction: Transaction, server: IngestServer, named: dict[str, list[str]]
    ) -> None:
        for live in self._good(transaction, server, LIVE_KEYS, named[LIVE]):
            prolonged(transaction, LIVE_KEYS, live, self._now())
        for other in self._good(transaction, server, REHEARSAL_KEYS, named[REHEARSAL]):
            prolonged(transaction, REHEARSAL_KEYS, other, self._now())

    def _taken(
        self, transaction: Transaction, server: IngestServer, kind: Kind[K], key: Secret
    ) -> K | None:
        found = transaction.find(kind, Query(equals={"proof": proof_of(key)}, limit=1))
        if not found or not self._is_good_at(transaction, server, found[0]):
            return None
        if found[0].expires_at_ns - self._now() > LIFE_NS // 2:
            return found[0]
        return prolonged(transaction, kind, found[0], self._now())

    def _good(
        self, reader: Reader, server: IngestServer, kind: Kind[K], key_ids: Sequence[str]
    ) -> list[K]:
        keys = keys_named(reader, kind, key_ids).values()
        return [key for key in keys if self._is_good_at(reader, server, key)]

    def _is_good_at(self, reader: Reader, server: IngestServer, key: StreamKey) -> bool:
        """Whether *key* is good, and for this region, as the customer has it by now."""
        event = reader.get(EVENTS, key.event, key.organisation)
        if not key.is_good(self._now()) or event is None or event.deleted_at_ns:
            return False
        placement = placement_of(reader, event.organisation, event.origin)
        return server.region is key.region is placement.ingest

    def _tell(self, server: IngestServer, application: str, key: StreamKey | None) -> None:
        known = application if application in {LIVE, REHEARSAL} else "another"
        self._trail.record(
            Deed(
                "publish",
                Outcome.REFUSED if key is None else Outcome.DONE,
                PROVIDER if key is None else key.organisation,
                account="" if key is None else key.account,
                session="" if key is None else key.session,
                target="" if key is None else key.event,
                details={"application": known, "server": server.id},
                stranger=server.id if key is None else "",
            )
        )
