"""What a person does with her own account."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from studio.backend.accounts import Accounts
from studio.backend.caller import Caller
from studio.backend.http.guard import Guard
from studio.policy.permissions import Permission

from .answers import (
    CodesAnswer,
    CountAnswer,
    IdentityAnswer,
    OfferAnswer,
    OwnAnswer,
    OwnOrganisationAnswer,
    PagesAnswer,
    PersonAnswer,
    SessionAnswer,
    SignedInAnswer,
    StartedAnswer,
)
from .bodies import (
    CodeBody,
    Id,
    IssuerAnswerBody,
    LinkBody,
    NameBody,
    OptionalCodeBody,
    OwnMailBody,
    OwnPasswordBody,
    secret_of,
)


def own_router(accounts: Accounts, guard: Guard) -> APIRouter:
    """Return the routes of who asks."""
    router = APIRouter(prefix="/me")
    _add_account(router, accounts, guard)
    _add_sessions(router, accounts, guard)
    _add_proofs(router, accounts, guard)
    _add_issuers(router, accounts, guard)
    return router


def _add_account(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_OWN_ACCOUNT))]
    changes = Annotated[Caller, Depends(guard.needs(Permission.CHANGE_OWN_ACCOUNT))]
    own = accounts.own

    @router.get("")
    def me(caller: sees) -> OwnAnswer:
        person = own.person(caller)
        return OwnAnswer(
            id=person.id,
            name=person.name,
            mail=person.mail,
            organisation=caller.organisation,
            role=caller.role,
            session=caller.session,
            second_factor=accounts.second_factor.is_set(caller),
        )

    @router.patch("")
    def rename(caller: changes, body: NameBody) -> PersonAnswer:
        person = own.rename(caller, body.name)
        return PersonAnswer(id=person.id, name=person.name, mail=person.mail)

    @router.delete("", status_code=204)
    def erase(caller: changes) -> None:
        accounts.privacy.erase_own(caller)

    @router.post("/pages", status_code=201)
    def pages(caller: sees) -> PagesAnswer:
        return PagesAnswer(path=f"/admin/enter?once={accounts.owner_pages.ask(caller).reveal()}")

    @router.get("/export")
    def export(caller: sees) -> dict[str, Any]:
        return accounts.privacy.export_own(caller)

    @router.get("/organisations")
    def organisations(caller: sees) -> list[OwnOrganisationAnswer]:
        return [
            OwnOrganisationAnswer(id=each.organisation, name=name, role=each.role)
            for each, name in own.organisations(caller)
        ]

    @router.post("/organisations/{organisation}/session")
    def enter(caller: changes, organisation: Id) -> SignedInAnswer:
        return SignedInAnswer.of(own.enter(caller, organisation))


def _add_sessions(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_OWN_ACCOUNT))]
    changes = Annotated[Caller, Depends(guard.needs(Permission.CHANGE_OWN_ACCOUNT))]
    own_sessions = accounts.sessions

    @router.get("/sessions")
    def sessions(caller: sees) -> list[SessionAnswer]:
        found = own_sessions.of_person(caller, caller.account)
        return [SessionAnswer.of(session, caller.session) for session in found]

    @router.delete("/sessions")
    def end_others(caller: changes) -> CountAnswer:
        return CountAnswer(count=own_sessions.end_all(caller, caller.account))

    @router.delete("/sessions/{session}", status_code=204)
    def end(caller: changes, session: Id) -> None:
        own_sessions.end(caller, caller.account, session)

    @router.delete("/session", status_code=204)
    def sign_out(caller: changes) -> None:
        own_sessions.sign_out(caller)


def _add_proofs(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    changes = Annotated[Caller, Depends(guard.needs(Permission.CHANGE_OWN_ACCOUNT))]

    @router.post("/password", status_code=204)
    def change_password(caller: changes, body: OwnPasswordBody) -> None:
        accounts.own.change_password(caller, secret_of(body.current), secret_of(body.new))

    @router.post("/mail", status_code=202)
    def ask_new_mail(caller: changes, body: OwnMailBody) -> None:
        accounts.own.ask_new_mail(caller, body.mail, secret_of(body.password))

    @router.post("/second-factor")
    def offer(caller: changes, body: OptionalCodeBody) -> OfferAnswer:
        return OfferAnswer.of(accounts.second_factor.offer(caller, body.code))

    @router.post("/second-factor/code")
    def confirm(caller: changes, body: CodeBody) -> CodesAnswer:
        codes = accounts.second_factor.confirm(caller, body.code)
        return CodesAnswer(recovery_codes=[code.reveal() for code in codes])

    @router.post("/recovery-codes")
    def renew_recovery(caller: changes, body: CodeBody) -> CodesAnswer:
        codes = accounts.second_factor.renew_recovery(caller, body.code)
        return CodesAnswer(recovery_codes=[code.reveal() for code in codes])


def _add_issuers(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_OWN_ACCOUNT))]
    changes = Annotated[Caller, Depends(guard.needs(Permission.CHANGE_OWN_ACCOUNT))]
    failing: dict[int | str, dict[str, Any]] = {502: {"description": "The other issuer failed."}}

    @router.get("/issuers")
    def identities(caller: sees) -> list[IdentityAnswer]:
        return [
            IdentityAnswer(id=each.id, issuer=each.provider, since_ns=each.since_ns)
            for each in accounts.own.identities(caller)
        ]

    @router.post("/issuers", responses=failing)
    def start(caller: changes, body: LinkBody) -> StartedAnswer:
        started = accounts.oidc.start(body.issuer, body.redirect_uri, caller.address, caller=caller)
        return StartedAnswer.of(started)

    @router.post("/issuers/answer", status_code=204, responses=failing)
    def link(caller: changes, body: IssuerAnswerBody) -> None:
        accounts.oidc.link(
            caller, secret_of(body.flow), secret_of(body.state), secret_of(body.code), body.iss
        )

    @router.delete("/issuers/{identity}", status_code=204)
    def unlink(caller: changes, identity: Id) -> None:
        accounts.own.unlink(caller, identity)
