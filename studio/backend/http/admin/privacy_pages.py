"""What is kept of somebody on the organisation's list: exported, put right, erased."""

import hmac
from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.errors import BadRequestError
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .door import Need
from .fields import Id, Line, checks_form
from .pages import Pages

NOT_SURE: Final = "This is not the mail address; nothing was erased."


def add_privacy(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add what the page of a person offers besides."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    manages = Annotated[Caller, Depends(needs(Permission.MANAGE_PEOPLE))]
    exports = Annotated[Caller, Depends(needs(Permission.EXPORT_PERSON))]
    erases = Annotated[Caller, Depends(needs(Permission.ERASE_PERSON))]
    people, privacy = parts.accounts.people, parts.accounts.privacy

    @router.get("/people/{person}/export")
    def export(caller: exports, person: Id) -> Response:
        return as_file(privacy.export(caller, person), f"person-{person}.json")

    @router.post("/people/{person}/name", dependencies=form)
    def rectify(request: Request, caller: manages, person: Id, name: Line) -> Response:
        privacy.rectify(caller, person, name)
        return pages.go(request, f"/admin/people/{person}?told=changed")

    @router.post("/people/{person}/erasure", dependencies=form)
    def erase(request: Request, caller: erases, person: Id, sure: Line) -> Response:
        if not is_sure(sure, people.one(caller, person).mail):
            raise BadRequestError(NOT_SURE)
        privacy.erase(caller, person)
        return pages.go(request, "/admin/people?told=erased")


def is_sure(typed: str, mail: str) -> bool:
    """Return whether the address of whom it is about was typed, so that no slip erases."""
    return bool(mail) and hmac.compare_digest(typed.strip().lower(), mail.lower())


def as_file(told: Mapping[str, Any], name: str) -> Response:
    """Return *told* as a file for a browser to keep, and for nobody on the way."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    body = msgspec.json.format(msgspec.json.encode(told))
    return Response(body, media_type="application/json", headers=headers)
