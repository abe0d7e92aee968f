"""What letters lead to: an invitation is taken up, a password or an address replaced."""

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.errors import BackendError
from studio.backend.http.guard import address_of
from studio.backend.parts import Parts
from studio.secrets import Secret

from .cookies import keep_device
from .fields import Line, Sealed, checks_form
from .pages import SIGN_IN, Pages

_INVITED, _FORGOTTEN, _MOVED = "Take up your invitation", "A new password", "Your new address"
_OK = 200


def add_letters(router: APIRouter, pages: Pages, parts: Parts) -> None:
    """Add the pages, open to all: the code of a letter is what lets in."""
    form = [Depends(checks_form(pages.forms, parts.trail))]
    accounts = parts.accounts
    _add_new_mail(router, pages, parts)

    @router.get("/invitation")
    def invited(request: Request) -> Response:
        return pages.show(request, "invitation", _INVITED, fault="")

    @router.post("/invitation", dependencies=form)
    def accept(request: Request, code: Line, name: Line, password: Sealed) -> Response:
        try:
            accounts.invitations.accept(
                Secret(code.strip()), name, Secret(password), address_of(request)
            )
        except BackendError as error:
            return pages.show(
                request, "invitation", _INVITED, status=error.status, fault=str(error)
            )
        return pages.go(request, SIGN_IN)

    @router.get("/new-password")
    def forgotten(request: Request) -> Response:
        return pages.show(request, "new-password", _FORGOTTEN, fault="", is_asked=False)

    @router.post("/new-password/letter", dependencies=form)
    def ask(request: Request, mail: Line) -> Response:
        accounts.new_password.ask(mail, address_of(request))
        return pages.show(request, "new-password", _FORGOTTEN, fault="", is_asked=True)

    @router.post("/new-password", dependencies=form)
    def take(request: Request, code: Line, password: Sealed) -> Response:
        brought, address = Secret(code.strip()), address_of(request)
        try:
            device = accounts.new_password.take(brought, Secret(password), address)
        except BackendError as error:
            return pages.show(
                request, "new-password", _FORGOTTEN,
                status=error.status, fault=str(error), is_asked=False,
            )  # fmt: skip
        response = pages.go(request, SIGN_IN)
        keep_device(response, device)
        return response


def _add_new_mail(router: APIRouter, pages: Pages, parts: Parts) -> None:
    form = [Depends(checks_form(pages.forms, parts.trail))]
    accounts = parts.accounts

    @router.get("/new-mail")
    def moved(request: Request) -> Response:
        return pages.show(request, "new-mail", _MOVED, fault="", is_taken=False)

    @router.post("/new-mail", dependencies=form)
    def move(request: Request, code: Line) -> Response:
        fault, status = "", _OK
        try:
            accounts.own.take_new_mail(Secret(code.strip()), address_of(request))
        except BackendError as error:
            fault, status = str(error), error.status
        # Not onward: whoever opens a letter need not be signed in in this browser.
        return pages.show(
            request, "new-mail", _MOVED, status=status, fault=fault, is_taken=not fault
        )
