"""An organisation's list: invited, changed, taken off; one admin stays."""

import pytest

from studio.backend.accounts.errors import (
    LastAdminError,
    MailError,
    NotProvenError,
    PaceError,
    PasswordError,
    SignInError,
    TicketError,
)
from studio.backend.errors import BadRequestError, ConflictError, NotSignedInError, UnknownError
from studio.backend.moment import DAY_NS, HOUR_NS, MINUTE_NS
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, NOBODY, PASSWORD, Authenticator, FakePeople, Someone

NEW = Secret("nine purple umbrellas")


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.mark.promise(37)
def test_who_is_invited_is_on_the_list_and_gets_in(people: FakePeople) -> None:
    organisation = people.organisation("Acme Oyj")
    admin = people.caller(people.person(organisation, Role.ADMIN))
    people.accounts.invitations.invite(admin, " Ann@Acme.Example ", Role.PRODUCER)
    (waiting,) = people.accounts.invitations.waiting(admin)
    assert (waiting.mail, waiting.role) == ("ann@acme.example", Role.PRODUCER)
    code = people.letter_code("ann@acme.example")
    person = people.accounts.invitations.accept(code, "Ann", NEW, ADDRESS)
    assert not people.accounts.invitations.waiting(admin)
    ann = Someone(person, "ann@acme.example", organisation, Role.PRODUCER)
    entered = people.accounts.sign_in.by_password(ann.mail, NEW, NOBODY, ADDRESS)
    assert type(entered).__name__ == "SignedIn"
    assert people.accounts.people.one(admin, person).name == "Ann"
    with pytest.raises(TicketError):
        people.accounts.invitations.accept(code, "Ann", NEW, ADDRESS)
    with pytest.raises(ConflictError):
        people.accounts.invitations.invite(admin, ann.mail, Role.ADMIN)


def test_an_invitation_is_good_for_a_week_and_until_it_is_withdrawn(people: FakePeople) -> None:
    admin = people.caller(people.person(people.organisation(), Role.ADMIN))
    people.accounts.invitations.invite(admin, "ann@acme.example", Role.PRODUCER)
    late = people.letter_code("ann@acme.example")
    people.advance(7 * DAY_NS)
    with pytest.raises(TicketError, match="too old"):
        people.accounts.invitations.accept(late, "Ann", NEW, ADDRESS)
    invitation = people.accounts.invitations.invite(admin, "ann@acme.example", Role.PRODUCER)
    people.accounts.invitations.withdraw(admin, invitation)
    with pytest.raises(TicketError):
        people.accounts.invitations.accept(
            people.letter_code("ann@acme.example"), "Ann", NEW, ADDRESS
        )
    with pytest.raises(UnknownError):
        people.accounts.invitations.withdraw(admin, invitation)


def test_who_has_an_account_elsewhere_proves_it_and_is_in_both(people: FakePeople) -> None:
    first, second = people.organisation("First"), people.organisation("Second")
    ann = people.person(first, Role.PRODUCER)
    admin = people.caller(people.person(second, Role.ADMIN))
    people.accounts.invitations.invite(admin, ann.mail, Role.OPERATOR)
    code = people.letter_code(ann.mail)
    with pytest.raises(SignInError):
        people.accounts.invitations.accept(code, "Mallory", NEW, ADDRESS)
    people.accounts.invitations.accept(code, "Ann", PASSWORD, ADDRESS)
    hers = people.caller(ann)
    assert [name for _, name in people.accounts.own.organisations(hers)] == ["First", "Second"]
    entered = people.accounts.own.enter(hers, second)
    assert (entered.organisation, entered.role) == (second, Role.OPERATOR)
    with pytest.raises(UnknownError):
        people.accounts.sessions.end(hers, ann.id, hers.session)
    there = people.accounts.sessions.caller_of(entered.tokens.access, ADDRESS)
    with pytest.raises(SignInError):
        people.accounts.own.enter(there, people.organisation("Third"))


@pytest.mark.promise(14)
def test_no_way_from_one_organisation_to_another_goes_round_the_second_factor(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation("First"), Role.PRODUCER)
    second = people.organisation("Second")
    admin = people.caller(people.person(second, Role.ADMIN))
    people.accounts.invitations.invite(admin, ann.mail, Role.ADMIN)
    people.accounts.invitations.accept(people.letter_code(ann.mail), "Ann", PASSWORD, ADDRESS)
    with pytest.raises(NotProvenError, match="second factor"):
        people.accounts.own.enter(people.caller(ann), second)


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.DEVELOPER, Role.ROOT])
@pytest.mark.promise(13)
def test_no_admin_makes_anybody_staff(people: FakePeople, role: Role) -> None:
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    ann = people.person(organisation, Role.PRODUCER)
    with pytest.raises(BadRequestError):
        people.accounts.people.change_role(admin, ann.id, role)
    with pytest.raises(BadRequestError):
        people.accounts.invitations.invite(admin, "x@acme.example", role)


def test_the_last_admin_stays(people: FakePeople) -> None:
    organisation = people.organisation()
    eve = people.person(organisation, Role.ADMIN)
    admin = people.caller(eve)
    with pytest.raises(LastAdminError):
        people.accounts.people.change_role(admin, eve.id, Role.PRODUCER)
    with pytest.raises(LastAdminError):
        people.accounts.people.remove(admin, eve.id)
    with pytest.raises(LastAdminError):
        people.accounts.privacy.erase_own(admin)
    people.person(organisation, Role.ADMIN)
    people.accounts.people.change_role(admin, eve.id, Role.PRODUCER)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.sign_out(
            people.accounts.sessions.caller_of(Secret(admin.session), ADDRESS)
        )


