"""Organisation A tries every id of B on every route, and gets nothing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
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
from starlette.testclient import TestClient

from studio.backend.archive import ArchiveService, UploadKind, UploadSpec
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

_TRAIL = {RECORDS.name, HEADS.name, TILES.name}
_PUBLIC_BEGINS = ("/sign-in", "/session", "/new-", "/invitation/", "/health", "/openapi")
_MADE = {
    "/invitations": {"mail": "new@b.example", "role": "producer"},
    "/events": {"name": "Results", "begins_at_ns": 1 << 61, "ends_at_ns": (1 << 61) + 10**12},
}
"""What B has made, over HTTP, besides its people and their sessions."""
_SAME = {"/archive/{session}", "/archive/{session}/uploads"}
"""Whatever name is asked for, these tell an organisation what it has of it: here, nothing."""


@dataclass(frozen=True)
class _Operation:
    method: str
    path: str
    body: Any
    query: dict[str, Any]

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
        yield _Operation(operation.method.upper(), operation.path, body, case.query or {})


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
        token = people.sign_in(someone).tokens.access.reveal()
        self._headers = {"Authorization": f"Bearer {token}"}

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
        archive=ArchiveService(DiskArchives(tmp_path / "archives", key, own="own")),
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


@pytest.mark.promise(37)
def test_a_tries_every_id_of_b_on_every_route_and_gets_nothing(parts: Parts) -> None:
    app = create_app(parts, TurnedAway(most_a_minute=1_000_000))
    # First what takes no id: later on, A's own trail tells of what A tried.
    operations = sorted(
        (each for each in _operations(app.openapi()) if not each.path.startswith(_PUBLIC_BEGINS)),
        key=lambda each: len(each.names),
    )
    people = FakePeople.of(parts.repository, parts.accounts)
    a, b = people.organisation("A"), people.organisation("B")
    client = TestClient(app, raise_server_exceptions=False)
    hers = people.person(b, Role.ADMIN)
    people.sign_in(people.person(b, Role.PRODUCER))
    b_admin = _Caller(client, people, hers)
    for path, body in _MADE.items():
        status, told = b_admin.ask(_Operation("POST", path, body, {}))
        assert status < 300, told
    show = new_id()
    data = UploadSpec(UploadKind.PART, 0, 4, "0" * 64)
    parts.archive.of(b).create(show, data)
    before = _kept(parts, b)
    text = json.dumps(before, default=repr) + f" {show} {data.id}"
    ids = sorted(set(re.findall(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", text)))
    assert len(ids) >= 10
    stranger = _Caller(client, people, people.person(a, Role.ADMIN))
    got, asked = set(), 0
    for operation in operations:
        for way in _ways(operation, ids, hers.id):
            status, told = stranger.ask(operation, way)
            asked += 1
            leaked = any(one in told for one in ids if one not in way)
            if leaked or status >= 500 or (way and status < 400 and operation.path not in _SAME):
                got.add(f"{operation.method} {operation.path} {status}")
    assert not got
    assert asked > 200
    assert _kept(parts, b) == before
    (upload,) = parts.archive.of(b).look(show).uploads
    assert upload.offset == 0
    # The ids are right: of its own, B gets what A did not.
    status, told = b_admin.ask(_Operation("GET", "/people/{person}", None, {}), (hers.id,))
    assert (status, hers.mail in told) == (200, True)
    status, told = b_admin.ask(_Operation("GET", "/archive/{session}", None, {}), (show,))
    assert (status, data.sha256 in told) == (200, True)
