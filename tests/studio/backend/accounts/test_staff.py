"""The provider's people: signed first, root for an hour, gone at once."""

import pytest

from studio.backend.accounts.agreements import AGREEMENTS
from studio.backend.accounts.ended import hear_ended
from studio.backend.accounts.errors import NotProvenError, SignInError
from studio.backend.caller import Caller
from studio.backend.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotSignedInError,
    UnknownError,
)
from studio.backend.moment import HOUR_NS, MINUTE_NS
from studio.backend.records import PROVIDER
from studio.backend.repository import Query
from studio.backend.trail import Outcome
from studio.policy.permissions import Permission, Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, NOBODY, PASSWORD, FakePeople, Someone


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


def _root(people: FakePeople) -> tuple[Caller, Secret]:
    """Return root, for an hour, and the refresh token."""
    developer = people.person(PROVIDER, Role.DEVELOPER)
    caller = people.caller(developer)
    tokens = people.accounts.staff.become_root(caller, "A disk is full.", people.code(developer))
    return people.accounts.sessions.caller_of(tokens.access, ADDRESS), tokens.refresh


@pytest.mark.promise(18)
def test_nobody_is_staff_without_a_recorded_agreement(people: FakePeople) -> None:
    root, _ = _root(people)
    staff = people.accounts.staff
    organisation = people.organisation()
    ann = people.person(organisation, Role.PRODUCER)
    with pytest.raises(ForbiddenError, match="confidentiality agreement"):
        staff.appoint(root, ann.id, Role.SUPPORT)
    assert (people.trail.deeds[-1].outcome, people.trail.deeds[-1].target) == (
        Outcome.REFUSED, ann.id,
    )  # fmt: skip
    assert staff.record_agreement(root, ann.mail, "NDA 3", "2026-11-02") == ann.id
    staff.appoint(root, ann.id, Role.SUPPORT)
    assert people.accounts.invitations.accept(
        people.letter_code(ann.mail), "Ann", PASSWORD, ADDRESS
    )
    assert {member.membership.person for member in staff.listed()} >= {ann.id}


@pytest.mark.promise(18)
def test_the_agreement_is_asked_for_at_each_sign_in(people: FakePeople) -> None:
    ann = people.person(PROVIDER, Role.SUPPORT)
    tokens = people.sign_in(ann).tokens
    signed = people.repository.read(
        lambda reader: reader.find(AGREEMENTS, Query({"person": ann.id}))
    )
    (agreement,) = signed
    people.repository.write(lambda tx: tx.erase(AGREEMENTS, agreement.id))
    with pytest.raises(SignInError):
        people.sign_in(ann)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(tokens.refresh, ADDRESS)


@pytest.mark.promise(16)
def test_root_needs_a_reason_and_a_code_ends_by_itself_and_is_written_down(
    people: FakePeople,
) -> None:
    developer = people.person(PROVIDER, Role.DEVELOPER)
    caller = people.caller(developer)
    staff = people.accounts.staff
    with pytest.raises(NotProvenError):
        staff.become_root(caller, "A disk is full.", "000000")
    assert people.trail.deeds[-1].outcome is Outcome.FAILED
    tokens = staff.become_root(caller, "A disk is full.", people.code(developer))
    deed = people.trail.deeds[-1]
    assert (deed.kind, deed.account, deed.details["reason"]) == (
        "became root", developer.id, "A disk is full.",
    )  # fmt: skip
    sessions = people.accounts.sessions
    root = sessions.caller_of(tokens.access, ADDRESS)
    assert root.role is Role.ROOT
    with pytest.raises(ForbiddenError):
        root.check(Permission.BECOME_ROOT)
    for _ in range(6):
        people.advance(9 * MINUTE_NS)
        tokens = sessions.renew(tokens.refresh, ADDRESS)
    people.advance(6 * MINUTE_NS)
    with pytest.raises(NotSignedInError):
        sessions.caller_of(tokens.access, ADDRESS)
    with pytest.raises(NotSignedInError):
        sessions.renew(tokens.refresh, ADDRESS)


@pytest.mark.promise(16)
def test_no_chain_of_visits_makes_root_longer(people: FakePeople) -> None:
    organisation = people.organisation()
    developer = people.person(PROVIDER, Role.DEVELOPER)
    caller = people.caller(developer)
    began_ns = people.now_ns
    staff, sessions = people.accounts.staff, people.accounts.sessions
    tokens = staff.become_root(caller, "A fault.", people.code(developer))
    people.advance(9 * MINUTE_NS)
    root = sessions.caller_of(tokens.access, ADDRESS)
    visit = staff.visit(root, organisation, "A fault.", people.code(developer))
    assert visit.ends_ns == tokens.ends_ns <= began_ns + HOUR_NS + MINUTE_NS
    there = sessions.caller_of(visit.access, ADDRESS)
    assert (there.organisation, there.role) == (organisation, Role.ROOT)
    with pytest.raises(ForbiddenError):
        staff.visit(there, organisation, "On and on.", people.code(developer))


