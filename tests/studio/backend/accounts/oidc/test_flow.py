"""The whole way to another issuer and back, with a certified one on the other side."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from studio.backend.accounts import Outside
from studio.backend.accounts.entering import CodeNeeded, EnrolmentNeeded, SignedIn
from studio.backend.accounts.errors import ProviderError, SignInError, TicketError
from studio.backend.accounts.oidc import OidcProvider, Started
from studio.backend.errors import BadRequestError, ConflictError, UnknownError
from studio.backend.moment import MINUTE_NS, utc_now_ns
from studio.backend.trail import Outcome
from studio.policy import ResidencyRefused
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import ADDRESS, PASSWORD, FakePeople, Someone, allow_all
from tests.parts.oidc_issuer import OidcIssuer
from tests.parts.pki import Authority

BACK = "http://127.0.0.1:49152/answer"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("pki"))


@pytest.fixture(scope="module")
def issuer(authority: Authority) -> Iterator[OidcIssuer]:
    with OidcIssuer(authority.valid(), authority.ca_file) as running:
        yield running


@pytest.fixture
def people(issuer: OidcIssuer, authority: Authority) -> FakePeople:
    made = FakePeople(outside=Outside(allow_all, authority.ca_file), providers=(issuer.provider,))
    # The issuer goes by the time of day.
    made.now_ns = utc_now_ns()
    return made


def _start(people: FakePeople) -> Started:
    return people.accounts.oidc.start("issuer", BACK, ADDRESS)


def _complete(
    people: FakePeople, started: Started, answer: dict[str, str]
) -> SignedIn | CodeNeeded | EnrolmentNeeded:
    return people.accounts.oidc.complete(
        started.flow, Secret(answer["state"]), Secret(answer["code"]), answer["iss"], ADDRESS
    )


def _link(people: FakePeople, issuer: OidcIssuer, someone: Someone, subject: str) -> None:
    caller = people.caller(someone)
    started = people.accounts.oidc.start("issuer", BACK, ADDRESS, caller=caller)
    answer = issuer.browse(started.url, subject)
    people.accounts.oidc.link(
        caller, started.flow, Secret(answer["state"]), Secret(answer["code"]), answer["iss"]
    )


def test_who_linked_an_issuer_signs_in_by_it_and_unlinks_it(
    people: FakePeople, issuer: OidcIssuer
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    _link(people, issuer, ann, "subject-1")
    started = _start(people)
    asked = parse_qs(urlsplit(started.url).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == [BACK]
    entered = _complete(people, started, issuer.browse(started.url, "subject-1"))
    assert isinstance(entered, SignedIn)
    assert entered.person == ann.id
    assert people.trail.deeds[-1].details == {"how": "issuer"}
    hers = people.accounts.sessions.caller_of(entered.tokens.access, ADDRESS)
    (identity,) = people.accounts.own.identities(hers)
    people.accounts.own.unlink(hers, identity.id)
    started = _start(people)
    with pytest.raises(SignInError):
        _complete(people, started, issuer.browse(started.url, "subject-1"))


@pytest.mark.promise(37)
def test_an_address_for_mail_is_never_taken_for_a_person(
    people: FakePeople, issuer: OidcIssuer
) -> None:
    # The issuer says of everybody that this address is theirs, and verified.
    people.person(people.organisation(), Role.PRODUCER, "ann@acme.example")
    started = _start(people)
    with pytest.raises(SignInError, match="Nobody here signs in by this account yet"):
        _complete(people, started, issuer.browse(started.url, "mallory"))
    assert people.trail.deeds[-1].outcome is Outcome.FAILED


@pytest.mark.promise(14)
def test_an_admin_who_comes_by_an_issuer_needs_her_code_as_well(
    people: FakePeople, issuer: OidcIssuer
) -> None:
    eve = people.person(people.organisation(), Role.ADMIN)
    _link(people, issuer, eve, "eve")
    started = _start(people)
    answer = _complete(people, started, issuer.browse(started.url, "eve"))
    assert isinstance(answer, CodeNeeded)
    assert (
        people.accounts.sign_in.by_code(answer.ticket, people.code(eve), ADDRESS).role is eve.role
    )


def test_an_invitation_is_accepted_by_an_issuer_and_needs_no_password(
    people: FakePeople, issuer: OidcIssuer
) -> None:
    admin = people.caller(people.person(people.organisation(), Role.ADMIN))
    people.accounts.invitations.invite(admin, "new@acme.example", Role.OPERATOR)
    code = people.letter_code("new@acme.example")
    started = people.accounts.oidc.start("issuer", BACK, ADDRESS, invitation=code)
    entered = _complete(people, started, issuer.browse(started.url, "new-one"))
    assert isinstance(entered, SignedIn)
    assert (entered.organisation, entered.role) == (admin.organisation, Role.OPERATOR)
    with pytest.raises(SignInError):
        people.accounts.sign_in.by_password("new@acme.example", PASSWORD, Secret(""), ADDRESS)
    with pytest.raises(TicketError):
        people.accounts.oidc.start("issuer", BACK, ADDRESS, invitation=code)


def test_one_subject_is_one_person(people: FakePeople, issuer: OidcIssuer) -> None:
    organisation = people.organisation()
    _link(people, issuer, people.person(organisation, Role.PRODUCER), "shared")
    with pytest.raises(ConflictError, match="Somebody else"):
        _link(people, issuer, people.person(organisation, Role.PRODUCER), "shared")


def test_an_answer_is_good_once_for_its_own_attempt_in_time_and_of_its_issuer(
    people: FakePeople, issuer: OidcIssuer
) -> None:
    ann = people.person(people.organisation(), Role.PRODUCER)
    _link(people, issuer, ann, "subject-2")
    started, other = _start(people), _start(people)
    answer = issuer.browse(started.url, "subject-2")
    with pytest.raises(TicketError, match="another attempt"):
        _complete(people, other, answer)
    with pytest.raises(TicketError, match="another issuer"):
        _complete(people, started, {**answer, "iss": "https://evil.example"})
    with pytest.raises(TicketError, match="used already"):
        _complete(people, started, answer)
    started = _start(people)
    with pytest.raises(TicketError, match="another issuer"):
        _complete(people, started, {**issuer.browse(started.url, "subject-2"), "iss": ""})
    # A code that was stolen out of one attempt is worthless in another: its challenge differs.
    started, mine = _start(people), _start(people)
    stolen = issuer.browse(started.url, "subject-2")
    with pytest.raises(ProviderError, match="refuses"):
        _complete(people, mine, {**stolen, "state": mine.state.reveal()})
    started = _start(people)
    answer = issuer.browse(started.url, "subject-2")
    people.advance(10 * MINUTE_NS)
    with pytest.raises(TicketError, match="too old"):
        _complete(people, started, answer)


def test_an_attempt_that_links_signs_nobody_in(people: FakePeople, issuer: OidcIssuer) -> None:
    organisation = people.organisation()
    ann, bob = (people.person(organisation, Role.PRODUCER) for _ in range(2))
    hers, his = people.caller(ann), people.caller(bob)
    for attempt in ("complete", "link"):
        started = people.accounts.oidc.start("issuer", BACK, ADDRESS, caller=hers)
        answer = issuer.browse(started.url, "subject-3")
        if attempt == "complete":
            with pytest.raises(BadRequestError):
                _complete(people, started, answer)
        else:
            with pytest.raises(TicketError):
                people.accounts.oidc.link(
                    his, started.flow, Secret(answer["state"]), Secret(answer["code"]),
                    answer["iss"],
                )  # fmt: skip


@pytest.mark.parametrize(
    "uri",
    ["https://127.0.0.1:4/x", "http://evil.example/x", "http://localhost:4/x", "http://127.0.0.1/x",
     "http://127.0.0.1:4/x?y", "http://127.0.0.1:4/x#y", "http://[::1", "x",
     "http://127.0.0.1:99999/x", "http://192.0.2.7:4/x"],
)  # fmt: skip
def test_the_browser_comes_back_to_this_machine_alone(people: FakePeople, uri: str) -> None:
    with pytest.raises(BadRequestError, match="127"):
        people.accounts.oidc.start("issuer", uri, ADDRESS)
    with pytest.raises(UnknownError):
        people.accounts.oidc.start("other", BACK, ADDRESS)


@pytest.mark.promise(36)
def test_no_issuer_is_asked_that_may_not_be(issuer: OidcIssuer, authority: Authority) -> None:
    asked: list[tuple[str, int, str]] = []

    def refuse(host: str, port: int, purpose: str) -> None:
        asked.append((host, port, purpose))
        message = "The vendor is off."
        raise ResidencyRefused(message)

    people = FakePeople(outside=Outside(refuse, authority.ca_file), providers=(issuer.provider,))
    with pytest.raises(ProviderError, match="may not be asked"):
        _start(people)
    assert asked == [("localhost", issuer.port, "sign-in")]


def test_metadata_of_another_issuer_are_refused(
    people: FakePeople, issuer: OidcIssuer, authority: Authority
) -> None:
    real = issuer.provider
    pretended = OidcProvider(
        name="issuer",
        label="Another",
        issuer="https://another.example",
        metadata_url=real.metadata_url,
        client_id="studio",
    )
    others = FakePeople(outside=Outside(allow_all, authority.ca_file), providers=(pretended,))
    with pytest.raises(ProviderError, match="says that it is another"):
        _start(others)
    assert people.accounts.oidc.providers == [real]
