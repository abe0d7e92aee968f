"""Every route is public by name, or asks who comes and what they may do; the trail has it all."""

import pytest
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from studio.backend.audit import AuditRecord
from studio.backend.audit.model import RECORDS
from studio.backend.errors import StoreError, TooManyError
from studio.backend.http import create_app
from studio.backend.http.guard import Needs
from studio.backend.http.ingest_door import NeedsIngestServer
from studio.backend.http.live_door import NeedsHello
from studio.backend.http.talk_door import NeedsTalkHello
from studio.backend.http.turned_away import MOST_A_MINUTE, TurnedAway
from studio.backend.parts import Parts
from studio.backend.repository import Query

from .serving import HEADERS, SECRET

PUBLIC = {
    *("/health", "/openapi.json"),
    # The way in, for who is not in yet.
    *("/sign-in", "/sign-in/code", "/sign-in/second-factor", "/sign-in/second-factor/code"),
    *("/sign-in/issuers", "/sign-in/issuer", "/sign-in/issuer/answer", "/session/renewal"),
    *("/new-password", "/new-password/code", "/new-mail/code", "/invitation/code"),
    # The same on pages.
    *("/admin/style.css", "/admin/sign-in", "/admin/code", "/admin/second-factor"),
    *("/admin/sign-out", "/admin/enter", "/admin/invitation"),
    *("/admin/new-password", "/admin/new-password/letter", "/admin/new-mail"),
}
DOORS = (Needs, NeedsIngestServer, NeedsHello, NeedsTalkHello)


def test_whoever_is_not_let_in_by_name_needs_a_permission(parts: Parts) -> None:
    routes = list(iter_route_contexts(create_app(parts).routes))
    assert len(routes) > len(PUBLIC)
    for route in routes:
        dependant = getattr(route, "dependant", None)
        asked = [each.call for each in dependant.dependencies] if dependant else []
        is_guarded = any(isinstance(call, DOORS) for call in asked)
        assert is_guarded != (route.path in PUBLIC), route.path


def test_who_brings_no_token_is_told_how_to_ask(parts: Parts) -> None:
    client = TestClient(create_app(parts))
    assert client.get("/health").status_code == 200
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {SECRET}"}):
        answer = client.get("/archive", headers=headers)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client.get("/archive", headers=HEADERS).status_code == 200


def told_by(parts: Parts) -> list[AuditRecord]:
    query = Query(order="number")
    return list(parts.repository.read(lambda reader: reader.find(RECORDS, query)))


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_each_access_and_each_refusal_is_in_the_trail_with_the_account(parts: Parts) -> None:
    client = TestClient(create_app(parts), client=("192.0.2.9", 1))
    client.get("/archive/5e55", headers=HEADERS)
    assert client.get("/archive/5e55").status_code == 401
    assert client.post("/audit/heads", headers=HEADERS).status_code == 405
    access, refusal = told_by(parts)
    assert (access.kind, access.outcome, access.account) == ("access", "done", "owner")
    assert (access.organisation, access.session, access.target) == ("own", "launch", "5e55")
    assert access.details == {"permission": "see archives", "route": "GET /archive/{session}"}
    assert '"192.0.2.9"' in access.personal
    assert (refusal.outcome, refusal.account, refusal.organisation) == ("refused", "", "")


@pytest.mark.promise(43)
def test_what_cannot_be_written_down_does_not_happen(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refuse(_deed: object) -> None:
        message = "The disk is full."
        raise StoreError(message)

    monkeypatch.setattr(parts.repository, "write", refuse)
    answer = TestClient(create_app(parts)).get("/archive", headers=HEADERS)
    told = {"detail": "The disk is full.", "code": "store"}
    assert (answer.status_code, answer.json()) == (507, told)


def test_a_stranger_does_not_fill_the_trail(parts: Parts) -> None:
    client = TestClient(create_app(parts))
    for _ in range(MOST_A_MINUTE):
        assert client.get("/archive").status_code == 401
    answer = client.get("/archive")
    assert (answer.status_code, "sign in" in answer.json()["detail"]) == (429, True)
    # The last one says that it is too many; from there on they are counted.
    assert len(told_by(parts)) == MOST_A_MINUTE + 1
    # Whoever has a session is let in from there all the same.
    assert client.get("/archive", headers=HEADERS).status_code == 200


def test_turning_away_ends_with_its_minute_and_is_by_address() -> None:
    at = [0.0]
    turned_away = TurnedAway(lambda: at[0])
    for _ in range(MOST_A_MINUTE):
        turned_away.note("a")
    with pytest.raises(TooManyError):
        turned_away.note("a")
    turned_away.note("b")
    at[0] = 61.0
    turned_away.note("a")


def test_the_trail_is_searched_and_exported_over_http(parts: Parts) -> None:
    client = TestClient(create_app(parts))
    for _ in range(3):
        client.get("/archive", headers=HEADERS)
    page = client.get("/audit", params={"limit": 2}, headers=HEADERS).json()
    assert [record["details"]["route"] for record in page["records"]] == [
        "GET /audit",
        "GET /archive",
    ]
    rest = client.get("/audit", params={"after": page["next"]}, headers=HEADERS).json()
    assert (len(rest["records"]), rest["next"]) == (2, "")
    (head,) = client.get("/audit/heads", headers=HEADERS).json()
    assert (head["chain"], len(head["signature"])) == ("embedded.1", 128)
    answer = client.get("/audit/export", headers=HEADERS)
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert len(answer.content.splitlines()) == 2 + len(told_by(parts))
    for wrong in ({"limit": 1001}, {"outcome": "won"}, {"since_ns": -1}, {"kind": "x" * 101}):
        assert client.get("/audit", params=wrong, headers=HEADERS).status_code == 422
