"""Signing in as an admin: address and password, then a code, set up on the way where it is due."""

from contextlib import suppress
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import Response

from studio.backend.accounts.entering import Answer, CodeNeeded, EnrolmentNeeded, SignedIn
from studio.backend.errors import BackendError, NotSignedInError
from studio.backend.http.guard import address_of
from studio.backend.parts import Parts
from studio.secrets import Secret

from .cookies import (
    access_of,
    before_of,
    device_of,
    forget_tokens,
    keep_before,
    keep_device,
    keep_tokens,
)
from .fields import Line, Sealed, checks_form
from .pages import SIGN_IN, Pages
from .square_code import square_code

_OWNERS: Final = "/admin/people"
_BEGIN: Final = "/admin"
_OK: Final = 200
_Code = Annotated[str, Form(min_length=6, max_length=40)]


class _Steps:
    """What each step of signing in answers with."""

    def __init__(self, pages: Pages, parts: Parts) -> None:
        self.pages = pages
        self.sign_in = parts.accounts.sign_in

    def ask(self, request: Request, fault: str = "", status: int = _OK) -> Response:
        """Ask for address and password."""
        return self.pages.show(request, "sign-in", "Sign in", status=status, fault=fault)

    def go_on(self, request: Request, answer: Answer) -> Response:
        """Ask for what *answer* needs, or let in."""
        if isinstance(answer, CodeNeeded):
            return self.ask_code(request, answer.ticket)
        if isinstance(answer, EnrolmentNeeded):
            return self.ask_enrolment(request, answer.ticket)
        return self._let_in(request, answer)

    def ask_code(
        self, request: Request, ticket: Secret, fault: str = "", status: int = _OK
    ) -> Response:
        """Ask for a code."""
        told = {"ticket": ticket.reveal(), "fault": fault}
        return self.pages.show(request, "code", "One more step", status=status, **told)

    def ask_enrolment(
        self, request: Request, ticket: Secret, fault: str = "", status: int = _OK
    ) -> Response:
        """Show a secret for an authenticator, and ask for its first code.

        After a wrong one the secret stays what it was: the authenticator has it.
        """
        told = {"ticket": ticket.reveal(), "secret": "", "square": "", "fault": fault}
        if not fault:
            offer = self.sign_in.offer(ticket, address_of(request))
            told |= {"secret": offer.secret.reveal(), "square": square_code(offer.uri)}
        title = "Set up your second factor"
        return self.pages.show(request, "second-factor", title, status=status, **told)

    def _let_in(self, request: Request, answer: SignedIn) -> Response:
        if answer.recovery_codes:
            codes = [code.reveal() for code in answer.recovery_codes]
            title = "Your recovery codes"
            response = self.pages.show(request, "recovery-codes", title, codes=codes, onward=_BEGIN)
        else:
            response = self.pages.go(request, _BEGIN)
        keep_tokens(response, answer.tokens)
        # Work as root may have ended by itself: this session is nobody's to go back from.
        keep_before(response, "")
        if answer.device is not None:
            keep_device(response, answer.device)
        return response


def add_sign_in(router: APIRouter, pages: Pages, parts: Parts) -> None:
    """Add what is open to all: the way in, and the way out."""
    _add_sign_out(router, pages, parts)
    steps, form = _Steps(pages, parts), [Depends(checks_form(pages.forms, parts.trail))]

    @router.get("/enter")
    def enter(request: Request, once: Annotated[str, Query(max_length=100)]) -> Response:
        # A page would keep the code in the browser's address: it is led away from there at once.
        request.state.tokens = parts.accounts.owner_pages.enter(Secret(once), address_of(request))
        return pages.go(request, _OWNERS)

    @router.get("/sign-in")
    def ask(request: Request) -> Response:
        return steps.ask(request)

    @router.post("/sign-in", dependencies=form)
    def by_password(request: Request, mail: Line, password: Sealed) -> Response:
        device, address = device_of(request), address_of(request)
        try:
            answer = steps.sign_in.by_password(mail, Secret(password), device, address)
        except BackendError as error:
            return steps.ask(request, str(error), error.status)
        return steps.go_on(request, answer)

    @router.post("/code", dependencies=form)
    def by_code(request: Request, ticket: Sealed, code: _Code) -> Response:
        brought = Secret(ticket)
        try:
            answer = steps.sign_in.by_code(brought, code, address_of(request))
        except BackendError as error:
            return steps.ask_code(request, brought, str(error), error.status)
        return steps.go_on(request, answer)

    @router.post("/second-factor", dependencies=form)
    def enrol(request: Request, ticket: Sealed, code: _Code) -> Response:
        brought = Secret(ticket)
        try:
            answer = steps.sign_in.enrol(brought, code, address_of(request))
        except BackendError as error:
            return steps.ask_enrolment(request, brought, str(error), error.status)
        return steps.go_on(request, answer)


def _add_sign_out(router: APIRouter, pages: Pages, parts: Parts) -> None:
    sessions, form = parts.accounts.sessions, [Depends(checks_form(pages.forms, parts.trail))]

    @router.post("/sign-out", dependencies=form)
    def sign_out(request: Request) -> Response:
        response = pages.go(request, SIGN_IN)
        address, before = address_of(request), before_of(request)
        with suppress(NotSignedInError):
            sessions.sign_out(sessions.caller_of(access_of(request), address))
        if before.reveal():
            with suppress(NotSignedInError):
                access = sessions.renew(before, address).access
                sessions.sign_out(sessions.caller_of(access, address))
        forget_tokens(response)
        return response
