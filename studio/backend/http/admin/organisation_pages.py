"""Customers on the provider's pages: visited, added, at home somewhere, had something back for."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.backend.repository import USUALLY_FOUND
from studio.policy.permissions import Permission, is_allowed
from studio.policy.placing import Home

from .door import Need
from .fields import Id, Line, checks_form
from .pages import Pages

_PAGE = "/admin/organisations"
_Revision = Annotated[int, Form(ge=0, lt=1 << 31)]
_After = Annotated[str, Query(pattern=r"^[0-9a-z]{0,40}$")]
_Kind = Annotated[str, Form(min_length=1, max_length=40)]
_HOMES = (Home.EU, Home.US)


def add_organisations(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the pages of customers, and what their forms do."""
    _add_pages(router, pages, needs, parts)
    form = [Depends(checks_form(pages.forms, parts.trail))]
    adds = Annotated[Caller, Depends(needs(Permission.ADD_ORGANISATION))]
    settles = Annotated[Caller, Depends(needs(Permission.SET_HOME))]
    restores = Annotated[Caller, Depends(needs(Permission.RESTORE_DELETED))]

    @router.post("/organisations", dependencies=form)
    def add(request: Request, caller: adds, name: Line, mail: Line) -> Response:
        added = parts.accounts.staff.add_organisation(caller, name, mail)
        return pages.go(request, f"{_PAGE}/{added.id}?told=invited")

    @router.post("/organisations/{organisation}/home", dependencies=form)
    def settle(
        request: Request,
        caller: settles,
        organisation: Id,
        home: Annotated[Home, Form()],
        revision: _Revision,
    ) -> Response:
        parts.eventing.residency.settle(caller, organisation, home, revision)
        return pages.go(request, f"{_PAGE}/{organisation}?told=changed")

    @router.post("/organisations/{organisation}/restoration/{record}", dependencies=form)
    def restore(
        request: Request, caller: restores, organisation: Id, record: Id, kind: _Kind
    ) -> Response:
        parts.restoring.restore(caller, kind, organisation, record)
        return pages.go(request, f"{_PAGE}/{organisation}?told=back")


def _add_pages(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    enters = Annotated[Caller, Depends(needs(Permission.ENTER_ORGANISATION))]
    staff = parts.accounts.staff

    @router.get("/organisations")
    def listed(request: Request, caller: enters, after: _After = "") -> Response:  # noqa: ARG001  # who may
        found = staff.organisations(after)
        more = found[-1].id if len(found) == USUALLY_FOUND else ""
        return pages.show(request, "organisations", "Organisations", listed=found, more=more)

    @router.get("/organisations/{organisation}")
    def one(request: Request, caller: enters, organisation: Id) -> Response:
        found = staff.organisation(organisation)
        deleted: list[tuple[str, Any]] = []
        if is_allowed(caller.role, Permission.RESTORE_DELETED):
            restoring = parts.restoring
            deleted = [
                (kind, record)
                for kind in restoring.kinds
                for record in restoring.deleted(caller, kind, organisation)
            ]
        may_settle = is_allowed(caller.role, Permission.SET_HOME)
        residency = parts.eventing.residency
        return pages.show(
            request,
            "organisation",
            found.name,
            organisation=found,
            deleted=deleted,
            known=residency.of(caller, organisation) if may_settle else None,
            homes=_HOMES,
        )
