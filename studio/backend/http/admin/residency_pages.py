"""Where an organisation's data have to stay, on a page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.policy.permissions import Permission
from studio.policy.placing import Demand, Origin, place

from .door import Need
from .fields import checks_form
from .pages import Pages

_Revision = Annotated[int, Form(ge=0, lt=1 << 31)]


def add_residency(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of residency, and what its form does."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_ORGANISATION))]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_ORGANISATION))]

    @router.get("/residency")
    def look(request: Request, caller: sees) -> Response:
        known = parts.eventing.residency.look(caller)
        placements = [(origin, place(known.home, known.demand, origin)) for origin in Origin]
        return pages.show(
            request,
            "residency",
            "Where data may go",
            known=known,
            placements=placements,
            demands=list(Demand),
        )

    @router.post("/residency", dependencies=form)
    def demand(
        request: Request, caller: changes, demand: Annotated[Demand, Form()], revision: _Revision
    ) -> Response:
        parts.eventing.residency.demand(caller, demand, revision)
        return pages.go(request, "/admin/residency?told=changed")
