"""The provider's own record of each vendor on a page: approved, reviewed, under which clauses."""

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

_PAGE = "/admin/vendor-files"
_TOLD = f"{_PAGE}?told=changed"
_Reference = Annotated[str, Form(max_length=300)]


def add_vendor_files(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page, and what its forms do."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    reviews = Annotated[Caller, Depends(needs(Permission.REVIEW_VENDORS))]
    vendors = parts.eventing.vendors

    @router.get("/vendor-files")
    def listed(request: Request, caller: reviews) -> Response:
        return pages.show(
            request, "vendor-files", "Approval and review of vendors", files=vendors.files(caller)
        )

    @router.post("/vendor-files/{vendor}/approval", dependencies=form)
    def approve(request: Request, caller: reviews, vendor: Id) -> Response:
        vendors.approve(caller, vendor)
        return pages.go(request, _TOLD)

    @router.post("/vendor-files/{vendor}/review", dependencies=form)
    def review(request: Request, caller: reviews, vendor: Id) -> Response:
        vendors.review(caller, vendor)
        return pages.go(request, _TOLD)

    @router.post("/vendor-files/{vendor}/clauses", dependencies=form)
    def clauses(
        request: Request, caller: reviews, vendor: Id, reference: _Reference = ""
    ) -> Response:
        vendors.record_clauses(caller, vendor, reference.strip())
        return pages.go(request, _TOLD)