def test_a_block_ends_at_a_time_to_come_and_not_on_oneself(people: FakePeople) -> None:
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    ann = people.person(organisation, Role.PRODUCER)
    with pytest.raises(BadRequestError):
        people.accounts.people.block(admin, ann.id, people.now_ns, "No.")
    with pytest.raises(BadRequestError):
        people.accounts.people.block(admin, admin.account, people.now_ns + HOUR_NS, "No.")
    people.accounts.people.block(admin, ann.id, people.now_ns + HOUR_NS, "A reason.")
    (blocked,) = people.accounts.people.blocked(admin)
    assert blocked.membership.blocked_why == "A reason."
    people.accounts.people.unblock(admin, ann.id)
    assert not people.accounts.people.blocked(admin)
    assert people.sign_in(ann).person == ann.id


def test_a_new_password_by_letter_ends_all_sessions_and_is_good_once(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    tokens = people.sign_in(ann).tokens
    new_password = people.accounts.new_password
    new_password.ask(ann.mail, ADDRESS)
    first = people.letter_code(ann.mail)
    new_password.ask(ann.mail, ADDRESS)
    second = people.letter_code(ann.mail)
    with pytest.raises(TicketError):
        new_password.take(first, NEW, ADDRESS)
    with pytest.raises(PasswordError):
        new_password.take(second, Secret("short"), ADDRESS)
    new_password.take(second, NEW, ADDRESS)
    with pytest.raises(TicketError):
        new_password.take(second, NEW, ADDRESS)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.caller_of(tokens.access, ADDRESS)
    with pytest.raises(SignInError):
        people.sign_in(ann)
    people.accounts.sign_in.by_password(ann.mail, NEW, NOBODY, ADDRESS)


def test_nothing_tells_whether_an_address_is_somebodys(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    for mail in (ann.mail, "nobody@acme.example"):
        for _ in range(3):
            people.accounts.new_password.ask(mail, ADDRESS)
        with pytest.raises(PaceError):
            people.accounts.new_password.ask(mail, "203.0.113.9")
    people.advance(20 * MINUTE_NS)
    people.accounts.new_password.ask(ann.mail, ADDRESS)


@pytest.mark.promise(14)
def test_a_letter_does_not_replace_the_second_factor(people: FakePeople) -> None:
    eve = people.person(people.organisation(), Role.ADMIN)
    people.accounts.new_password.ask(eve.mail, ADDRESS)
    device = people.accounts.new_password.take(people.letter_code(eve.mail), NEW, ADDRESS)
    answer = people.accounts.sign_in.by_password(eve.mail, NEW, device, ADDRESS)
    assert type(answer).__name__ == "CodeNeeded"


def test_a_new_address_is_proved_by_a_letter_there_and_told_to_the_old_one(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    ann = people.person(organisation, Role.PRODUCER)
    bob = people.person(organisation, Role.PRODUCER)
    hers = people.caller(ann)
    own = people.accounts.own
    with pytest.raises(NotProvenError):
        own.ask_new_mail(hers, "new@acme.example", NEW)
    with pytest.raises(MailError):
        own.ask_new_mail(hers, "new", PASSWORD)
    own.ask_new_mail(hers, "new@acme.example", PASSWORD)
    letters = [each for each in people.accounts.outbox.waiting(hers) if each.to == ann.mail]
    assert [letter.title for letter in letters] == ["Your address changes"]
    own.take_new_mail(people.letter_code("new@acme.example"), ADDRESS)
    assert own.person(hers).mail == "new@acme.example"
    own.ask_new_mail(hers, bob.mail, PASSWORD)
    with pytest.raises(ConflictError):
        own.take_new_mail(people.letter_code(bob.mail), ADDRESS)


def test_a_changed_password_ends_all_other_sessions(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    other = people.sign_in(ann).tokens
    hers = people.caller(ann)
    with pytest.raises(NotProvenError):
        people.accounts.own.change_password(hers, NEW, PASSWORD)
    people.accounts.own.change_password(hers, PASSWORD, NEW)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.caller_of(other.access, ADDRESS)
    assert people.accounts.sessions.of_person(hers, ann.id)[0].id == hers.session


@pytest.mark.parametrize(
    "text", ["", "ann", "ann@", "@acme.example", "a b@acme.example", "ann@acme", "a@x..example",
             "ann@acme.example\nBcc: x@x.example", f"{'a' * 65}@acme.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused(people: FakePeople, text: str) -> None:
    admin = people.caller(people.person(people.organisation(), Role.ADMIN))
    with pytest.raises(MailError, match="write it as"):
        people.accounts.invitations.invite(admin, text, Role.PRODUCER)


def test_a_person_sets_up_her_own_second_factor_and_loses_no_way_back(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    hers = people.caller(ann)
    factor = people.accounts.second_factor
    offer = factor.offer(hers, "")
    with pytest.raises(NotProvenError):
        factor.confirm(hers, "000000")
    ann.authenticator = Authenticator(offer.secret.reveal())
    codes = factor.confirm(hers, people.code(ann))
    assert people.sign_in(ann).person == ann.id
    with pytest.raises(NotProvenError):
        factor.offer(hers, "")
    renewed = factor.renew_recovery(hers, codes[0].reveal())
    with pytest.raises(NotProvenError):
        factor.renew_recovery(hers, codes[1].reveal())
    assert factor.offer(hers, renewed[0].reveal()).secret != offer.secret
