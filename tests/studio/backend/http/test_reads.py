"""Reads that share a batch: as each alone, and no access untold."""

import threading
from collections.abc import Sequence

import pytest
from starlette.testclient import TestClient

from studio.backend.audit.model import RECORDS
from studio.backend.errors import StoreError
from studio.backend.http import create_app
from studio.backend.moment import HOUR_NS, utc_now_ns
from studio.backend.parts import Parts
from studio.backend.repository import Query
from studio.backend.trail import Deed, Outcome
from tests.waiting import wait_until

from .serving import HEADERS

OTHERS = "0" * 32


def _event(client: TestClient) -> str:
    begins_at_ns = utc_now_ns() + HOUR_NS
    draft = {"name": "Results", "begins_at_ns": begins_at_ns, "ends_at_ns": begins_at_ns + HOUR_NS}
    made = client.post("/events", json=draft, headers=HEADERS)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


@pytest.mark.parametrize("headers", [HEADERS, {}, {"Authorization": "Bearer x"}])
@pytest.mark.parametrize("known", [True, False])
def test_a_quick_read_is_answered_and_told_as_the_route_does(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], *, known: bool
) -> None:
    app = create_app(parts)
    client = TestClient(app, client=("192.0.2.9", 1))
    path = f"/events/{_event(client) if known else OTHERS}"
    quick = client.get(path, headers=headers)
    # What stands outside of the routes is taken away, so the second one is the route's answer.
    monkeypatch.setattr(app, "outside", None)
    usual = client.get(path, headers=headers)
    assert (quick.status_code, quick.json()) == (usual.status_code, usual.json())
    assert dict(quick.headers) == dict(usual.headers)
    query = Query({"kind": "access"}, order="number", descending=True, limit=2)
    told = parts.repository.read(lambda reader: reader.find(RECORDS, query))
    assert len({(each.target, each.outcome, each.account, each.subject) for each in told}) == 1
    assert told[0].details == told[1].details


def test_reads_at_once_share_a_write_of_the_trail(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared: list[int] = []
    entered, go_on = threading.Event(), threading.Event()
    record_all = parts.trail.record_all

    def held(deeds: Sequence[Deed]) -> None:
        shared.append(len(deeds))
        entered.set()
        go_on.wait(10)
        record_all(deeds)

    with TestClient(create_app(parts)) as client:
        path = f"/events/{_event(client)}"
        monkeypatch.setattr(type(parts.trail), "record_all", lambda _self, deeds: held(deeds))
        statuses: list[int] = []

        def ask(asked: str) -> None:
            statuses.append(client.get(asked, headers=HEADERS).status_code)

        asked = [path, *[path] * 8, f"/events/{OTHERS}"]
        threads = [threading.Thread(target=ask, args=(each,)) for each in asked]
        threads[0].start()
        assert entered.wait(10)
        for thread in threads[1:]:
            thread.start()
        assert statuses == []
        go_on.set()
        for thread in threads:
            thread.join()
    wait_until(lambda: len(statuses) == len(asked), 5, "all are answered")
    assert (shared[0], sum(shared)) == (1, len(asked))
    assert sorted(statuses) == [*[200] * 9, 404]


def test_nothing_is_told_where_the_trail_cannot_be_written(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(create_app(parts))
    path = f"/events/{_event(client)}"

    def full(_self: object, deeds: Sequence[Deed]) -> None:
        assert [deed.outcome for deed in deeds] == [Outcome.DONE]
        message = "The disk of the store is full; make room on it."
        raise StoreError(message)

    monkeypatch.setattr(type(parts.trail), "record_all", full)
    answer = client.get(path, headers=HEADERS)
    assert (answer.status_code, list(answer.json())) == (507, ["detail", "code"])


@pytest.mark.allow_log(r"A request failed: ZeroDivisionError at test_reads\.py:\d+$")
def test_what_fails_is_told_as_any_other_request_that_does(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = TestClient(create_app(parts))
    path = f"/events/{_event(client)}"

    def fail(*_arguments: object) -> None:
        message = "a secret"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(type(parts.eventing.events), "get", fail)
    answer = client.get(path, headers=HEADERS)
    assert answer.status_code == 500
    assert "secret" not in answer.text + caplog.text
    caplog.clear()
