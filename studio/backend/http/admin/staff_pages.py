"""The provider's own people on a page: nobody is one without a recorded agreement."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.staff import STANDING
from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.policy.permissions import Permission, Role

from .door import Need
from .fields import Id, Line, checks_form
from .pages import Pages

_PAGE = "/admin/staff"
_ROLES = tuple(role for role in Role if role in STANDING)
_Day = Annotated[str, Form(pattern=r"^\d{4}-\d{2}-\d{2}$")]


def add_staff(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of staff, and what its forms do."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    manages = Annotated[Caller, Depends(needs(Permission.MANAGE_STAFF))]
    staff = parts.accounts.staff

    @router.get("/staff")
    def listed(request: Request, caller: manages) -> Response:  # noqa: ARG001  # who may, and no more
        return pages.show(
            request, "staff", "Staff and agreements", staff=staff.listed(), roles=_ROLES
        )

    @router.post("/staff/agreements", dependencies=form)
    def record_agreement(
        request: Request,
        caller: manages,
        mail: Line,
        document: Line,
        signed_on: _Day,
        role: Annotated[Role, Form()],
    ) -> Response:
        person = staff.record_agreement(caller, mail, document, signed_on)
        staff.appoint(caller, person, role)
        return pages.go(request, f"{_PAGE}?told=invited")

    @router.post("/staff/{person}/dismissal", dependencies=form)
    def dismiss(request: Request, caller: manages, person: Id) -> Response:
        staff.dismiss(caller, person)
        return pages.go(request, f"{_PAGE}?told=dismissed")
