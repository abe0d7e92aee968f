"""What surrounds each request, and what an answer and a log never hold."""

import logging
from collections.abc import Iterator

import anyio
import pytest
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel
from starlette.testclient import TestClient
from starlette.types import Message, Receive

from studio.backend.http import create_app, hardening
from studio.backend.http.hardening import Hardened
from studio.backend.parts import Parts

from .serving import HEADERS, SECRET

PASSWORD, ADDRESS = "correct-horse-battery", "jane.doe@customer.example"


_SCOPE = {"type": "http", "scheme": "http", "method": "POST", "path": "/", "headers": []}


class _Body(BaseModel):
    count: int


@pytest.fixture
def app(parts: Parts) -> FastAPI:
    """The application, with a route that fails and one that takes a body."""
    app = create_app(parts)
    extra = APIRouter()

    @extra.get("/fails")
    def fails() -> None:
        raise ValueError(PASSWORD)

    @extra.post("/takes")
    def takes(body: _Body) -> int:
        return body.count

    app.include_router(extra)
    return app


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/health", {}, 200),
        ("/archive", {}, 401),
        ("/archive/x", HEADERS, 400),
        ("/nowhere", {}, 404),
    ],
)
def test_every_answer_is_hardened(
    app: FastAPI, path: str, headers: dict[str, str], status: int
) -> None:
    answer = TestClient(app, base_url="https://backend.example").get(path, headers=headers)
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "Server" not in answer.headers
    plain = TestClient(app).get(path, headers=headers)
    assert "Strict-Transport-Security" not in plain.headers


def test_refusals_have_one_shape_and_repeat_nothing(app: FastAPI) -> None:
    client = TestClient(app)
    answer = client.post("/takes", json={"count": PASSWORD})
    assert (answer.status_code, PASSWORD in answer.text) == (422, False)
    assert answer.json()["faults"][0]["where"] == "body.count"
    answer = client.post("/health")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")
    for told in (answer, client.get("/nowhere"), client.get("/archive")):
        assert set(told.json()) == {"detail", "code"}


def test_a_body_that_is_too_long_is_refused(app: FastAPI) -> None:
    client = TestClient(app)
    answer = client.post("/takes", content=b"x" * (hardening.MOST_BODY_BYTES + 1))
    assert (answer.status_code, set(answer.json())) == (413, {"detail", "code"})

    def parts() -> Iterator[bytes]:
        for _ in range(hardening.MOST_BODY_BYTES // 65536 + 2):
            yield b"x" * 65536

    answer = client.post("/takes", content=parts(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, set(answer.json())) == (413, {"detail", "code"})
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.promise(15)
@pytest.mark.allow_log("A request failed: ValueError at test_hardening.py")
def test_what_fails_is_told_without_what_it_held(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    answer = TestClient(app).get("/fails")
    assert (answer.status_code, PASSWORD in answer.text) == (500, False)
    assert PASSWORD not in caplog.text
    assert caplog.records[-1].exc_info is None


def test_a_body_that_does_not_come_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "BODY_TIMEOUT_S", 0.05)
    told: list[Message] = []

    async def reads(_scope: object, receive: Receive, _send: object) -> None:
        told.append(await receive())
        told.append(await receive())

    parts: list[Message] = [{"type": "http.request", "body": b"a", "more_body": True}]

    async def receive() -> Message:
        if parts:
            return parts.pop()
        await anyio.sleep_forever()
        raise AssertionError

    async def send(_message: Message) -> None:
        pass

    async def run() -> None:
        await Hardened(reads)(_SCOPE, receive, send)

    anyio.run(run)
    assert [message["type"] for message in told] == ["http.request", "http.disconnect"]


@pytest.mark.promise(15)
def test_no_log_line_holds_a_secret_or_an_address(
    app: FastAPI, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    client = TestClient(app, client=("198.51.100.77", 4))
    for headers in ({}, HEADERS, {"Authorization": f"Bearer {PASSWORD}"}):
        for path in (f"/archive/{PASSWORD}", "/audit", f"/audit?account={ADDRESS}", "/archive"):
            client.get(path, headers=headers)
        client.post("/takes", json={"count": ADDRESS}, headers=headers)
    # The client's own lines of what it asked are not the backend's.
    lines = [each.getMessage() for each in caplog.records if not each.name.startswith("http")]
    said = "\n".join(lines) + "".join(capfd.readouterr())
    for secret in (SECRET, PASSWORD, ADDRESS, "198.51.100.77"):
        assert secret not in said
