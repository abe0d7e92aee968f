"""Events: made, scheduled, edited, duplicated, deleted and had back."""

from collections.abc import Sequence
from typing import Final

import msgspec

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import ConflictError
from studio.backend.moment import Now
from studio.backend.records import new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.retention.soft import softly_deleted
from studio.backend.trail import Trail
from studio.policy.permissions import Permission
from studio.policy.placing import Placement

from .changes import MOST_NAME, Changes, Draft, changed, check
from .key_records import revoke_all
from .keys import KeyService
from .known import event_of
from .model import EVENTS, Event
from .residency import placement_of

MOST_LISTED: Final = 200


class EventService:
    """Any thread; blocks on the store. Raises :class:`BackendError` alone."""

    def __init__(self, *, repository: Repository, trail: Trail, now: Now, keys: KeyService) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._keys = keys

    def list(self, caller: Caller, *, after: str = "", limit: int = MOST_LISTED) -> Sequence[Event]:
        """Return the organisation's events that are there, the next to come last."""
        caller.check(Permission.SEE_EVENTS)
        query = Query(
            equals={"organisation": caller.organisation, "deleted_at_ns": 0},
            order="begins_at_ns",
            descending=True,
            after=after,
            limit=min(limit, MOST_LISTED),
        )
        return self._repository.read(lambda reader: reader.find(EVENTS, query))

    def get(self, caller: Caller, event_id: str) -> tuple[Event, Placement]:
        """Return an event and where its data have their home. Raises :class:`UnknownError`."""
        caller.check(Permission.SEE_EVENTS)

        def deed(reader: Reader) -> tuple[Event, Placement]:
            event = event_of(reader, caller, event_id)
            return event, placement_of(reader, event.organisation, event.origin)

        return self._repository.read(deed)

    def create(self, caller: Caller, draft: Draft) -> Event:
        """Return a new event. Raises :class:`BadRequestError`."""
        caller.check(Permission.EDIT_EVENTS)
        event = Event(
            id=new_id(),
            organisation=caller.organisation,
            made_by=caller.account,
            made_at_ns=self._now(),
            **msgspec.structs.asdict(draft),
        )
        return self._keep(caller, "event created", event)

    def edit(self, caller: Caller, event_id: str, revision: int, changes: Changes) -> Event:
        """Change an event that is as the caller knows it.

        Raises :class:`ConflictError` when its revision is another one by now.
        """
        caller.check(Permission.EDIT_EVENTS)

        def deed(transaction: Transaction) -> Event:
            before = event_of(transaction, caller, event_id)
            if before.revision != revision:
                message = (
                    f"The event was changed meanwhile (revision {before.revision}); look at it "
                    "again and repeat what you did."
                )
                raise ConflictError(message)
            return transaction.put(EVENTS, changed(before, changes))

        event = self._repository.write(deed)
        self._trail.record(deed_by(caller, "event edited", event.id))
        return event

    def duplicate(self, caller: Caller, event_id: str, begins_at_ns: int) -> Event:
        """Return a copy that begins at another time; no go, no key and no embargo come along."""
        caller.check(Permission.EDIT_EVENTS)
        before, _ = self.get(caller, event_id)
        copy = msgspec.structs.replace(
            before,
            id=new_id(),
            revision=0,
            name=f"{before.name} (2)"[:MOST_NAME],
            begins_at_ns=begins_at_ns,
            ends_at_ns=begins_at_ns + before.ends_at_ns - before.begins_at_ns,
            embargo_until_ns=0,
            go_asked_by="",
            go_asked_at_ns=0,
            go_given_by="",
            go_given_at_ns=0,
            made_by=caller.account,
            made_at_ns=self._now(),
            copied_from=before.id,
        )
        return self._keep(caller, "event duplicated", copy)

    def delete(self, caller: Caller, event_id: str, revision: int) -> None:
        """Hide an event at once, and end every key to it; it can be had back for a month."""
        caller.check(Permission.DELETE_EVENTS)

        def deed(transaction: Transaction) -> Event:
            before = event_of(transaction, caller, event_id)
            if before.revision != revision:
                message = "The event was changed meanwhile; look at it again before deleting it."
                raise ConflictError(message)
            revoke_all(transaction, "event", event_id, self._now())
            deleted = softly_deleted(before, caller.account, self._now())
            return transaction.put(EVENTS, deleted)

        self._repository.write(deed)
        self._trail.record(deed_by(caller, "event deleted", event_id))
        self._keys.tell_revoked(event_id)

    def _keep(self, caller: Caller, kind: str, event: Event) -> Event:
        check(event)
        kept = self._repository.write(lambda transaction: transaction.put(EVENTS, event))
        self._trail.record(deed_by(caller, kind, kept.id))
        return kept
