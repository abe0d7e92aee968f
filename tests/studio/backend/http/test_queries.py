"""What a request asks that its route does not know is refused by name, never passed over."""

from collections.abc import Iterator

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from starlette.routing import Route

from studio.backend.http.taking import take

from .event_app import EventApp, event_app


@pytest.fixture
def backend() -> Iterator[EventApp]:
    with event_app() as made:
        yield made


def test_a_word_that_no_route_knows_is_refused_by_its_name(backend: EventApp) -> None:
    anna = backend.client("anna")
    assert anna.get("/events", params={"limit": "5", "after": ""}).status_code == 200
    answer = anna.get("/events", params={"limti": "5", "after": ""})
    assert answer.status_code == 422
    assert answer.json()["faults"] == [
        {"where": "query.limti", "what": "This is nothing to ask here; leave it out"}
    ]
    # Where nothing can be asked, and where one asks for a thing that is answered quickly.
    assert anna.get("/events/" + "0" * 32, params={"as": "text"}).status_code == 422


def test_who_may_not_ask_at_all_is_told_so_first(backend: EventApp) -> None:
    assert backend.client("").get("/events", params={"limti": "5"}).status_code == 401


def test_what_the_document_leaves_out_looks_at_its_address_itself() -> None:
    app, pages = FastAPI(), APIRouter()

    @pages.get("/page", include_in_schema=False)
    def page() -> str:
        return "a page"

    take(app.router, pages)
    assert any(isinstance(route, Route) and route.path == "/page" for route in app.routes)
    with TestClient(app) as client:
        assert client.get("/page", params={"told": "done"}).status_code == 200
