"""Routes that are made when they are asked for: all of them, and no others."""

from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from studio.backend.http import create_app
from studio.backend.http.groups import groups_of
from studio.backend.http.guard import Guard
from studio.backend.parts import Parts

from .serving import HEADERS


def _paths(routes: object) -> list[str]:
    return sorted(each.path or "" for each in iter_route_contexts(routes))  # type: ignore[arg-type]  # of an application or a router


def test_each_group_tells_how_its_paths_begin(parts: Parts) -> None:
    for group in groups_of(parts, Guard(parts.sessions, parts.trail)):
        paths = [path for router in group.make() for path in _paths(router.routes)]
        assert {path.split("/")[1] for path in paths} == group.begins


def test_what_nobody_asked_for_is_not_made_yet_and_what_is_asked_for_is_there(
    parts: Parts,
) -> None:
    app = create_app(parts, at_once=False)
    client = TestClient(app)
    assert client.get("/health").json() == {"state": "healthy"}
    assert client.get("/nothing", headers=HEADERS).status_code == 404
    assert _paths(app.routes) == ["/health", "/openapi.json"]
    assert client.get("/archive", headers=HEADERS).status_code == 200
    assert client.post("/audit/heads", headers=HEADERS).status_code == 405
    made = _paths(app.routes)
    assert "/archive/{session}" in made
    assert "/people" not in made
    assert client.get("/archive", headers=HEADERS).status_code == 200
    assert _paths(app.routes) == made


def test_the_document_tells_of_all_that_there_is(parts: Parts) -> None:
    late, whole = create_app(parts, at_once=False), create_app(parts)
    assert TestClient(late).get("/openapi.json").json() == whole.openapi()
    assert _paths(late.routes) == _paths(whole.routes)
