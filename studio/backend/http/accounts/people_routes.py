"""An organisation's list, as its admins keep it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from studio.backend.accounts import Accounts
from studio.backend.caller import Caller
from studio.backend.http.guard import Guard
from studio.policy.permissions import Permission

from .answers import (
    CountAnswer,
    ErasedAnswer,
    IdAnswer,
    InvitedAnswer,
    LetterAnswer,
    ListedAnswer,
    OrganisationAnswer,
    PersonAnswer,
    SessionAnswer,
)
from .bodies import BlockBody, Id, InviteBody, NameBody, Page, RoleBody


def people_router(accounts: Accounts, guard: Guard) -> APIRouter:
    """Return the routes of an organisation's people."""
    router = APIRouter()
    _add_organisation(router, accounts, guard)
    _add_people(router, accounts, guard)
    _add_invitations(router, accounts, guard)
    _add_blocks(router, accounts, guard)
    _add_privacy(router, accounts, guard)
    return router


def _add_organisation(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_ORGANISATION))]
    changes = Annotated[Caller, Depends(guard.needs(Permission.CHANGE_ORGANISATION))]

    @router.get("/organisation")
    def organisation(caller: sees) -> OrganisationAnswer:
        kept = accounts.people.organisation(caller)
        return OrganisationAnswer(id=kept.id, name=kept.name)

    @router.patch("/organisation")
    def rename(caller: changes, body: NameBody) -> OrganisationAnswer:
        kept = accounts.people.rename_organisation(caller, body.name)
        return OrganisationAnswer(id=kept.id, name=kept.name)


def _add_people(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    sees = Annotated[Caller, Depends(guard.needs(Permission.SEE_PEOPLE))]
    manages = Annotated[Caller, Depends(guard.needs(Permission.MANAGE_PEOPLE))]
    people = accounts.people

    @router.get("/people")
    def listed(caller: sees, page: Annotated[Page, Query()]) -> list[ListedAnswer]:
        return [ListedAnswer.of(line) for line in people.listed(caller, page.after)]

    @router.get("/people/{person}")
    def one(caller: sees, person: Id) -> ListedAnswer:
        return ListedAnswer.of(people.one(caller, person))

    @router.put("/people/{person}/role", status_code=204)
    def change_role(caller: manages, person: Id, body: RoleBody) -> None:
        people.change_role(caller, person, body.role)

    @router.delete("/people/{person}", status_code=204)
    def remove(caller: manages, person: Id) -> None:
        people.remove(caller, person)


def _add_invitations(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    manages = Annotated[Caller, Depends(guard.needs(Permission.MANAGE_PEOPLE))]
    invitations = accounts.invitations

    @router.get("/invitations")
    def waiting(caller: manages) -> list[InvitedAnswer]:
        return [
            InvitedAnswer(id=each.id, mail=each.mail, role=each.role, until_ns=each.until_ns)
            for each in invitations.waiting(caller)
        ]

    @router.post("/invitations", status_code=201)
    def invite(caller: manages, body: InviteBody) -> IdAnswer:
        return IdAnswer(id=invitations.invite(caller, body.mail, body.role))

    @router.delete("/invitations/{invitation}", status_code=204)
    def withdraw(caller: manages, invitation: Id) -> None:
        invitations.withdraw(caller, invitation)

    @router.get("/letters")
    def letters(caller: manages) -> list[LetterAnswer]:
        return [
            LetterAnswer(to=each.to, title=each.title, text=each.text, written_ns=each.written_ns)
            for each in accounts.outbox.waiting(caller)
        ]


def _add_blocks(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    blocks = Annotated[Caller, Depends(guard.needs(Permission.BLOCK_ACCOUNT))]
    ends = Annotated[Caller, Depends(guard.needs(Permission.END_SESSIONS))]
    people = accounts.people

    @router.get("/blocked")
    def blocked(caller: blocks) -> list[ListedAnswer]:
        return [ListedAnswer.of(line) for line in people.blocked(caller)]

    @router.put("/people/{person}/block", status_code=204)
    def block(caller: blocks, person: Id, body: BlockBody) -> None:
        people.block(caller, person, body.until_ns, body.reason)

    @router.delete("/people/{person}/block", status_code=204)
    def unblock(caller: blocks, person: Id) -> None:
        people.unblock(caller, person)

    @router.get("/people/{person}/sessions")
    def sessions(caller: ends, person: Id) -> list[SessionAnswer]:
        people.one(caller, person)
        found = accounts.sessions.of_person(caller, person)
        return [SessionAnswer.of(session, caller.session) for session in found]

    @router.delete("/people/{person}/sessions")
    def end_all(caller: ends, person: Id) -> CountAnswer:
        people.one(caller, person)
        return CountAnswer(count=accounts.sessions.end_all(caller, person))

    @router.delete("/people/{person}/sessions/{session}", status_code=204)
    def end(caller: ends, person: Id, session: Id) -> None:
        people.one(caller, person)
        accounts.sessions.end(caller, person, session)


def _add_privacy(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    manages = Annotated[Caller, Depends(guard.needs(Permission.MANAGE_PEOPLE))]
    exports = Annotated[Caller, Depends(guard.needs(Permission.EXPORT_PERSON))]
    erases = Annotated[Caller, Depends(guard.needs(Permission.ERASE_PERSON))]
    privacy = accounts.privacy

    @router.patch("/people/{person}")
    def rectify(caller: manages, person: Id, body: NameBody) -> PersonAnswer:
        kept = privacy.rectify(caller, person, body.name)
        return PersonAnswer(id=kept.id, name=kept.name, mail=kept.mail)

    @router.get("/people/{person}/export")
    def export(caller: exports, person: Id) -> dict[str, Any]:
        return privacy.export(caller, person)

    @router.delete("/people/{person}/data")
    def erase(caller: erases, person: Id) -> ErasedAnswer:
        return ErasedAnswer(altogether=privacy.erase(caller, person))
