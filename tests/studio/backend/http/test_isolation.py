"""Organisation A tries every id of B on every route, and gets nothing."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.core import NotSet
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from studio.backend.archive import UploadKind, UploadSpec
from studio.backend.assembly import parts_over
from studio.backend.audit import FolderOfHeads, Signer
from studio.backend.audit.model import HEADS, RECORDS, TILES
from studio.backend.http import create_app
from studio.backend.http.turned_away import TurnedAway
from studio.backend.parts import Parts
from studio.backend.records import Kind, new_id
from studio.backend.repository import MOST_FOUND, Query, Reader
from studio.backend.stores.disk_archive import DiskArchives
from studio.policy.permissions import Role
from studio.secrets import RecordKey
from tests.fakes.people import QUICK, FakePeople, Someone
from tests.fakes.repository import MemoryRepository

from .serving import parts_in

_TRAIL = {RECORDS.name, HEADS.name, TILES.name}
_PUBLIC_BEGINS = ("/sign-in", "/session", "/new-", "/invitation/", "/health", "/openapi")
_MADE = {
    "/invitations": {"mail": "new@b.example", "role": "producer"},
    "/events": {"name": "Results", "begins_at_ns": 1 << 61, "ends_at_ns": (1 << 61) + 10**12},
}
"""What B has made, over HTTP, besides its people and their sessions."""
_NO_INGEST = 503
"""Of A's own event, as none has said that it is well."""
_SAME = {"/archive/{session}", "/archive/{session}/uploads"}
"""Whatever name is asked for, these tell an organisation what it has of it: here, nothing."""


