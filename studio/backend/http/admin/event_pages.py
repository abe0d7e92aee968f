"""Events, deleted ones, and ingest servers on pages."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .door import Need
from .fields import Id, checks_form
from .pages import Pages

_Revision = Annotated[int, Form(ge=1, lt=1 << 31)]


def add_events(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the pages about events, and what their forms do."""
    form = [Depends(checks_form(pages.forms))]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_EVENTS))]
    deletes = Annotated[Caller, Depends(needs(Permission.DELETE_EVENTS))]
    manages = Annotated[Caller, Depends(needs(Permission.MANAGE_INGEST))]

    @router.get("/events")
    def events(request: Request, caller: sees) -> Response:
        return pages.show(request, "events", "Events", events=parts.eventing.events.list(caller))

    @router.get("/events/{event}")
    def event(request: Request, caller: sees, event: Id) -> Response:
        found, placement = parts.eventing.events.get(caller, event)
        return pages.show(request, "event", found.name, event=found, placement=placement)

    @router.post("/events/{event}/delete", dependencies=form)
    def delete(request: Request, caller: deletes, event: Id, revision: _Revision) -> Response:
        parts.eventing.events.delete(caller, event, revision)
        return pages.go(request, "/admin/deleted?told=deleted")

    @router.get("/ingest")
    def ingest(request: Request, caller: manages) -> Response:
        return pages.show(
            request, "ingest", "Ingest servers", servers=parts.eventing.ingest.list(caller)
        )
