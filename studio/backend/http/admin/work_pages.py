"""Work of the provider's people that is not every day's: as root, or at a customer's."""

from contextlib import suppress
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.session_records import Tokens
from studio.backend.caller import Caller
from studio.backend.errors import BackendError, NotSignedInError
from studio.backend.http.guard import address_of
from studio.backend.parts import Parts
from studio.policy.permissions import Permission

from .cookies import before_of, keep_before, refresh_of
from .door import Need
from .fields import Id, Line, checks_form
from .pages import SIGN_IN, Pages

_BEGIN: Final = "/admin"
_ROOT: Final = "Root work"
_Code = Annotated[str, Form(min_length=6, max_length=40)]


def add_work(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the ways into such work, and the way back."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    becomes = Annotated[Caller, Depends(needs(Permission.BECOME_ROOT))]
    enters = Annotated[Caller, Depends(needs(Permission.ENTER_ORGANISATION))]
    leaves = Annotated[Caller, Depends(needs(Permission.SEE_OWN_ACCOUNT))]
    staff = parts.accounts.staff

    @router.get("/root")
    def ask(request: Request, caller: becomes) -> Response:  # noqa: ARG001  # who may, and no more
        return pages.show(request, "root", _ROOT, fault="")

    @router.post("/root", dependencies=form)
    def become_root(request: Request, caller: becomes, reason: Line, code: _Code) -> Response:
        try:
            tokens = staff.become_root(caller, reason, code.replace(" ", ""))
        except BackendError as error:
            return pages.show(request, "root", _ROOT, status=error.status, fault=str(error))
        return _begun(pages, request, tokens)

    @router.post("/organisations/{organisation}/visit", dependencies=form)
    def visit(
        request: Request, caller: enters, organisation: Id, reason: Line, code: _Code
    ) -> Response:
        tokens = staff.visit(caller, organisation, reason, code.replace(" ", ""))
        return _begun(pages, request, tokens)

    @router.post("/leave", dependencies=form)
    def leave(request: Request, caller: leaves) -> Response:
        sessions = parts.accounts.sessions
        sessions.sign_out(caller)
        # Renewed on the way here, perhaps: whoever leaves has no use for those.
        request.state.tokens = None
        before = before_of(request)
        if before.reveal():
            with suppress(NotSignedInError):
                request.state.tokens = sessions.renew(before, address_of(request))
        response = pages.go(request, _BEGIN if request.state.tokens else SIGN_IN)
        keep_before(response, "")
        return response


def _begun(pages: Pages, request: Request, tokens: Tokens) -> Response:
    """Go on with *tokens*, and keep what leads back."""
    renewed: Tokens | None = getattr(request.state, "tokens", None)
    own = refresh_of(request) if renewed is None else renewed.refresh
    request.state.tokens = tokens
    response = pages.go(request, _BEGIN)
    keep_before(response, own.reveal())
    return response
