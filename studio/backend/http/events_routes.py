"""The routes of events, their keys, and where an organisation's data have their home."""

from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.events import (
    Changes,
    Draft,
    EventService,
    GoService,
    Issued,
    KeyService,
    Residency,
    ResidencyService,
    StreamKey,
)
from studio.backend.events.service import MOST_LISTED
from studio.backend.repository import USUALLY_FOUND
from studio.policy.permissions import Permission
from studio.policy.placing import Demand, Home, Origin

from .bounds import Body, Flag, Id, Name, Ns, Revision, Word
from .event_answers import ONE, Answer, event_answer, look_at
from .guard import Guard
from .refusals import Refusal

_NO_STORE: Final = {"Cache-Control": "no-store"}
_NO_INGEST: Final[dict[int | str, dict[str, Any]]] = {
    503: {"model": Refusal, "description": "No ingest server of the region answers."}
}


class NewEvent(Body):
    """An event to be."""

    name: Name
    begins_at_ns: Ns
    ends_at_ns: Ns
    origin: Origin = Origin.EU
    embargo_until_ns: Ns = 0
    needs_go: Flag = False
    registers: Flag = False
    orders_subtitles: Flag = False


class EventChanges(Body):
    """What is to change of the event that has this revision; what is not named stays."""

    revision: Revision
    name: Name | None = None
    begins_at_ns: Ns | None = None
    ends_at_ns: Ns | None = None
    origin: Origin | None = None
    embargo_until_ns: Ns | None = None
    needs_go: Flag | None = None
    registers: Flag | None = None
    orders_subtitles: Flag | None = None


class Copy(Body):
    """When the copy begins."""

    begins_at_ns: Ns


class Station(Body):
    """Which station asks for a key."""

    station: Word


class DemandChange(Body):
    """What an organisation demands, where its residency has this revision."""

    revision: Revision
    demand: Demand


class HomeChange(Body):
    """Where an organisation is at home, where its residency has this revision."""

    revision: Revision
    home: Home