@pytest.mark.promise(16)
def test_nobody_is_root_day_after_day(people: FakePeople) -> None:
    root, _ = _root(people)
    ann = people.person(PROVIDER, Role.SUPPORT)
    for role in (Role.ROOT, Role.ADMIN):
        with pytest.raises(BadRequestError):
            people.accounts.staff.appoint(root, ann.id, role)


@pytest.mark.promise(13)
def test_support_enters_an_organisation_for_a_reason_and_both_trails_tell_it(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    ann = people.person(PROVIDER, Role.SUPPORT)
    caller = people.caller(ann)
    with pytest.raises(UnknownError):
        people.accounts.staff.visit(caller, "nowhere", "A call.", people.code(ann))
    tokens = people.accounts.staff.visit(caller, organisation, "A call.", people.code(ann))
    visitor = people.accounts.sessions.caller_of(tokens.access, ADDRESS)
    assert (visitor.organisation, visitor.role) == (organisation, Role.SUPPORT)
    told = [deed for deed in people.trail.deeds if deed.kind == "visited"]
    assert [deed.organisation for deed in told] == [PROVIDER, organisation]
    assert {deed.details["reason"] for deed in told} == {"A call."}


@pytest.mark.promise(17)
def test_dismissing_staff_ends_all_their_sessions_visits_and_root_too(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    root, _ = _root(people)
    ann = people.person(PROVIDER, Role.DEVELOPER)
    first = people.caller(ann)
    tokens = [
        people.sign_in(ann).tokens,
        people.accounts.staff.become_root(first, "A fault.", people.code(ann)),
        people.accounts.staff.visit(first, organisation, "A call.", people.code(ann)),
    ]
    heard: list[str] = []
    hear_ended(people.bus, lambda ended: heard.extend(ended.sessions))
    people.accounts.staff.dismiss(root, ann.id)
    assert set(heard) == {first.session, *(each.session for each in tokens)}
    for each in tokens:
        with pytest.raises(NotSignedInError):
            people.accounts.sessions.caller_of(each.access, ADDRESS)
        with pytest.raises(NotSignedInError):
            people.accounts.sessions.renew(each.refresh, ADDRESS)
    with pytest.raises(SignInError):
        people.sign_in(ann)
    with pytest.raises(UnknownError):
        people.accounts.staff.dismiss(root, ann.id)


@pytest.mark.promise(45)
def test_root_shuts_out_one_of_staff(people: FakePeople) -> None:
    root, _ = _root(people)
    ann = people.person(PROVIDER, Role.SUPPORT)
    tokens = people.sign_in(ann).tokens
    people.accounts.people.block(root, ann.id, people.now_ns + HOUR_NS, "A lost key.")
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.caller_of(tokens.access, ADDRESS)


def test_the_first_of_staff_is_invited_at_the_console_once(people: FakePeople) -> None:
    token = people.accounts.staff.begin("ann@provider.example", "NDA 3", "2026-11-02")
    person = people.accounts.invitations.accept(token, "Ann", PASSWORD, ADDRESS)
    ann = Someone(person, "ann@provider.example", PROVIDER, Role.DEVELOPER)
    answer = people.accounts.sign_in.by_password(ann.mail, PASSWORD, NOBODY, ADDRESS)
    assert type(answer).__name__ == "EnrolmentNeeded"
    with pytest.raises(ConflictError):
        people.accounts.staff.begin("bob@provider.example", "NDA 3", "2026-11-02")


def test_a_new_customer_gets_an_admin_by_letter(people: FakePeople) -> None:
    support = people.caller(people.person(PROVIDER, Role.SUPPORT))
    added = people.accounts.staff.add_organisation(support, "Acme", "eve@acme.example")
    people.accounts.invitations.accept(
        people.letter_code("eve@acme.example"), "Eve", PASSWORD, ADDRESS
    )
    (line,) = people.accounts.people.listed(Caller("x", added.id, Role.ADMIN, "x", ADDRESS))
    assert (line.mail, line.membership.role) == ("eve@acme.example", Role.ADMIN)
    assert added in people.accounts.staff.organisations()
