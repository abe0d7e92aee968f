"""One's own account on a page: name, address, password, second factor, where one is signed in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.owner import OWNER
from studio.backend.accounts.second_factor import Offer
from studio.backend.caller import Caller
from studio.backend.errors import BackendError
from studio.backend.parts import Parts
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .cookies import forget_tokens
from .door import Need
from .fields import Id, Line, Sealed, checks_form
from .pages import SIGN_IN, Pages
from .privacy_pages import NOT_SURE, as_file, is_sure
from .square_code import square_code

_HERE = "/admin/me"
_OK, _NOT_SURE = 200, 400
_Code = Annotated[str, Form(min_length=6, max_length=40)]
_OptionalCode = Annotated[str, Form(max_length=40)]


class _Own:
    """What each step answers with; a fault is told on the page where it was made."""

    def __init__(self, pages: Pages, parts: Parts) -> None:
        self.pages = pages
        self.accounts = parts.accounts
        self.form = Depends(checks_form(pages.forms, parts.trail))

    def show(
        self, request: Request, caller: Caller, fault: str = "", status: int = _OK
    ) -> Response:
        """Show the account."""
        accounts = self.accounts
        return self.pages.show(
            request,
            "me",
            "Your account",
            status=status,
            fault=fault,
            person=accounts.own.person(caller),
            has_factor=accounts.second_factor.is_set(caller),
            # The owner of an embedded backend has no password: the studio lets her in.
            proves=caller.account != OWNER,
            sessions=accounts.sessions.of_person(caller, caller.account),
        )

    def offer(
        self, request: Request, offer: Offer | None, fault: str = "", status: int = _OK
    ) -> Response:
        """Ask for the first code of *offer*; None: of the one that was shown."""
        return self.pages.show(
            request,
            "own-second-factor",
            "Your second factor",
            status=status,
            fault=fault,
            secret=offer.secret.reveal() if offer is not None else "",
            square=square_code(offer.uri) if offer is not None else "",
        )


def add_own(router: APIRouter, pages: Pages, needs: Need, parts: Parts) -> None:
    """Add the page of one's own account, and what its forms do."""
    own = _Own(pages, parts)
    _add_account(router, own, needs)
    _add_data(router, own, needs)
    _add_second_factor(router, own, needs)


def _add_account(router: APIRouter, own: _Own, needs: Need) -> None:
    form = [own.form]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_OWN_ACCOUNT))]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_OWN_ACCOUNT))]
    accounts, changed = own.accounts, f"{_HERE}?told=changed"

    @router.get("/me")
    def me(request: Request, caller: sees) -> Response:
        return own.show(request, caller)

    @router.post("/me/name", dependencies=form)
    def rename(request: Request, caller: changes, name: Line) -> Response:
        accounts.own.rename(caller, name)
        return own.pages.go(request, changed)

    @router.post("/me/mail", dependencies=form)
    def ask_new_mail(request: Request, caller: changes, mail: Line, proof: Sealed) -> Response:
        try:
            accounts.own.ask_new_mail(caller, mail, Secret(proof))
        except BackendError as error:
            return own.show(request, caller, str(error), error.status)
        return own.pages.go(request, f"{_HERE}?told=asked")

    @router.post("/me/password", dependencies=form)
    def change_password(
        request: Request, caller: changes, current: Sealed, password: Sealed
    ) -> Response:
        try:
            accounts.own.change_password(caller, Secret(current), Secret(password))
        except BackendError as error:
            return own.show(request, caller, str(error), error.status)
        return own.pages.go(request, changed)

    @router.post("/me/sessions/end", dependencies=form)
    def end_others(request: Request, caller: changes) -> Response:
        accounts.sessions.end_all(caller, caller.account)
        return own.pages.go(request, f"{_HERE}?told=ended")

    @router.post("/me/sessions/{session}/end", dependencies=form)
    def end(request: Request, caller: changes, session: Id) -> Response:
        accounts.sessions.end(caller, caller.account, session)
        return own.pages.go(request, f"{_HERE}?told=ended")


def _add_second_factor(router: APIRouter, own: _Own, needs: Need) -> None:
    form = [own.form]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_OWN_ACCOUNT))]
    factor = own.accounts.second_factor

    @router.post("/me/second-factor", dependencies=form)
    def offer(request: Request, caller: changes, code: _OptionalCode = "") -> Response:
        try:
            offered = factor.offer(caller, code.replace(" ", ""))
        except BackendError as error:
            return own.show(request, caller, str(error), error.status)
        return own.offer(request, offered)

    @router.post("/me/second-factor/code", dependencies=form)
    def confirm(request: Request, caller: changes, code: _Code) -> Response:
        try:
            codes = factor.confirm(caller, code.replace(" ", ""))
        except BackendError as error:
            return own.offer(request, None, str(error), error.status)
        told = [each.reveal() for each in codes]
        title = "Your recovery codes"
        return own.pages.show(request, "recovery-codes", title, codes=told, onward=_HERE)


def _add_data(router: APIRouter, own: _Own, needs: Need) -> None:
    form = [own.form]
    sees = Annotated[Caller, Depends(needs(Permission.SEE_OWN_ACCOUNT))]
    changes = Annotated[Caller, Depends(needs(Permission.CHANGE_OWN_ACCOUNT))]
    accounts = own.accounts

    @router.get("/me/export")
    def export(caller: sees) -> Response:
        return as_file(accounts.privacy.export_own(caller), "my-data.json")

    @router.post("/me/erasure", dependencies=form)
    def erase(request: Request, caller: changes, sure: Line) -> Response:
        if not is_sure(sure, accounts.own.person(caller).mail):
            return own.show(request, caller, NOT_SURE, _NOT_SURE)
        try:
            accounts.privacy.erase_own(caller)
        except BackendError as error:
            return own.show(request, caller, str(error), error.status)
        response = own.pages.go(request, SIGN_IN)
        forget_tokens(response)
        return response
