"""Deleted events on a page: until when they can be had back, and by whom."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.events.model import EVENTS, Event
from studio.backend.events.service import MOST_LISTED
from studio.backend.parts import Parts
from studio.backend.repository import Query, Reader
from studio.policy.permissions import Permission

from .door import Need
from .fields import Id, checks_form
from .pages import Pages


def add_deleted(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of deleted events, and have them back."""
    people, form = parts.accounts.people, [Depends(checks_form(pages.forms, parts.trail))]
    restores = Annotated[Caller, Depends(needs(Permission.RESTORE_EVENTS))]
    deletes = Annotated[Caller, Depends(needs(Permission.DELETE_EVENTS))]

    @router.get("/deleted")
    def deleted(request: Request, caller: deletes) -> Response:
        def find(reader: Reader) -> list[Event]:
            query = Query(
                equals={"organisation": caller.organisation},
                order="deleted_at_ns",
                at_least=1,
                descending=True,
                limit=MOST_LISTED,
            )
            return list(reader.find(EVENTS, query))

        events = parts.repository.read(find)
        who = {each.membership.person: each.name or each.mail for each in people.listed(caller)}
        return pages.show(request, "deleted", "Deleted events", events=events, who=who)

    @router.post("/deleted/{event}/restoration", dependencies=form)
    def restore(request: Request, caller: restores, event: Id) -> Response:
        parts.restoring.restore(caller, EVENTS.name, caller.organisation, event)
        return pages.go(request, "/admin/deleted?told=restored")
