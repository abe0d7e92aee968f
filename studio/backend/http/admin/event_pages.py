"""Events on pages: when, where, which ingests take them, and the keys that are good."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.events.model import RehearsalKey
from studio.backend.parts import Parts
from studio.policy.permissions import Permission, is_allowed

from .door import Need
from .fields import Id, checks_form
from .pages import Pages

_Revision = Annotated[int, Form(ge=1, lt=1 << 31)]


def add_events(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the pages about events, and what their forms do."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_EVENTS))]
    deletes = Annotated[Caller, Depends(needs(Permission.DELETE_EVENTS))]
    goes_live = Annotated[Caller, Depends(needs(Permission.GO_LIVE))]

    @router.get("/events")
    def events(request: Request, caller: sees) -> Response:
        return pages.show(request, "events", "Events", events=parts.eventing.events.list(caller))

    @router.get("/events/{event}")
    def event(request: Request, caller: sees, event: Id) -> Response:
        found, placement = parts.eventing.events.get(caller, event)
        may_see_keys = is_allowed(caller.role, Permission.GO_LIVE)
        return pages.show(
            request,
            "event",
            found.name,
            event=found,
            placement=placement,
            servers=parts.eventing.ingest.of_event(caller, event),
            keys=parts.eventing.keys.list(caller, event) if may_see_keys else None,
            is_rehearsal=lambda key: isinstance(key, RehearsalKey),
        )

    @router.post("/events/{event}/delete", dependencies=form)
    def delete(request: Request, caller: deletes, event: Id, revision: _Revision) -> Response:
        parts.eventing.events.delete(caller, event, revision)
        return pages.go(request, "/admin/deleted?told=deleted")

    @router.post("/events/{event}/keys/{key}/end", dependencies=form)
    def end_key(request: Request, caller: goes_live, event: Id, key: Id) -> Response:
        parts.eventing.keys.revoke(caller, event, key)
        return pages.go(request, f"/admin/events/{event}?told=ended")
