"""The provider's own people, and what they do at customers'."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from studio.backend.accounts import Accounts
from studio.backend.accounts.staff import StaffMember
from studio.backend.caller import Caller
from studio.backend.http.guard import Guard
from studio.policy.permissions import Permission

from .answers import IdAnswer, OrganisationAnswer, StaffAnswer, TokensAnswer
from .bodies import AgreementBody, Id, OrganisationBody, Page, RoleBody, RootBody, VisitBody


def staff_router(accounts: Accounts, guard: Guard) -> APIRouter:
    """Return the routes of the provider's staff."""
    router = APIRouter(prefix="/staff")
    manages = Annotated[Caller, Depends(guard.needs(Permission.MANAGE_STAFF))]
    staff = accounts.staff

    @router.get("")
    def listed(caller: manages) -> list[StaffAnswer]:  # noqa: ARG001  # asked who it is, and no more
        return [_answer(member) for member in staff.listed()]

    @router.post("/agreements", status_code=201)
    def record_agreement(caller: manages, body: AgreementBody) -> IdAnswer:
        person = staff.record_agreement(caller, body.mail, body.document, body.signed_on)
        return IdAnswer(id=person)

    @router.post("/{person}/appointment", status_code=202)
    def appoint(caller: manages, person: Id, body: RoleBody) -> None:
        staff.appoint(caller, person, body.role)

    @router.delete("/{person}", status_code=204)
    def dismiss(caller: manages, person: Id) -> None:
        staff.dismiss(caller, person)

    _add_work(router, accounts, guard)
    return router


def _add_work(router: APIRouter, accounts: Accounts, guard: Guard) -> None:
    becomes = Annotated[Caller, Depends(guard.needs(Permission.BECOME_ROOT))]
    enters = Annotated[Caller, Depends(guard.needs(Permission.ENTER_ORGANISATION))]
    adds = Annotated[Caller, Depends(guard.needs(Permission.ADD_ORGANISATION))]
    staff = accounts.staff

    @router.post("/root")
    def become_root(caller: becomes, body: RootBody) -> TokensAnswer:
        return TokensAnswer.of(staff.become_root(caller, body.reason, body.code))

    @router.post("/visits")
    def visit(caller: enters, body: VisitBody) -> TokensAnswer:
        return TokensAnswer.of(staff.visit(caller, body.organisation, body.reason, body.code))

    @router.get("/organisations")
    def organisations(caller: enters, page: Annotated[Page, Query()]) -> list[OrganisationAnswer]:  # noqa: ARG001  # likewise
        return [
            OrganisationAnswer(id=each.id, name=each.name)
            for each in staff.organisations(page.after)
        ]

    @router.post("/organisations", status_code=201)
    def add(caller: adds, body: OrganisationBody) -> OrganisationAnswer:
        added = staff.add_organisation(caller, body.name, body.admin_mail)
        return OrganisationAnswer(id=added.id, name=added.name)


def _answer(member: StaffMember) -> StaffAnswer:
    agreement = member.agreement
    return StaffAnswer(
        person=member.membership.person,
        name=member.name,
        mail=member.mail,
        role=member.membership.role,
        document=agreement.document if agreement else "",
        signed_on=agreement.signed_on if agreement else "",
        blocked_until_ns=member.membership.blocked_until_ns,
    )
