"""From an invitation to a block, over HTTP and WebSocket, as a studio goes it."""

import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from studio.backend.http import create_app
from studio.backend.moment import HOUR_NS, NS_PER_S
from studio.backend.parts import Parts
from tests.fakes.people import Authenticator
from tests.studio.backend.http.serving import HEADERS
from tests.waiting import timing

PASSWORD = "seven green lanterns"  # noqa: S105  # of the test's person
MAIL = "ann@acme.example"


@pytest.fixture
def client(parts: Parts) -> Iterator[TestClient]:
    with TestClient(create_app(parts)) as made:
        yield made


def _post(client: TestClient, path: str, token: str = "", **body: Any) -> Any:  # noqa: ANN401  # JSON
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = client.post(path, json=body, headers=headers)
    assert answer.status_code < 300, answer.text
    return answer.json() if answer.content else None


def _accept(client: TestClient, role: str) -> str:
    """Have the owner invite Ann, and Ann accept; return the code of the letter."""
    invited = client.post("/invitations", json={"mail": MAIL, "role": role}, headers=HEADERS)
    assert invited.status_code == 201
    (letter,) = client.get("/letters", headers=HEADERS).json()
    found = re.search(r"^([\w-]{43})$", letter["text"], re.MULTILINE)
    assert found
    body = {"token": found[1], "name": "Ann", "password": PASSWORD}
    assert client.post("/invitation/code", json=body).status_code == 204
    return found[1]


def _closed(socket: Any) -> int:  # noqa: ANN401  # a session of the test client's
    try:
        while True:
            socket.receive_json()
    except WebSocketDisconnect as closed:
        return closed.code


@pytest.mark.promise(45)
def test_a_block_ends_requests_and_websockets_within_a_second(client: TestClient) -> None:
    _accept(client, "operator")
    entered = _post(client, "/sign-in", mail=MAIL, password=PASSWORD)
    assert entered["state"] == "signed in"
    hers = {"Authorization": f"Bearer {entered['tokens']['access']}"}
    begins_ns = time.time_ns()
    new = {"name": "Results", "begins_at_ns": begins_ns, "ends_at_ns": begins_ns + HOUR_NS}
    event = client.post("/events", json=new, headers=HEADERS).json()["id"]
    block = {"until_ns": begins_ns + HOUR_NS, "reason": "A lost laptop."}
    with client.websocket_connect(f"/events/{event}/live", headers=hers) as socket:
        socket.send_json({"type": "hello", "station": None, "token": ""})
        assert socket.receive_json()["type"] == "state"
        with timing() as watch:
            blocked = client.put(f"/people/{entered['person']}/block", json=block, headers=HEADERS)
            assert blocked.status_code == 204
            assert _closed(socket) == 4410
        assert watch.seconds < 1
    assert client.get("/me", headers=hers).status_code == 401
    again = client.post("/sign-in", json={"mail": MAIL, "password": PASSWORD})
    assert (again.status_code, "A lost laptop." in again.json()["detail"]) == (403, True)


@pytest.mark.promise(14)
@pytest.mark.promise(15)
def test_an_admin_sets_up_a_second_factor_and_no_secret_is_written_anywhere(
    client: TestClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = [_accept(client, "admin"), PASSWORD]
    asked = _post(client, "/sign-in", mail=MAIL, password=PASSWORD)
    assert asked["state"] == "enrolment needed"
    ticket = asked["ticket"]
    offer = _post(client, "/sign-in/second-factor", ticket=ticket)
    code = Authenticator(offer["secret"]).code(time.time_ns())
    entered = _post(client, "/sign-in/second-factor/code", ticket=ticket, code=code)
    tokens = entered["tokens"]
    renewed = _post(client, "/session/renewal", refresh=tokens["refresh"])
    assert client.get("/me", headers={"Authorization": f"Bearer {renewed['access']}"}).is_success
    needed = _post(client, "/sign-in", mail=MAIL, password=PASSWORD, device=entered["device"])
    assert needed["state"] == "code needed"
    wrong = client.post("/sign-in", json={"mail": MAIL, "password": PASSWORD * 20})
    assert (wrong.status_code, PASSWORD in wrong.text) == (422, False)
    replayed = {"ticket": needed["ticket"], "code": code}
    assert client.post("/sign-in/code", json=replayed).status_code == 401
    recovery = {"ticket": needed["ticket"], "code": entered["recovery_codes"][0]}
    assert client.post("/sign-in/code", json=recovery).status_code == 200
    secrets += [ticket, needed["ticket"], offer["secret"], entered["device"]]
    secrets += [each["access"] for each in (tokens, renewed)]
    secrets += [tokens["refresh"].split(".")[2], *entered["recovery_codes"]]
    written = caplog.text.encode() + b"".join(
        path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    )
    for secret in (*secrets, MAIL):
        assert secret.encode() not in written
    assert len(written) > 100_000


def test_a_field_that_is_not_known_or_out_of_bounds_is_refused_in_words(
    client: TestClient,
) -> None:
    good = {"mail": MAIL, "password": PASSWORD}
    for wrong in ({"extra": 1}, {"mail": "x" * 300}, {"password": ""}, {"password": "a\0b"}):
        answer = client.post("/sign-in", json={**good, **wrong})
        assert (answer.status_code, "correct it" in answer.json()["detail"]) == (422, True)
    far = {"until_ns": 1 << 62, "reason": "x"}
    assert client.put("/people/owner/block", json=far, headers=HEADERS).status_code == 422
    past = {"until_ns": NS_PER_S, "reason": "x"}
    assert client.put("/people/owner/block", json=past, headers=HEADERS).status_code == 400


def test_the_newcomer_is_in_without_a_question(client: TestClient) -> None:
    me = client.get("/me", headers=HEADERS).json()
    assert (me["id"], me["role"], me["organisation"]) == ("owner", "admin", "own")
    assert client.get("/organisation", headers=HEADERS).json()["name"] == "My organisation"
    (line,) = client.get("/people", headers=HEADERS).json()
    assert line["person"] == "owner"
    assert client.delete("/me", headers=HEADERS).status_code == 403
    assert client.get("/sign-in/issuers").json() == []
