"""How long each category of an organisation's data is kept, on a page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.backend.retention import Category
from studio.policy.permissions import Permission

from .door import Need
from .fields import checks_form
from .pages import Pages

_Days = Annotated[int, Form(ge=1, le=3650)]


def add_retention(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page, and what its form does."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_ORGANISATION))]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_ORGANISATION))]
    policies = parts.policies

    @router.get("/retention")
    def look(request: Request, caller: sees) -> Response:
        days = {category.value: count for category, count in policies.get(caller).items()}
        return pages.show(request, "retention", "How long data are kept", days=days)

    @router.post("/retention", dependencies=form)
    def change(
        request: Request,
        caller: changes,
        events: _Days,
        recordings: _Days,
        sign_ins: _Days,
        operations: _Days,
    ) -> Response:
        policies.change(
            caller,
            {
                Category.EVENTS: events,
                Category.RECORDINGS: recordings,
                Category.SIGN_INS: sign_ins,
                Category.OPERATIONS: operations,
            },
        )
        return pages.go(request, "/admin/retention?told=changed")