@dataclass(frozen=True)
class _Operation:
    """``fields``: of its body that take text, or a list of it; ``asked``: of its query."""

    method: str
    path: str
    body: Any
    query: dict[str, Any]
    fields: tuple[tuple[str, bool], ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        return re.findall(r"{(\w+)}", self.path)


def _operations(document: dict[str, Any]) -> Iterator[_Operation]:
    """Yield what the document tells of, each with a body that it allows."""
    for result in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()
        case = _example_of(operation)
        body = None if isinstance(case.body, NotSet) else case.body
        method, path = operation.method, operation.path
        told = document["paths"][path][method.lower()]
        asked = tuple(each["name"] for each in told.get("parameters", ()) if each["in"] == "query")
        fields = tuple(_text_fields(document, told))
        yield _Operation(method.upper(), path, body, case.query or {}, fields, asked)


def _text_fields(document: dict[str, Any], operation: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the fields of a body that take text, in its example or not, and which are lists."""
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    if "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for name, kind in schema.get("properties", {}).items():
        if '"string"' in json.dumps(kind) and "enum" not in kind:
            yield name, kind.get("type") == "array"


def _example_of(operation: APIOperation) -> Case:  # type: ignore[type-arg]  # of any API
    cases: list[Case] = []  # type: ignore[type-arg]  # likewise

    @settings(
        max_examples=1,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def one(case: Case) -> None:  # type: ignore[type-arg]  # likewise
        cases.append(case)

    one()
    return cases[0]


class _Caller:
    """Somebody who asks over HTTP."""

    def __init__(self, client: TestClient, people: FakePeople, someone: Someone) -> None:
        self._client = client
        self.token = people.sign_in(someone).tokens.access.reveal()
        self._headers = {"Authorization": f"Bearer {self.token}"}

    def ask(self, operation: _Operation, ids: tuple[str, ...] = ()) -> tuple[int, str]:
        path = operation.path.format(**dict(zip(operation.names, ids, strict=True)))
        sent = (
            {"content": operation.body}
            if isinstance(operation.body, bytes)
            else {"json": operation.body}
        )
        answer = self._client.request(
            operation.method, path, params=operation.query, headers=self._headers, **sent
        )
        return answer.status_code, answer.text

    def websocket(self, path: str) -> WebSocketTestSession:
        """Open a WebSocket."""
        return self._client.websocket_connect(path, headers=self._headers)


def _of(kind: Kind[Any], organisation: str, reader: Reader) -> list[Any]:
    return list(reader.find(kind, Query({"organisation": organisation}, limit=MOST_FOUND)))


def _kept(parts: Parts, organisation: str) -> dict[str, list[Any]]:
    """Return every record of *organisation*, but those of the trail."""
    assert isinstance(parts.repository, MemoryRepository)
    found: dict[str, list[Any]] = {}
    for kind in list(parts.repository._kinds.values()):
        if kind.name not in _TRAIL:
            found[kind.name] = parts.repository.read(partial(_of, kind, organisation))
    return found


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    """Yield the parts over a repository in memory, as a thousand requests are tried."""
    key = RecordKey.generate(protected=True)
    made = parts_over(
        MemoryRepository(),
        archives=DiskArchives(tmp_path / "archives", key, own="own"),
        signer=Signer.from_key(key),
        kept_heads=FolderOfHeads(tmp_path / "heads"),
        instance="one",
        cost=QUICK,
    )
    yield made
    made.close()


def _ways(operation: _Operation, ids: list[str], person: str) -> list[tuple[str, ...]]:
    """Return the ids to try in the places of a path: each in each, a person of B's in the rest."""
    if not operation.names:
        return [()] if operation.method == "GET" else []
    rest = len(operation.names) - 1
    ways = [(one, *(person for _ in range(rest))) for one in ids]
    return ways if not rest else [*ways, *((person, *(one for _ in range(rest))) for one in ids)]


@dataclass
class Two:
    """Organisation A, whose admin is a stranger to B, and B with something of everything."""

    parts: Parts
    client: TestClient
    stranger: _Caller
    b_admin: _Caller
    hers: Someone
    ids: list[str]
    kept: Callable[[], dict[str, list[Any]]]
    event: str
    """One of B's."""
    own: dict[str, str]
    """What A has of its own, by the names of places in paths."""
    show: str
    data: UploadSpec


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> list[_Operation]:
    """Return what the document tells of, first what takes no id.

    Later on, A's own trail tells of what A tried.
    """
    with parts_in(tmp_path_factory.mktemp("document")) as documented:
        document = create_app(documented).openapi()
    return sorted(_operations(document), key=lambda each: len(each.names))


@pytest.fixture
def two(parts: Parts) -> Iterator[Two]:
    app = create_app(parts, TurnedAway(most_a_minute=1_000_000))
    # Entered, it has one loop for all that is asked and not one for each.
    with TestClient(app, raise_server_exceptions=False) as client:
        yield _two(parts, client)


def _two(parts: Parts, client: TestClient) -> Two:
    people = FakePeople.of(parts.repository, parts.accounts)
    a, b = people.organisation("A"), people.organisation("B")
    hers = people.person(b, Role.ADMIN)
    people.sign_in(people.person(b, Role.PRODUCER))
    b_admin = _Caller(client, people, hers)
    made = {}
    for path, body in _MADE.items():
        status, text = b_admin.ask(_Operation("POST", path, body, {}))
        assert status < 300, text
        made[path] = json.loads(text)
    show = new_id()
    data = UploadSpec(UploadKind.PART, 0, 4, "0" * 64)
    parts.archive.of(b).create(show, data)
    before = _kept(parts, b)
    text = json.dumps(before, default=repr) + f" {show} {data.id}"
    ids = sorted(set(re.findall(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", text)))
    assert len(ids) >= 10
    stranger = _Caller(client, people, people.person(a, Role.ADMIN))
    status, text = stranger.ask(_Operation("POST", "/events", _MADE["/events"], {}))
    assert status < 300
    own = {
        "event_id": json.loads(text)["id"],
        "person": people.person(a, Role.OPERATOR).id,
        "organisation": a,
        "vendor_id": "npaw",
        "session": new_id(),
    }
    event = made["/events"]["id"]
    kept = partial(_kept, parts, b)
    return Two(parts, client, stranger, b_admin, hers, ids, kept, event, own, show, data)


@pytest.mark.promise(37)
def test_a_tries_every_id_of_b_on_every_route_and_gets_nothing(
    two: Two, operations: list[_Operation]
) -> None:
    before = two.kept()
    got, asked = set(), 0
    for operation in operations:
        if operation.path.startswith(_PUBLIC_BEGINS):
            continue
        for way in _ways(operation, two.ids, two.hers.id):
            status, told = two.stranger.ask(operation, way)
            asked += 1
            leaked = any(one in told for one in two.ids if one not in way)
            if leaked or status >= 500 or (way and status < 400 and operation.path not in _SAME):
                got.add(f"{operation.method} {operation.path} {status}")
    assert not got
    assert asked > 200
    assert two.kept() == before
    (upload,) = two.parts.archive.of(two.hers.organisation).look(two.show).uploads
    assert upload.offset == 0
    # The ids are right: of its own, B gets what A did not.
    status, told = two.b_admin.ask(_Operation("GET", "/people/{person}", None, {}), (two.hers.id,))
    assert (status, two.hers.mail in told) == (200, True)
    status, told = two.b_admin.ask(_Operation("GET", "/archive/{session}", None, {}), (two.show,))
    assert (status, two.data.sha256 in told) == (200, True)


@pytest.mark.promise(37)
def test_a_tries_every_id_of_b_in_every_body_and_query_and_gets_nothing(
    two: Two, operations: list[_Operation]
) -> None:
    """Of A's own events and people, to which each request belongs, A is let at all of them."""
    before, mine = two.kept(), two.hers.organisation
    got, tried = set(), set()
    # What is only looked at comes first: later on it tells what A wrote down itself.
    for operation in sorted(operations, key=lambda each: bool(each.fields)):
        place = tuple(two.own.get(name, two.ids[0]) for name in operation.names)
        for one in two.ids:
            for variant, where in _variants(operation, one):
                status, told = two.stranger.ask(variant, place)
                tried.add(where)
                others = [each for each in two.ids if each not in {one, *place}]
                failed = status >= 500 and status != _NO_INGEST
                if failed or any(each in told for each in others) or two.hers.mail in told:
                    got.add(f"{operation.method} {operation.path} {where} {status}")
    assert not got
    assert len(tried) > 25
    assert {"/events name", "/audit ?account", "/invitations mail"} <= tried
    assert two.kept() == before
    assert mine in {each.organisation for each in before["events"]}


@pytest.mark.promise(37)
def test_a_tries_every_id_of_b_over_the_live_websocket_and_gets_nothing(two: Two) -> None:
    hers = two.b_admin.websocket(f"/events/{two.event}/live")
    with hers as b:
        b.send_json({"type": "hello", "station": {"id": "b", "name": "B"}})
        before = b.receive_json()
        for one in two.ids:
            with two.stranger.websocket(f"/events/{one}/live") as there:
                there.send_json({"type": "hello", "station": {"id": "b", "name": "B"}})
                with pytest.raises(WebSocketDisconnect) as closed:
                    there.receive_json()
                assert closed.value.code == 4404
            assert _told_of(two, one) == set()
        # Nothing of it reached those who are there.
        b.send_json({"type": "change", "id": "last", "revision": 1, "station": {"note": "mine"}})
        told = [b.receive_json(), b.receive_json()]
    assert before["revision"] == 1
    assert [each["id"] for each in told[0]["stations"]] == ["b"]
    assert (told[1]["type"], told[1]["revision"]) == ("done", 2)


def _told_of(two: Two, one: str) -> set[str]:
    """Return what A hears of B in its own event, having said an id of B's wherever one fits."""
    said = [
        {"type": "change", "id": one, "revision": 0, "shared": {"program": one, "preview": one}},
        {"type": "change", "id": one, "revision": 1, "station": {"note": one}},
    ]
    with two.stranger.websocket(f"/events/{two.own['event_id']}/live") as own:
        own.send_json({"type": "hello", "station": {"id": one, "name": one}})
        texts = [own.receive_text()]
        for each in said:
            own.send_json(each)
            while '"type":"state"' in (text := own.receive_text()):
                texts.append(text)
            texts.append(text)
    # What A said itself before is in A's own event, and no news.
    return {each for each in two.ids if each > one and any(each in text for text in texts)}


def _variants(operation: _Operation, one: str) -> Iterator[tuple[_Operation, str]]:
    """Yield *operation* with *one* in each field of its body, and in each place of its query."""
    for name, is_list in operation.fields:
        body = {**(operation.body or {}), name: [one] if is_list else one}
        yield replace(operation, body=body), f"{operation.path} {name}"
    for name in operation.asked:
        yield replace(operation, query={name: one}), f"{operation.path} ?{name}"
