"""Users, roles, invitations, sessions and blocked accounts on pages."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.invitations import CUSTOMER_ROLES
from studio.backend.caller import Caller
from studio.backend.moment import HOUR_NS, utc_now_ns
from studio.backend.parts import Parts
from studio.policy.permissions import Permission, Role, is_allowed

from .door import Need
from .fields import Id, Line, checks_form
from .pages import Pages

_Hours = Annotated[int, Form(ge=1, le=24 * 365)]
_ROLES = tuple(role for role in Role if role in CUSTOMER_ROLES)


def add_people(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the pages about people, and what their forms do."""
    _add_lists(router, pages, needs, parts)
    _add_forms(router, pages, needs, parts)


def _add_lists(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    accounts = parts.accounts
    sees = Annotated[Caller, Depends(needs(Permission.SEE_PEOPLE))]
    blocks = Annotated[Caller, Depends(needs(Permission.BLOCK_ACCOUNT))]

    @router.get("/people")
    def listed(request: Request, caller: sees) -> Response:
        may_invite = is_allowed(caller.role, Permission.MANAGE_PEOPLE)
        return pages.show(
            request,
            "people",
            "Users and roles",
            people=accounts.people.listed(caller),
            invited=accounts.invitations.waiting(caller) if may_invite else (),
            roles=_ROLES,
        )

    @router.get("/people/{person}")
    def one(request: Request, caller: sees, person: Id) -> Response:
        may_see = person == caller.account or is_allowed(caller.role, Permission.END_SESSIONS)
        return pages.show(
            request,
            "person",
            "One user",
            line=accounts.people.one(caller, person),
            sessions=accounts.sessions.of_person(caller, person) if may_see else (),
            roles=_ROLES,
        )

    @router.get("/blocked")
    def blocked(request: Request, caller: blocks) -> Response:
        return pages.show(
            request, "blocked", "Blocked accounts", people=accounts.people.blocked(caller)
        )


def _add_forms(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    accounts, form = parts.accounts, [Depends(checks_form(pages.forms, parts.trail))]
    manages = Annotated[Caller, Depends(needs(Permission.MANAGE_PEOPLE))]
    blocks = Annotated[Caller, Depends(needs(Permission.BLOCK_ACCOUNT))]
    ends = Annotated[Caller, Depends(needs(Permission.END_SESSIONS))]

    @router.post("/people/invite", dependencies=form)
    def invite(
        request: Request, caller: manages, mail: Line, role: Annotated[Role, Form()]
    ) -> Response:
        accounts.invitations.invite(caller, mail, role)
        return pages.go(request, "/admin/people?told=invited")

    @router.post("/people/{person}/role", dependencies=form)
    def change_role(
        request: Request, caller: manages, person: Id, role: Annotated[Role, Form()]
    ) -> Response:
        accounts.people.change_role(caller, person, role)
        return pages.go(request, f"/admin/people/{person}?told=changed")

    @router.post("/people/{person}/remove", dependencies=form)
    def remove(request: Request, caller: manages, person: Id) -> Response:
        accounts.people.remove(caller, person)
        return pages.go(request, "/admin/people?told=removed")

    @router.post("/people/{person}/block", dependencies=form)
    def block(
        request: Request, caller: blocks, person: Id, hours: _Hours, reason: Line
    ) -> Response:
        accounts.people.block(caller, person, utc_now_ns() + hours * HOUR_NS, reason)
        return pages.go(request, "/admin/blocked?told=blocked")

    @router.post("/people/{person}/unblock", dependencies=form)
    def unblock(request: Request, caller: blocks, person: Id) -> Response:
        accounts.people.unblock(caller, person)
        return pages.go(request, "/admin/blocked?told=unblocked")

    @router.post("/people/{person}/sessions/end", dependencies=form)
    def end_all(request: Request, caller: ends, person: Id) -> Response:
        # Whoever is not on the list is not found here, either.
        accounts.people.one(caller, person)
        accounts.sessions.end_all(caller, person)
        return pages.go(request, f"/admin/people/{person}?told=ended")

    @router.post("/people/{person}/sessions/{session}/end", dependencies=form)
    def end(request: Request, caller: ends, person: Id, session: Id) -> Response:
        accounts.sessions.end(caller, person, session)
        return pages.go(request, f"/admin/people/{person}?told=ended")
