"""The admins' pages put together, from what the backend has."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from resources import read_text
from studio.backend.caller import Caller
from studio.backend.http.guard import Guard
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .audit_pages import add_audit
from .cookies import Forms
from .deleted_pages import add_deleted
from .door import PageNeeds
from .event_pages import add_events
from .ingest_pages import add_ingest
from .letter_pages import add_letters
from .organisation_pages import add_organisations
from .own_pages import add_own
from .pages import STYLE, Pages, first_page, route_class
from .people_pages import add_people
from .privacy_pages import add_privacy
from .residency_pages import add_residency
from .retention_pages import add_retention
from .sign_in_pages import add_sign_in
from .staff_pages import add_staff
from .vendor_file_pages import add_vendor_files
from .vendor_pages import add_vendors
from .work_pages import add_work


def admin_router(parts: Parts, guard: Guard) -> APIRouter:
    """Return the pages of *parts*."""
    pages = Pages(Forms(parts.form_key))
    router = APIRouter(prefix="/admin", route_class=route_class(pages), include_in_schema=False)

    def needs(permission: Permission) -> PageNeeds:
        return PageNeeds(
            guard.sessions, guard.trail, guard.turned_away, permission, parts.accounts.sessions
        )

    sees = Annotated[Caller, Depends(needs(Permission.SEE_OWN_ACCOUNT))]

    @router.get("")
    def begin(request: Request, caller: sees) -> Response:
        return pages.go(request, first_page(caller.role))

    @router.get(STYLE.removeprefix("/admin"))
    def style() -> Response:
        headers = {"Cache-Control": "public, max-age=3600"}
        return Response(read_text("admin/style.css"), media_type="text/css", headers=headers)

    add_sign_in(router, pages, parts)
    add_letters(router, pages, parts)
    add_own(router, pages, needs, parts)
    add_people(router, pages, needs, parts)
    add_events(router, pages, needs, parts)
    add_deleted(router, pages, needs, parts)
    add_vendors(router, pages, needs, parts)
    add_residency(router, pages, needs, parts)
    add_retention(router, pages, needs, parts)
    add_privacy(router, pages, needs, parts)
    add_audit(router, pages, needs, parts)
    add_ingest(router, pages, needs, parts)
    add_organisations(router, pages, needs, parts)
    add_vendor_files(router, pages, needs, parts)
    add_staff(router, pages, needs, parts)
    add_work(router, pages, needs, parts)
    return router
