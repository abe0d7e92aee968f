"""Whoever fails to come in is in the trail, by whichever way they tried."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from studio.backend.accounts.owner import OWN_ORGANISATION
from studio.backend.audit import AuditRecord, Wanted
from studio.backend.audit.model import RECORDS
from studio.backend.caller import Caller
from studio.backend.errors import BackendError
from studio.backend.http import create_app
from studio.backend.http.admin.cookies import VISIT, Forms
from studio.backend.http.turned_away import MOST_A_MINUTE
from studio.backend.moment import HOUR_NS
from studio.backend.parts import Parts
from studio.backend.repository import Query
from studio.policy import Region
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.people import NOBODY, FakePeople

from .serving import HEADERS
from .test_doors import PUBLIC

ADDRESS = "192.0.2.9"
_VISIT = "v" * 32
_MAIL, _WORD = "nobody@acme.example", "seven green lanterns"
_TICKET = {"ticket": "x", "code": "123456"}
_BODIES = {
    "/sign-in": {"mail": _MAIL, "password": _WORD},
    "/sign-in/code": _TICKET,
    "/sign-in/second-factor": {"ticket": "x"},
    "/sign-in/second-factor/code": _TICKET,
    "/sign-in/issuer/answer": {"flow": "x", "state": "x", "code": "x"},
    "/session/renewal": {"refresh": "x"},
    "/new-password": {"mail": _MAIL},
    "/new-password/code": {"token": "x", "password": _WORD},
    "/new-mail/code": {"token": "x"},
    "/invitation/code": {"token": "x", "name": "Ann", "password": _WORD},
}
_FORMS = {
    "/admin/sign-in": {"mail": _MAIL, "password": _WORD},
    "/admin/code": _TICKET,
    "/admin/second-factor": _TICKET,
    "/admin/invitation": {"code": "x", "name": "Ann", "password": _WORD},
    "/admin/new-password/letter": {"mail": _MAIL},
    "/admin/new-password": {"code": "x", "password": _WORD},
    "/admin/new-mail": {"code": "x"},
}
_LINKS = {"/admin/enter": {"once": "x"}}
_NOT_IN = {
    *("/health", "/openapi.json", "/admin/style.css"),
    # They tell what there is to choose from, prove nothing, or lead out.
    *("/sign-in/issuers", "/sign-in/issuer", "/admin/sign-out"),
}
_SAYS_NOTHING = {"/new-password", "/admin/new-password/letter"}
"""What they do is the same whether there is such a person: it is done."""


@pytest.fixture
def client(parts: Parts) -> Iterator[TestClient]:
    app = create_app(parts)
    with TestClient(app, base_url="https://backend.example", client=(ADDRESS, 1)) as made:
        made.cookies.set(VISIT, _VISIT, path="/admin")
        yield made


def told_by(parts: Parts) -> list[AuditRecord]:
    query = Query(order="number", limit=1000)
    return list(parts.repository.read(lambda reader: reader.find(RECORDS, query)))


@pytest.mark.promise(43)
def test_each_way_in_that_leads_nowhere_is_in_the_trail_with_where_from(
    client: TestClient, parts: Parts
) -> None:
    assert {*_BODIES, *_FORMS, *_LINKS, *_NOT_IN} == PUBLIC
    for path in (*_BODIES, *_FORMS, *_LINKS):
        before = len(told_by(parts))
        if path in _BODIES:
            client.post(path, json=_BODIES[path])
        elif path in _FORMS:
            token = Forms(parts.form_key).token(_VISIT, path)
            client.post(path, data={**_FORMS[path], "form": token}, follow_redirects=False)
        else:
            client.get(path, params=_LINKS[path], follow_redirects=False)
        (told,) = told_by(parts)[before:]
        assert (told.outcome != "done") == (path not in _SAYS_NOTHING), path
        assert f'"{ADDRESS}"' in told.personal, path


@pytest.mark.promise(43)
def test_a_flood_at_the_ways_in_is_counted_and_nobody_else_is_held_up(
    client: TestClient, parts: Parts
) -> None:
    for _ in range(MOST_A_MINUTE + 20):
        assert client.post("/session/renewal", json={"refresh": "x"}).status_code == 401
    assert len(told_by(parts)) == MOST_A_MINUTE + 1
    assert client.get("/me", headers=HEADERS).status_code == 200
    parts.trail.close()  # type: ignore[attr-defined]  # of the sparing one, as its owner does
    assert told_by(parts)[-1].details["count"] == "20"


@pytest.mark.promise(43)
def test_who_opens_a_websocket_and_says_no_hello_is_in_the_trail(
    client: TestClient, parts: Parts
) -> None:
    with client.websocket_connect(f"/events/{'0' * 32}/live") as socket:
        socket.send_text("nothing that can be said")
        with pytest.raises(WebSocketDisconnect):
            socket.receive_text()
    (told,) = told_by(parts)
    assert (told.kind, told.outcome, told.account) == ("access", "refused", "")
    assert told.details["why"] == "no hello"


@pytest.mark.promise(43)
def test_who_asks_as_an_ingest_server_and_is_none_is_in_the_trail(
    client: TestClient, parts: Parts
) -> None:
    for path in ("/ingest/heartbeat", "/ingest/publish", "/ingest/standing", "/ingest/nginx"):
        answer = client.post(path, json={}, headers={"Authorization": "Bearer x"})
        assert answer.status_code == 401
        told = told_by(parts)[-1]
        assert (told.outcome, told.details["route"]) == ("refused", f"POST {path}")
        assert f'"{ADDRESS}"' in told.personal


@pytest.mark.promise(43)
def test_a_form_that_another_site_had_sent_is_in_the_trail(
    client: TestClient, parts: Parts
) -> None:
    answer = client.post("/admin/people/invite", data={"mail": _MAIL, "role": "admin"})
    assert answer.status_code == 403
    (told,) = told_by(parts)
    assert (told.outcome, told.details["route"]) == ("refused", "POST /admin/people/invite")


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_an_admin_finds_who_tried_to_come_in_as_her_people_and_as_nobody_elses(
    client: TestClient, parts: Parts
) -> None:
    people = FakePeople.of(parts.repository, parts.accounts)
    own, other = OWN_ORGANISATION, people.organisation("Other")
    ann, bea = people.person(own, Role.PRODUCER), people.person(other, Role.PRODUCER)
    for mail in (ann.mail, bea.mail, _MAIL):
        assert client.post("/sign-in", json={"mail": mail, "password": _WORD * 2}).is_error
    with pytest.raises(BackendError):
        parts.accounts.sign_in.by_password(ann.mail, Secret("wrong"), NOBODY, ADDRESS)
    admin = Caller("owner", own, Role.ADMIN, "launch", ADDRESS)
    found = parts.audit.search(admin, Wanted(kind="sign-in failed"))
    assert [(each.account, each.outcome) for each in found] == [(ann.id, "failed")] * 2


@pytest.mark.promise(43)
def test_that_an_ingest_is_heard_anew_is_told_and_not_that_it_still_is(
    client: TestClient, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = FakePeople.of(parts.repository, parts.accounts)
    developer = people.caller(people.person("", Role.DEVELOPER))
    made = parts.eventing.ingest.register(
        developer, name="One", region=Region.EU, zone="a", url="rtmps://one.example"
    )
    beat = {"is_well": True, "publishing": 0}
    hers = {"Authorization": f"Bearer {made.token.reveal()}"}
    for well in (True, True, True, False, False):
        answer = client.post("/ingest/heartbeat", json={**beat, "is_well": well}, headers=hers)
        assert answer.status_code == 204
    heard = [each for each in told_by(parts) if each.kind == "ingest server heard"]
    assert [each.outcome for each in heard] == ["done", "failed"]
    ingest = parts.eventing.ingest
    later_ns = ingest._now() + HOUR_NS
    monkeypatch.setattr(ingest, "_now", lambda: later_ns)
    client.post("/ingest/heartbeat", json={**beat, "is_well": False}, headers=hers)
    heard = [each for each in told_by(parts) if each.kind == "ingest server heard"]
    assert len(heard) == 3
