"""Export, rectify, erase, per person; and nothing of her is left, nor of anybody else gone."""

import json

import pytest

from studio.backend.accounts.errors import SignInError
from studio.backend.errors import UnknownError
from studio.backend.moment import DAY_NS
from studio.policy.permissions import Role
from tests.fakes.people import ADDRESS, NOBODY, PASSWORD, FakePeople


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


@pytest.mark.promise(46)
def test_a_person_gets_all_that_is_kept_of_her_and_no_secret(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.ADMIN)
    entered = people.sign_in(ann)
    hers = people.accounts.sessions.caller_of(entered.tokens.access, ADDRESS)
    told = people.accounts.privacy.export_own(hers)
    assert told["person"]["mail"] == ann.mail
    assert told["sessions"][0]["address"] == ADDRESS
    assert (told["memberships"][0]["role"], len(told["devices"])) == ("admin", 1)
    assert told["second_factor"] is True
    text = json.dumps(told)
    assert ann.authenticator is not None
    for word in ("argon2", "hash", ann.authenticator.secret, entered.tokens.access.reveal()):
        assert word not in text


@pytest.mark.promise(46)
def test_an_admin_exports_and_rectifies_her_own_people_and_nobody_elses(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    ann = people.person(organisation, Role.PRODUCER)
    stranger = people.person(people.organisation("Other"), Role.PRODUCER)
    people.accounts.privacy.rectify(admin, ann.id, "Ann Meikäläinen")
    assert people.accounts.privacy.export(admin, ann.id)["person"]["name"] == "Ann Meikäläinen"
    for attempt in (
        lambda: people.accounts.privacy.export(admin, stranger.id),
        lambda: people.accounts.privacy.rectify(admin, stranger.id, "X"),
        lambda: people.accounts.privacy.erase(admin, stranger.id),
    ):
        with pytest.raises(UnknownError):
            attempt()
    assert people.sign_in(stranger).person == stranger.id


@pytest.mark.promise(46)
def test_who_is_erased_is_gone_everywhere_and_the_trail_stays(people: FakePeople) -> None:
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    ann = people.person(organisation, Role.PRODUCER)
    people.sign_in(ann)
    people.accounts.new_password.ask(ann.mail, ADDRESS)
    assert people.accounts.privacy.erase(admin, ann.id) is True
    assert ann.mail not in repr(people.repository.__dict__)
    assert people.trail.deeds[-1].target == ann.id
    with pytest.raises(SignInError):
        people.accounts.sign_in.by_password(ann.mail, PASSWORD, NOBODY, ADDRESS)
    # Her address is free again, for a new person with a new id.
    people.accounts.invitations.invite(admin, ann.mail, Role.PRODUCER)
    again = people.accounts.invitations.accept(
        people.letter_code(ann.mail), "Ann", PASSWORD, ADDRESS
    )
    assert again != ann.id


@pytest.mark.promise(46)
def test_erased_by_one_organisation_she_stays_in_the_other(people: FakePeople) -> None:
    first, second = people.organisation("First"), people.organisation("Second")
    ann = people.person(first, Role.PRODUCER)
    people.person(second, Role.OPERATOR, ann.mail)
    before = people.caller(ann)
    admin = people.caller(people.person(before.organisation, Role.ADMIN))
    assert people.accounts.privacy.erase(admin, ann.id) is False
    after = people.caller(ann)
    assert after.organisation not in ("", before.organisation)
    people.accounts.privacy.erase_own(after)
    with pytest.raises(SignInError):
        people.sign_in(ann)


def test_the_newcomer_owns_an_organisation_unasked_and_once(people: FakePeople) -> None:
    for _ in range(2):
        people.owner()
    owner = people.accounts.people.listed(people.caller(people.person("own", Role.ADMIN)))
    assert [line.name for line in owner if line.name] == ["Owner"]


@pytest.mark.promise(46)
def test_whom_nobody_lists_any_more_is_gone_after_a_month(people: FakePeople) -> None:
    organisation = people.organisation()
    admin = people.caller(people.person(organisation, Role.ADMIN))
    ann = people.person(organisation, Role.PRODUCER)
    people.sign_in(ann)
    people.accounts.invitations.invite(admin, "never@acme.example", Role.PRODUCER)
    people.advance(20 * DAY_NS)
    people.accounts.people.remove(admin, ann.id)
    people.accounts.housekeeping.sweep()
    kept = repr(people.repository.__dict__)
    assert ann.mail in kept
    people.advance(15 * DAY_NS)
    people.accounts.housekeeping.sweep()
    people.accounts.housekeeping.sweep()
    kept = repr(people.repository.__dict__)
    assert ann.mail not in kept
    assert "never@acme.example" not in kept
    assert [line.membership.person for line in people.accounts.people.listed(admin)] == [
        admin.account
    ]
