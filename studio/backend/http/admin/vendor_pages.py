"""The register of vendors on a page: what each is for, and the organisation's word on it."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .door import Need
from .fields import Id, checks_form
from .pages import Pages

_PAGE = "/admin/vendors?told=changed"


def add_vendors(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of vendors, and what its forms do."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_VENDORS))]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_VENDORS))]
    vendors = parts.eventing.vendors

    @router.get("/vendors")
    def listed(request: Request, caller: sees) -> Response:
        return pages.show(request, "vendors", "Vendors and consents", vendors=vendors.list(caller))

    @router.post("/vendors/{vendor}/consent", dependencies=form)
    def consent(request: Request, caller: changes, vendor: Id) -> Response:
        vendors.consent(caller, vendor)
        return pages.go(request, _PAGE)

    @router.post("/vendors/{vendor}/withdraw", dependencies=form)
    def withdraw(request: Request, caller: changes, vendor: Id) -> Response:
        vendors.withdraw(caller, vendor)
        return pages.go(request, _PAGE)

    @router.post("/vendors/{vendor}/on", dependencies=form)
    def switch_on(request: Request, caller: changes, vendor: Id) -> Response:
        vendors.switch(caller, vendor, on=True)
        return pages.go(request, _PAGE)

    @router.post("/vendors/{vendor}/off", dependencies=form)
    def switch_off(request: Request, caller: changes, vendor: Id) -> Response:
        vendors.switch(caller, vendor, on=False)
        return pages.go(request, _PAGE)
