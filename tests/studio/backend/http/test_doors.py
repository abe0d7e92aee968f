"""Every route is public by name, or asks who comes and what they may do."""

from contextlib import closing
from pathlib import Path

from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from studio.backend.assembly import embedded_parts
from studio.backend.http import create_app
from studio.backend.http.guard import Needs
from studio.backend.launch import BackendLaunch

PUBLIC = {"/health"}
SECRET = "s" * 43


def _launch(folder: Path) -> BackendLaunch:
    return BackendLaunch(folder=str(folder), secret=SECRET, record_key="ab" * 32, protected=True)


def test_whoever_is_not_let_in_by_name_needs_a_permission(tmp_path: Path) -> None:
    with closing(embedded_parts(_launch(tmp_path))) as parts:
        app = create_app(parts)
    routes = list(iter_route_contexts(app.routes))
    assert len(routes) > len(PUBLIC)
    for route in routes:
        asked = [each.call for each in route.dependant.dependencies]
        is_guarded = any(isinstance(call, Needs) for call in asked)
        assert is_guarded != (route.path in PUBLIC), route.path


def test_who_brings_no_token_is_told_how_to_ask(tmp_path: Path) -> None:
    with closing(embedded_parts(_launch(tmp_path))) as parts:
        _ask(TestClient(create_app(parts)))


def _ask(client: TestClient) -> None:
    assert client.get("/health").status_code == 200
    for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {SECRET}"}):
        answer = client.get("/archive", headers=headers)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client.get("/archive", headers={"Authorization": f"Bearer {SECRET}"}).status_code == 200
