"""The live state over WebSocket, on the application itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from studio.backend.accounts.ended import tell_ended
from studio.backend.http import live_routes
from studio.backend.moment import HOUR_NS
from studio.backend.trail import Outcome
from tests.studio.backend.events.parts import ANNA, NOW_NS
from tests.waiting import timing

from .event_app import EventApp, event_app


@pytest.fixture
def backend() -> Iterator[EventApp]:
    with event_app() as made:
        yield made


@pytest.fixture
def place(backend: EventApp) -> str:
    new = {"name": "Results", "begins_at_ns": NOW_NS, "ends_at_ns": NOW_NS + HOUR_NS}
    return f"/events/{backend.client('anna').post('/events', json=new).json()['id']}/live"


def _hello(socket: WebSocketTestSession, station: str = "", who: str = "") -> dict[str, Any]:
    about = {"id": station, "name": station.title()} if station else None
    socket.send_json({"type": "hello", "station": about, "token": who})
    return _next(socket, "state")


def _next(socket: WebSocketTestSession, kind: str) -> dict[str, Any]:
    while True:
        told: dict[str, Any] = socket.receive_json()
        if told["type"] == kind:
            return told


def _closed(socket: WebSocketTestSession) -> int:
    try:
        while True:
            socket.receive_json()
    except WebSocketDisconnect as closed:
        return closed.code


def test_the_others_are_told_who_sits_there_by_their_role(backend: EventApp, place: str) -> None:
    with (
        backend.client("pia").websocket_connect(place) as one,
        backend.client("ada").websocket_connect(place) as two,
    ):
        _hello(one, "one")
        seen = _hello(two, "two")
        assert [each["role"] for each in seen["stations"]] == ["presenter", "admin"]
        # It is the backend that knows: a station cannot say so of itself.
        one.send_json({"type": "change", "id": "1", "revision": 1, "station": {"role": "admin"}})
        assert _closed(one) == 4400


def test_what_one_station_says_the_others_see(backend: EventApp, place: str) -> None:
    with (
        backend.client("anna").websocket_connect(place) as one,
        backend.client("bert").websocket_connect(place) as two,
    ):
        _hello(one, "one")
        seen = _hello(two, "two")
        assert [each["id"] for each in seen["stations"]] == ["one", "two"]
        report = {"is_on_air": True, "tally": "program", "health": "fair", "note": "slow"}
        one.send_json({"type": "change", "id": "a", "revision": 1, "station": report})
        done = _next(one, "done")
        told = _next(two, "state")
        assert (done["id"], done["revision"]) == ("a", told["revision"])
        [first, _] = told["stations"]
        assert {name: first[name] for name in report} == report
        assert "session" not in first
        shared = {"program": "one", "preview": "two"}
        two.send_json({"type": "change", "id": "b", "revision": 0, "shared": shared})
        assert _next(two, "done")["id"] == "b"
        one.send_json({"type": "change", "id": "c", "revision": 0, "shared": {}})
        refused = _next(one, "refused")
        assert [refused[name] for name in ("id", "status", "code")] == ["c", 409, "conflict"]
    with backend.client("anna").websocket_connect(place) as looking:
        gone = _hello(looking)
        assert [each["is_connected"] for each in gone["stations"]] == [False, False]


def test_a_presenter_speaks_for_herself_and_switches_nothing(backend: EventApp, place: str) -> None:
    with backend.client("pia").websocket_connect(place) as socket:
        _hello(socket, "pia")
        socket.send_json({"type": "change", "id": "a", "revision": 1, "station": {}})
        assert _next(socket, "done")
        socket.send_json({"type": "change", "id": "b", "revision": 0, "shared": {}})
        refused = _next(socket, "refused")
        assert (refused["status"], refused["code"]) == (403, "forbidden")
        socket.send_json({"type": "change", "id": "c", "revision": 0})
        refused = _next(socket, "refused")
        assert (refused["status"], refused["code"]) == (400, "bad-request")
        socket.send_json({"type": "beat"})


def test_a_token_comes_by_header_or_first_message_and_never_by_the_address(
    backend: EventApp, place: str
) -> None:
    nobody = TestClient(backend.app)
    with nobody.websocket_connect(place) as socket:
        assert _hello(socket, who="anna")["type"] == "state"
    for path, token in ((place, ""), (place, "nobody"), (f"{place}?token=anna", "")):
        with nobody.websocket_connect(path) as socket:
            socket.send_json({"type": "hello", "token": token})
            assert _closed(socket) == 4401


@pytest.mark.promise(37)
def test_another_organisations_event_is_none(backend: EventApp, place: str) -> None:
    for who, path in (
        ("eve", place),
        ("anna", f"/events/{'0' * 32}/live"),
        ("anna", "/events/x/live"),
    ):
        with backend.client(who).websocket_connect(path) as socket:
            socket.send_json({"type": "hello"})
            assert _closed(socket) == 4404


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        '{"type": "beat"}',
        '{"type": "hello", "more": 1}',
        '{"type": "hello", "station": {"id": "a b", "name": "x"}}',
        '{"type": "hello", "token": "' + "t" * 5000 + '"}',
    ],
)
def test_who_does_not_say_hello_is_not_heard(backend: EventApp, place: str, said: str) -> None:
    with backend.client("anna").websocket_connect(place) as socket:
        socket.send_text(said)
        assert _closed(socket) == 4400
    last = backend.trail.deeds[-1]
    assert (last.outcome, last.details["why"]) == (Outcome.REFUSED, "no hello")


@pytest.mark.parametrize(
    "said", ["{", '{"type": "hello"}', '{"type": "change", "id": "a"}', "x" * 5000]
)
def test_what_is_nothing_to_say_ends_the_talk(backend: EventApp, place: str, said: str) -> None:
    with backend.client("anna").websocket_connect(place) as socket:
        _hello(socket, "one")
        socket.send_text(said)
        assert _closed(socket) == 4400


@pytest.mark.promise(17)
@pytest.mark.promise(45)
def test_a_session_that_ends_takes_its_sockets_along_within_a_second(
    backend: EventApp, place: str
) -> None:
    with (
        backend.client("anna").websocket_connect(place) as ended,
        backend.client("bert").websocket_connect(place) as stays,
    ):
        _hello(ended, "one")
        _hello(stays, "two")
        with timing() as watch:
            tell_ended(backend.parts.bus, [ANNA.session])
            assert _closed(ended) == 4410
        assert watch.seconds < 1
        told = _next(stays, "state")
        while told["stations"][0]["is_connected"]:
            told = _next(stays, "state")


def test_two_stations_of_one_name_are_not_told_apart_so_the_second_is_refused(
    backend: EventApp, place: str
) -> None:
    with (
        backend.client("anna").websocket_connect(place) as first,
        backend.client("bert").websocket_connect(place) as second,
    ):
        _hello(first, "one")
        second.send_json({"type": "hello", "station": {"id": "one", "name": "Mine"}})
        assert _closed(second) == 4409


def test_who_follows_an_event_is_let_go_of_once_it_was_deleted(
    backend: EventApp, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_routes, "BEAT_EVERY_S", 0.05)
    event = place.split("/")[2]
    for station in ("one", ""):
        with backend.client("anna").websocket_connect(place) as socket:
            _hello(socket, station)
            if station:
                assert _next(socket, "beat")
                continue
            backend.parts.events.delete(ANNA, event, 1)
            assert _closed(socket) == 4404
    assert backend.parts.live._store.get(event) is None
