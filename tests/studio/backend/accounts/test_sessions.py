"""Sessions: short tokens, rotating ones, and an end that everybody hears of at once."""

import pytest

from studio.backend.accounts.ended import SessionsEnded, hear_ended
from studio.backend.accounts.session_records import ACCESS_NS, SESSIONS
from studio.backend.errors import NotSignedInError, UnknownError
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.backend.repository import Query
from studio.backend.trail import Outcome
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, FakePeople


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


def _heard(people: FakePeople) -> list[str]:
    heard: list[str] = []

    def hear(ended: SessionsEnded) -> None:
        heard.extend(ended.sessions)

    hear_ended(people.bus, hear)
    return heard


def _out(people: FakePeople, token: Secret) -> bool:
    try:
        people.accounts.sessions.caller_of(token, ADDRESS)
    except NotSignedInError:
        return True
    return False


def test_an_access_token_is_short_and_a_new_one_comes_for_the_refresh_token(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    first = people.sign_in(ann).tokens
    people.advance(ACCESS_NS)
    assert _out(people, first.access)
    second = people.accounts.sessions.renew(first.refresh, ADDRESS)
    assert not _out(people, second.access)
    assert second.session == first.session
    third = people.accounts.sessions.renew(second.refresh, ADDRESS)
    assert _out(people, second.access)
    assert not _out(people, third.access)


def test_a_refresh_token_that_is_used_twice_ends_the_whole_family(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    heard = _heard(people)
    first = people.sign_in(ann).tokens
    second = people.accounts.sessions.renew(first.refresh, ADDRESS)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(first.refresh, "203.0.113.9")
    assert heard == [first.session]
    deed = people.trail.deeds[-1]
    assert (deed.outcome, deed.account, deed.session) == (
        Outcome.REFUSED, ann.id, first.session,
    )  # fmt: skip
    assert _out(people, second.access)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(second.refresh, ADDRESS)


@pytest.mark.parametrize("spoil", ["x", "{0}.x", "{0}.x.y", "{1}.{0}.y", "", "..", "a.b.c.d"])
def test_who_makes_up_a_refresh_token_ends_nobodys_session(people: FakePeople, spoil: str) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    tokens = people.sign_in(ann).tokens
    made_up = spoil.format(tokens.session, people.sign_in(ann).tokens.session)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(Secret(made_up), ADDRESS)
    assert not _out(people, tokens.access)


def test_a_session_ends_by_itself_when_it_is_idle_and_however_busy_it_is(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    idle = people.sign_in(ann).tokens
    people.advance(14 * DAY_NS)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(idle.refresh, ADDRESS)
    tokens = people.sign_in(ann).tokens
    for _ in range(9):
        people.advance(10 * DAY_NS - 1)
        tokens = people.accounts.sessions.renew(tokens.refresh, ADDRESS)
    people.advance(10)
    assert _out(people, tokens.access)
    with pytest.raises(NotSignedInError):
        people.accounts.sessions.renew(tokens.refresh, ADDRESS)


@pytest.mark.promise(45)
def test_blocking_ends_her_sessions_with_the_next_request_and_tells_everybody(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    ann = people.person(organisation, Role.OPERATOR)
    admin = people.caller(people.person(organisation, Role.ADMIN))
    heard = _heard(people)
    two = [people.sign_in(ann).tokens, people.sign_in(ann).tokens]
    people.accounts.people.block(admin, ann.id, people.now_ns + HOUR_NS, "A lost laptop.")
    assert sorted(heard) == sorted(tokens.session for tokens in two)
    assert all(_out(people, tokens.access) for tokens in two)
    deed = people.trail.deeds[-1]
    assert (deed.kind, deed.account, deed.target) == ("account blocked", admin.account, ann.id)
    assert deed.details["reason"] == "A lost laptop."


def test_sessions_are_listed_and_ended_one_by_one_and_all_but_ones_own(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    sessions = people.accounts.sessions
    callers = [people.caller(ann) for _ in range(4)]
    mine = callers[0]
    assert {each.id for each in sessions.of_person(mine, ann.id)} == {
        each.session for each in callers
    }
    sessions.end(mine, ann.id, callers[1].session)
    with pytest.raises(UnknownError):
        sessions.end(mine, ann.id, callers[1].session)
    assert sessions.end_all(mine, ann.id) == 2
    sessions.sign_out(mine)
    assert not sessions.of_person(mine, ann.id)
    assert people.trail.kinds()[-3:] == ["session ended", "sessions ended", "signed out"]


def test_an_admin_of_another_organisation_finds_none_of_them(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    hers = people.caller(ann)
    stranger = people.caller(people.person(people.organisation("Other"), Role.ADMIN))
    assert not people.accounts.sessions.of_person(stranger, ann.id)
    with pytest.raises(UnknownError):
        people.accounts.sessions.end(stranger, ann.id, hers.session)
    assert people.accounts.sessions.end_all(stranger, ann.id) == 0


@pytest.mark.promise(15)
def test_no_token_lies_in_the_store_or_the_trail(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    entered = people.sign_in(ann)
    people.accounts.sessions.renew(entered.tokens.refresh, ADDRESS)
    kept = repr(people.repository.read(lambda reader: reader.find(SESSIONS, Query())))
    kept += repr(people.repository.__dict__) + repr(people.trail.deeds) + repr(entered)
    assert entered.device is not None
    for secret in (entered.tokens.access, entered.tokens.refresh, entered.device):
        for part in secret.reveal().split("."):
            if part != entered.tokens.session:
                assert part not in kept
