"""Signing in: all that must be right, and what happens to who tries too often."""

import pytest

from studio.backend.accounts.entering import CodeNeeded, EnrolmentNeeded, SignedIn
from studio.backend.accounts.errors import BlockedError, PaceError, SignInError, TicketError
from studio.backend.moment import HOUR_NS, MINUTE_NS, NS_PER_S
from studio.backend.records import PROVIDER
from studio.backend.trail import Outcome
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, NOBODY, PASSWORD, Authenticator, FakePeople, Someone

WRONG = Secret("seven red lanterns")


@pytest.fixture
def people() -> FakePeople:
    return FakePeople()


def _guess(people: FakePeople, mail: str, address: str = ADDRESS, device: Secret = NOBODY) -> str:
    try:
        people.accounts.sign_in.by_password(mail, WRONG, device, address)
    except (SignInError, PaceError) as error:
        return type(error).__name__
    return "let in"


def _flood(people: FakePeople, mail: str) -> int:
    """Guess from a thousand addresses until the account's own count is full."""
    for number in range(1000):
        if _guess(people, mail, f"198.51.{number // 250}.{number % 250}") == "PaceError":
            return number
    return 1000


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_a_member_signs_in_by_password_and_it_is_written_down(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    answer = people.sign_in(ann)
    caller = people.accounts.sessions.caller_of(answer.tokens.access, ADDRESS)
    assert (caller.account, caller.organisation, caller.role) == (
        ann.id, ann.organisation, Role.PRODUCER,
    )  # fmt: skip
    (deed,) = people.trail.deeds
    assert (deed.kind, deed.outcome, deed.account, deed.session, deed.organisation) == (
        "signed in", Outcome.DONE, ann.id, caller.session, ann.organisation,
    )  # fmt: skip
    assert deed.personal == {"address": ADDRESS}


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_a_failure_is_the_same_for_everybody_and_written_with_the_account(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    said = set()
    for mail in (ann.mail, "nobody@acme.example", "no address", ann.mail.upper()):
        with pytest.raises(SignInError) as caught:
            people.accounts.sign_in.by_password(mail, WRONG, NOBODY, ADDRESS)
        said.add(str(caught.value))
    assert len(said) == 1
    assert [(deed.kind, deed.outcome, deed.account) for deed in people.trail.deeds] == [
        ("sign-in failed", Outcome.FAILED, ann.id),
        ("sign-in failed", Outcome.FAILED, ""),
        ("sign-in failed", Outcome.FAILED, ""),
        ("sign-in failed", Outcome.FAILED, ann.id),
    ]


@pytest.mark.promise(14)
@pytest.mark.parametrize("role", [Role.ADMIN, Role.SUPPORT, Role.DEVELOPER])
def test_admins_and_staff_need_a_code_which_is_good_once(people: FakePeople, role: Role) -> None:
    organisation = people.organisation() if role is Role.ADMIN else PROVIDER
    ann = people.person(organisation, role)
    sign_in = people.accounts.sign_in
    code = people.code(ann)
    answer = sign_in.by_password(ann.mail, PASSWORD, NOBODY, ADDRESS)
    assert isinstance(answer, CodeNeeded)
    assert sign_in.by_code(answer.ticket, code, ADDRESS).role is role
    with pytest.raises(TicketError):
        sign_in.by_code(answer.ticket, people.code(ann), ADDRESS)
    again = sign_in.by_password(ann.mail, PASSWORD, NOBODY, ADDRESS)
    assert isinstance(again, CodeNeeded)
    with pytest.raises(SignInError, match="code"):
        sign_in.by_code(again.ticket, code, ADDRESS)


@pytest.mark.promise(14)
def test_an_admin_without_a_second_factor_sets_one_up_before_she_is_in(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    before = people.sign_in(ann).tokens
    bea = people.person(ann.organisation, Role.ADMIN)
    people.accounts.people.change_role(people.caller(bea), ann.id, Role.ADMIN)
    with pytest.raises(Exception, match="Sign in"):
        people.accounts.sessions.caller_of(before.access, ADDRESS)
    answer = people.accounts.sign_in.by_password(ann.mail, PASSWORD, ann.device, ADDRESS)
    assert isinstance(answer, EnrolmentNeeded)
    offer = people.accounts.sign_in.offer(answer.ticket, ADDRESS)
    with pytest.raises(SignInError):
        people.accounts.sign_in.enrol(answer.ticket, "000000", ADDRESS)
    ann.authenticator = Authenticator(offer.secret.reveal())
    entered = people.accounts.sign_in.enrol(answer.ticket, people.code(ann), ADDRESS)
    assert (entered.role, len(entered.recovery_codes)) == (Role.ADMIN, 10)
    assert people.sign_in(ann).role is Role.ADMIN
    # A recovery code is good once, too.
    for expected in (True, False):
        ticket = people.accounts.sign_in.by_password(ann.mail, PASSWORD, ann.device, ADDRESS)
        assert isinstance(ticket, CodeNeeded)
        recovery = entered.recovery_codes[0].reveal().upper()
        if expected:
            assert people.accounts.sign_in.by_code(ticket.ticket, recovery, ADDRESS).person
        else:
            with pytest.raises(SignInError):
                people.accounts.sign_in.by_code(ticket.ticket, recovery, ADDRESS)


def test_codes_cannot_be_tried_through(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.ADMIN)
    people.sign_in(ann)
    wrong, refused = 0, 0
    for _ in range(20):
        try:
            answer = people.accounts.sign_in.by_password(ann.mail, PASSWORD, ann.device, ADDRESS)
        except PaceError:
            break
        assert isinstance(answer, CodeNeeded)
        for _ in range(5):
            try:
                people.accounts.sign_in.by_code(answer.ticket, "000000", ADDRESS)
            except TicketError:
                break
            except SignInError:
                wrong += 1
            except PaceError:
                refused += 1
    assert wrong == 10
    assert refused


def test_who_has_her_password_cannot_use_up_her_codes(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.ADMIN)
    people.sign_in(ann)

    def thief() -> str:
        answer = people.accounts.sign_in.by_password(ann.mail, PASSWORD, NOBODY, "198.51.100.1")
        assert isinstance(answer, CodeNeeded)
        try:
            people.accounts.sign_in.by_code(answer.ticket, "000000", "198.51.100.1")
        except (SignInError, PaceError) as error:
            return type(error).__name__
        return "let in"

    guesses = []
    for _ in range(12):
        people.advance(MINUTE_NS)
        guesses.append(thief())
    assert guesses == ["SignInError"] * 10 + ["PaceError"] * 2
    # On the device that she knows, her codes are hers alone.
    assert people.sign_in(ann).person == ann.id


@pytest.mark.promise(37)
def test_nobody_gets_in_whom_no_organisation_lists(people: FakePeople) -> None:
    organisation = people.organisation()
    ann = people.person(organisation, Role.PRODUCER)
    admin = people.person(organisation, Role.ADMIN)
    tokens = people.sign_in(ann).tokens
    people.accounts.people.remove(people.caller(admin), ann.id)
    with pytest.raises(Exception, match="Sign in"):
        people.accounts.sessions.caller_of(tokens.access, ADDRESS)
    with pytest.raises(Exception, match="Sign in"):
        people.accounts.sessions.renew(tokens.refresh, ADDRESS)
    with pytest.raises(SignInError, match="No organisation lists you"):
        people.sign_in(ann)
    assert people.trail.deeds[-1].outcome is Outcome.REFUSED
    assert people.trail.deeds[-1].account == ann.id


@pytest.mark.promise(45)
def test_who_is_blocked_learns_until_when_and_why_and_gets_in_again_after(
    people: FakePeople,
) -> None:
    organisation = people.organisation()
    ann = people.person(organisation, Role.OPERATOR)
    admin = people.caller(people.person(organisation, Role.ADMIN))
    people.accounts.people.block(admin, ann.id, people.now_ns + HOUR_NS, "Her laptop was lost.")
    with pytest.raises(BlockedError, match=r"blocked until 2027-.*laptop was lost"):
        people.sign_in(ann)
    # Who does not know her password does not learn that she is blocked.
    assert _guess(people, ann.mail) == "SignInError"
    people.advance(HOUR_NS)
    assert isinstance(people.sign_in(ann), SignedIn)


def test_one_address_is_slowed_down_and_an_hour_later_it_may_again(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    answers = [_guess(people, ann.mail) for _ in range(8)]
    assert answers == ["SignInError"] * 6 + ["PaceError"] * 2
    with pytest.raises(PaceError, match=r"try again in 60 s"):
        people.sign_in(ann)
    assert people.sign_in(ann, "203.0.113.9").person == ann.id
    people.advance(MINUTE_NS)
    assert people.sign_in(ann).person == ann.id


def test_one_address_cannot_try_one_password_at_every_account(people: FakePeople) -> None:
    answers = [_guess(people, f"person{number}@acme.example") for number in range(60)]
    assert answers[:40] == ["SignInError"] * 40
    assert set(answers[40:]) == {"PaceError"}


def test_a_flood_from_everywhere_shuts_out_strangers_and_not_its_victim(
    people: FakePeople,
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    people.sign_in(ann)
    assert _flood(people, ann.mail) == 20
    # On the device that she knows, she comes in whatever goes on.
    for _ in range(3):
        assert people.sign_in(ann, "203.0.113.9").person == ann.id
    # On a new one she is held up as the others are, and a letter brings her in.
    elsewhere = Someone(ann.id, ann.mail, ann.organisation, ann.role)
    with pytest.raises(PaceError):
        people.sign_in(elsewhere, "203.0.113.10")
    people.accounts.new_password.ask(ann.mail, "203.0.113.10")
    elsewhere.device = people.accounts.new_password.take(
        people.letter_code(ann.mail), PASSWORD, "203.0.113.10"
    )
    assert people.sign_in(elsewhere, "203.0.113.10").person == ann.id


def test_somebody_elses_device_is_no_key_to_her_account(people: FakePeople) -> None:
    organisation = people.organisation()
    ann = people.person(organisation, Role.PRODUCER)
    bob = people.person(organisation, Role.PRODUCER)
    people.sign_in(bob)
    _flood(people, ann.mail)
    assert _guess(people, ann.mail, "203.0.113.9", bob.device) == "PaceError"


def test_a_known_device_has_a_count_of_its_own(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    people.sign_in(ann)
    answers = [_guess(people, ann.mail, device=ann.device) for _ in range(12)]
    assert answers == ["SignInError"] * 10 + ["PaceError"] * 2


def test_what_is_worthless_is_swept_away(people: FakePeople) -> None:
    ann = people.person(people.organisation(), Role.ADMIN)
    people.sign_in(ann)
    people.accounts.sign_in.by_password(ann.mail, PASSWORD, ann.device, ADDRESS)
    people.accounts.new_password.ask(ann.mail, ADDRESS)
    people.advance(200 * 24 * HOUR_NS + NS_PER_S)
    assert people.accounts.housekeeping.sweep() >= 5
    assert people.accounts.housekeeping.sweep() == 0
