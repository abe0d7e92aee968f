"""The way in: the only routes of this domain that nobody has to be signed in for."""

from typing import Any, Final

from fastapi import APIRouter
from starlette.requests import Request

from studio.backend.accounts import Accounts
from studio.backend.http.guard import address_of

from .answers import (
    DeviceAnswer,
    IssuerAnswer,
    OfferAnswer,
    SignedInAnswer,
    SignInAnswer,
    StartedAnswer,
    TokensAnswer,
    sign_in_answer,
)
from .bodies import (
    InvitationBody,
    IssuerAnswerBody,
    IssuerBody,
    MailBody,
    NewPasswordBody,
    PasswordBody,
    RenewalBody,
    TicketBody,
    TicketCodeBody,
    TokenBody,
    secret_of,
)

REFUSALS: Final[dict[int | str, dict[str, Any]]] = {
    401: {"description": "Not the right person, or nothing that proves it."},
    403: {"description": "Shut out for a time."},
    404: {"description": "There is no such thing."},
    409: {"description": "It is not how the sender thinks it is."},
    502: {"description": "The other issuer does not do what it should."},
}


def sign_in_router(accounts: Accounts) -> APIRouter:
    """Return the public routes of *accounts*."""
    router = APIRouter(responses=REFUSALS)
    _add_sign_in(router, accounts)
    _add_issuers(router, accounts)
    _add_letters(router, accounts)
    return router


def _add_sign_in(router: APIRouter, accounts: Accounts) -> None:
    sign_in = accounts.sign_in

    @router.post("/sign-in")
    def by_password(body: PasswordBody, request: Request) -> SignInAnswer:
        device = secret_of(body.device)
        answer = sign_in.by_password(
            body.mail, secret_of(body.password), device, address_of(request)
        )
        return sign_in_answer(answer)

    @router.post("/sign-in/code")
    def by_code(body: TicketCodeBody, request: Request) -> SignedInAnswer:
        ticket = secret_of(body.ticket)
        return SignedInAnswer.of(sign_in.by_code(ticket, body.code, address_of(request)))

    @router.post("/sign-in/second-factor")
    def offer(body: TicketBody, request: Request) -> OfferAnswer:
        return OfferAnswer.of(sign_in.offer(secret_of(body.ticket), address_of(request)))

    @router.post("/sign-in/second-factor/code")
    def enrol(body: TicketCodeBody, request: Request) -> SignedInAnswer:
        ticket = secret_of(body.ticket)
        return SignedInAnswer.of(sign_in.enrol(ticket, body.code, address_of(request)))

    @router.post("/session/renewal")
    def renew(body: RenewalBody, request: Request) -> TokensAnswer:
        refresh = secret_of(body.refresh)
        return TokensAnswer.of(accounts.sessions.renew(refresh, address_of(request)))


def _add_issuers(router: APIRouter, accounts: Accounts) -> None:
    oidc = accounts.oidc

    @router.get("/sign-in/issuers")
    def issuers() -> list[IssuerAnswer]:
        return [IssuerAnswer(name=each.name, label=each.label) for each in oidc.providers]

    @router.post("/sign-in/issuer")
    def start(body: IssuerBody, request: Request) -> StartedAnswer:
        invitation = secret_of(body.invitation)
        started = oidc.start(
            body.issuer,
            body.redirect_uri,
            address_of(request),
            invitation=invitation if invitation.reveal() else None,
        )
        return StartedAnswer.of(started)

    @router.post("/sign-in/issuer/answer")
    def complete(body: IssuerAnswerBody, request: Request) -> SignInAnswer:
        answer = oidc.complete(
            secret_of(body.flow),
            secret_of(body.state),
            secret_of(body.code),
            body.iss,
            address_of(request),
        )
        return sign_in_answer(answer)


def _add_letters(router: APIRouter, accounts: Accounts) -> None:
    @router.post("/new-password", status_code=202)
    def ask_new_password(body: MailBody, request: Request) -> None:
        accounts.new_password.ask(body.mail, address_of(request))

    @router.post("/new-password/code")
    def take_new_password(body: NewPasswordBody, request: Request) -> DeviceAnswer:
        device = accounts.new_password.take(
            secret_of(body.token), secret_of(body.password), address_of(request)
        )
        return DeviceAnswer(device=device.reveal())

    @router.post("/new-mail/code", status_code=204)
    def take_new_mail(body: TokenBody, request: Request) -> None:
        accounts.own.take_new_mail(secret_of(body.token), address_of(request))

    @router.post("/invitation/code", status_code=204)
    def accept(body: InvitationBody, request: Request) -> None:
        accounts.invitations.accept(
            secret_of(body.token), body.name, secret_of(body.password), address_of(request)
        )
