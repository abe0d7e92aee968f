"""The routes of what was deleted, for support, and of how long an organisation keeps what."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import Field, StringConstraints

from studio.backend.caller import Caller
from studio.backend.events.model import EVENTS
from studio.backend.records import Deletable
from studio.backend.retention import Category, Policies, Restoring
from studio.backend.retention.model import LEAST_DAYS, MOST_DAYS
from studio.policy.permissions import Permission

from .bounds import Body, Id, Word
from .guard import Guard

Answer = dict[str, Any]
_Days = Annotated[int, Field(ge=LEAST_DAYS, le=MOST_DAYS)]
_After = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{32})?$")]


class Kept(Body):
    """How many days each category that is named is kept."""

    days: dict[Category, _Days]


def retention_router(restoring: Restoring, policies: Policies, guard: Guard) -> APIRouter:
    """Return the routes of *restoring* and *policies*."""
    router = APIRouter()
    restores = Depends(guard.needs(Permission.RESTORE_DELETED))
    restores_own = Depends(guard.needs(Permission.RESTORE_EVENTS))
    sees = Depends(guard.needs(Permission.SEE_ORGANISATION))
    changes = Depends(guard.needs(Permission.CHANGE_ORGANISATION))

    @router.get("/organisations/{organisation}/deleted/{kind}")
    def deleted(
        caller: Annotated[Caller, restores],
        organisation: Word,
        kind: Word,
        after: Annotated[_After, Query()] = "",
    ) -> Answer:
        found = restoring.deleted(caller, kind, organisation, after)
        return {"deleted": [_shown(record) for record in found]}

    @router.post("/organisations/{organisation}/deleted/{kind}/{record_id}/restoration")
    def restore(
        caller: Annotated[Caller, restores], organisation: Word, kind: Word, record_id: Id
    ) -> Answer:
        return _shown(restoring.restore(caller, kind, organisation, record_id))

    @router.get("/deleted-events")
    def deleted_events(
        caller: Annotated[Caller, restores_own], after: Annotated[_After, Query()] = ""
    ) -> Answer:
        found = restoring.deleted(caller, EVENTS.name, caller.organisation, after)
        return {"deleted": [_shown(record) for record in found]}

    @router.post("/deleted-events/{event_id}/restoration")
    def restore_event(caller: Annotated[Caller, restores_own], event_id: Id) -> Answer:
        return _shown(restoring.restore(caller, EVENTS.name, caller.organisation, event_id))

    @router.get("/retention")
    def kept(caller: Annotated[Caller, sees]) -> Answer:
        return {"days": policies.get(caller)}

    @router.put("/retention")
    def keep(caller: Annotated[Caller, changes], told: Kept) -> Answer:
        return {"days": policies.change(caller, told.days)}

    return router


def _shown(record: Deletable) -> Answer:
    return {
        "id": record.id,
        "name": str(getattr(record, "name", "")),
        "deleted_at_ns": record.deleted_at_ns,
        "deleted_by": record.deleted_by,
        "erase_at_ns": record.erase_at_ns,
    }
