"""Ingest servers on a page: registered, how they are, taken out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.caller import Caller
from studio.backend.parts import Parts
from studio.policy import Region
from studio.policy.permissions import Permission

from .door import Need
from .fields import Id, Line, checks_form
from .pages import Pages

_Zone = Annotated[str, Form(pattern="^[A-Za-z0-9._-]{1,64}$")]


def add_ingest(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of ingest servers, and what its forms do."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    manages = Annotated[Caller, Depends(needs(Permission.MANAGE_INGEST))]
    ingest = parts.eventing.ingest

    @router.get("/ingest")
    def listed(request: Request, caller: manages) -> Response:
        return _show(request, caller)

    @router.post("/ingest", dependencies=form)
    def register(
        request: Request,
        caller: manages,
        name: Line,
        region: Annotated[Region, Form()],
        zone: _Zone,
        url: Line,
    ) -> Response:
        made = ingest.register(caller, name=name, region=region, zone=zone, url=url)
        response = _show(request, caller, made.token.reveal(), made.server.name)
        response.headers["Cache-Control"] = "no-store"
        return response

    @router.post("/ingest/{server}/removal", dependencies=form)
    def remove(request: Request, caller: manages, server: Id) -> Response:
        ingest.remove(caller, server)
        return pages.go(request, "/admin/ingest?told=taken-out")

    def _show(request: Request, caller: Caller, token: str = "", name: str = "") -> Response:
        return pages.show(
            request,
            "ingest",
            "Ingest servers",
            servers=ingest.list(caller),
            regions=list(Region),
            token_once=token,
            name_once=name,
        )
