"""Support looks for what was deleted and brings it back; admins say how long what is kept."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from studio.backend.events.model import EVENTS, Event
from studio.backend.http.guard import Guard
from studio.backend.http.refusals import add_refusals
from studio.backend.http.retention_routes import retention_router
from studio.backend.keeping import restoring
from studio.backend.records import new_id
from studio.backend.retention import Policies, softly_deleted
from studio.policy.permissions import Role
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail
from tests.studio.backend.events.parts import NOW_NS, caller
from tests.studio.backend.http import event_app

OWN = caller().organisation


@pytest.fixture
def repository() -> MemoryRepository:
    return MemoryRepository()


@pytest.fixture
def app(repository: MemoryRepository, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    monkeypatch.setitem(event_app.PEOPLE, "sue", caller(Role.SUPPORT, "sue", ""))
    trail = MemoryTrail()
    made = FastAPI()
    add_refusals(made)
    support = restoring(repository, trail, lambda: NOW_NS)
    policies = Policies(repository, trail, lambda: NOW_NS)
    made.include_router(retention_router(support, policies, Guard(event_app.Names(), trail)))
    return made


def client(app: FastAPI, name: str) -> TestClient:
    return TestClient(app, headers={"Authorization": f"Bearer {name}"})


@pytest.mark.promise(22)
def test_support_finds_and_restores_what_was_deleted(
    app: FastAPI, repository: MemoryRepository
) -> None:
    event = Event(
        id=new_id(), organisation=OWN, name="Lost", begins_at_ns=1, ends_at_ns=2, made_by="a",
        made_at_ns=1,
    )  # fmt: skip
    repository.write(lambda t: t.put(EVENTS, softly_deleted(event, "anna", NOW_NS - 1)))
    sue = client(app, "sue")
    address = f"/organisations/{OWN}/deleted/events"
    (shown,) = sue.get(address).json()["deleted"]
    assert (shown["id"], shown["name"], shown["deleted_by"]) == (event.id, "Lost", "anna")
    assert sue.get("/organisations/other/deleted/events").json() == {"deleted": []}
    there = f"/deleted/events/{event.id}/restoration"
    assert sue.post(f"/organisations/other{there}").status_code == 404
    assert client(app, "ada").post(f"/organisations/{OWN}{there}").status_code == 403
    assert sue.post(f"/organisations/{OWN}{there}").json()["erase_at_ns"] == 0
    assert sue.get(address).json() == {"deleted": []}
    assert sue.post(f"/organisations/{OWN}{there}").status_code == 409


@pytest.mark.promise(47)
def test_an_admin_says_how_long_what_is_kept(app: FastAPI) -> None:
    ada = client(app, "ada")
    before = ada.get("/retention").json()["days"]
    after = ada.put("/retention", json={"days": {"events": 30}}).json()["days"]
    assert after == {**before, "events": 30}
    assert ada.get("/retention").json()["days"] == after
    assert client(app, "eve").get("/retention").json()["days"] == before
    for bad in ({"events": 0}, {"events": 10**9}, {"weather": 3}, {"events": "x"}):
        assert ada.put("/retention", json={"days": bad}).status_code == 422
    assert client(app, "anna").put("/retention", json={"days": {}}).status_code == 403