def events_router(  # noqa: C901  # a function a route
    events: EventService,
    go: GoService,
    keys: KeyService,
    residency: ResidencyService,
    guard: Guard,
) -> APIRouter:
    """Return the routes of *events* and what belongs to them."""
    router = APIRouter()
    sees = Depends(guard.needs(Permission.SEE_EVENTS))
    edits = Depends(guard.needs(Permission.EDIT_EVENTS))
    deletes = Depends(guard.needs(Permission.DELETE_EVENTS))
    approves = Depends(guard.needs(Permission.APPROVE_EVENT))
    goes_live = Depends(guard.needs(Permission.GO_LIVE))
    rehearses = Depends(guard.needs(Permission.REHEARSE))
    sees_home = Depends(guard.needs(Permission.SEE_ORGANISATION))
    changes_demand = Depends(guard.needs(Permission.CHANGE_ORGANISATION))
    sets_home = Depends(guard.needs(Permission.SET_HOME))

    @router.get("/events")
    def list_events(
        caller: Annotated[Caller, sees],
        after: Annotated[str, Query(max_length=32)] = "",
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = USUALLY_FOUND,
    ) -> Answer:
        return {
            "events": [event_answer(each) for each in events.list(caller, after=after, limit=limit)]
        }

    @router.post("/events", status_code=201)
    def create(caller: Annotated[Caller, edits], new: NewEvent) -> Answer:
        return event_answer(events.create(caller, Draft(**new.model_dump())))

    @router.get(ONE)
    def look(caller: Annotated[Caller, sees], event_id: Id) -> Answer:
        return look_at(events, caller, event_id)

    @router.patch("/events/{event_id}")
    def edit(caller: Annotated[Caller, edits], event_id: Id, changes: EventChanges) -> Answer:
        told = changes.model_dump(exclude={"revision"})
        return event_answer(events.edit(caller, event_id, changes.revision, Changes(**told)))

    @router.post("/events/{event_id}/copies", status_code=201)
    def duplicate(caller: Annotated[Caller, edits], event_id: Id, copy: Copy) -> Answer:
        return event_answer(events.duplicate(caller, event_id, copy.begins_at_ns))

    @router.delete("/events/{event_id}", status_code=204)
    def delete(
        caller: Annotated[Caller, deletes],
        event_id: Id,
        revision: Annotated[int, Query(ge=0, le=(1 << 53))],
    ) -> Response:
        events.delete(caller, event_id, revision)
        return Response(status_code=204)

    @router.post("/events/{event_id}/go/question")
    def ask_go(caller: Annotated[Caller, goes_live], event_id: Id) -> Answer:
        return event_answer(go.ask(caller, event_id))

    @router.post("/events/{event_id}/go")
    def give_go(caller: Annotated[Caller, approves], event_id: Id) -> Answer:
        return event_answer(go.give(caller, event_id))

    @router.delete("/events/{event_id}/go")
    def withdraw_go(caller: Annotated[Caller, approves], event_id: Id) -> Answer:
        return event_answer(go.withdraw(caller, event_id))

    @router.get("/events/{event_id}/keys")
    def list_keys(caller: Annotated[Caller, goes_live], event_id: Id) -> Answer:
        return {"keys": [_key(each) for each in keys.list(caller, event_id)]}

    @router.post("/events/{event_id}/keys", status_code=201, responses=_NO_INGEST)
    def go_live(
        caller: Annotated[Caller, goes_live], event_id: Id, asks: Station, response: Response
    ) -> Answer:
        response.headers.update(_NO_STORE)
        return _issued(keys.go_live(caller, event_id, asks.station))

    @router.post("/events/{event_id}/rehearsal-keys", status_code=201, responses=_NO_INGEST)
    def rehearse(
        caller: Annotated[Caller, rehearses], event_id: Id, asks: Station, response: Response
    ) -> Answer:
        response.headers.update(_NO_STORE)
        return _issued(keys.rehearse(caller, event_id, asks.station))

    @router.post("/events/{event_id}/keys/{key_id}/renewal")
    def renew(caller: Annotated[Caller, rehearses], event_id: Id, key_id: Id) -> Answer:
        return {"expires_at_ns": keys.renew(caller, event_id, key_id)}

    @router.delete("/events/{event_id}/keys/{key_id}", status_code=204)
    def revoke(caller: Annotated[Caller, goes_live], event_id: Id, key_id: Id) -> Response:
        keys.revoke(caller, event_id, key_id)
        return Response(status_code=204)

    @router.get("/residency")
    def look_residency(caller: Annotated[Caller, sees_home]) -> Answer:
        return _residency(residency.look(caller))

    @router.put("/residency/demand")
    def demand(caller: Annotated[Caller, changes_demand], change: DemandChange) -> Answer:
        return _residency(residency.demand(caller, change.demand, change.revision))

    @router.get("/organisations/{organisation}/home")
    def look_home(caller: Annotated[Caller, sets_home], organisation: Word) -> Answer:
        return _residency(residency.of(caller, organisation))

    @router.put("/organisations/{organisation}/home")
    def settle(
        caller: Annotated[Caller, sets_home], organisation: Word, change: HomeChange
    ) -> Answer:
        return _residency(residency.settle(caller, organisation, change.home, change.revision))

    return router


def _key(key: StreamKey) -> Answer:
    told: Answer = msgspec.to_builtins(key)
    return {
        name: told[name]
        for name in ("id", "station", "region", "account", "made_at_ns", "expires_at_ns")
    }


def _issued(issued: Issued) -> Answer:
    return {
        "id": issued.id,
        "event": issued.event,
        "key": issued.key.reveal(),
        "ingests": list(issued.ingests),
        "region": issued.region.value,
        "expires_at_ns": issued.expires_at_ns,
    }


def _residency(residency: Residency) -> Answer:
    return {
        "home": residency.home.value,
        "demand": residency.demand.value,
        "revision": residency.revision,
    }
