from collections.abc import Iterator

import pytest

from studio.backend.moment import HOUR_NS
from studio.backend.trail import Outcome
from studio.policy import Region
from studio.policy.placing import Home
from tests.studio.backend.events.parts import NOW_NS, ROOT

from .event_app import EventApp, event_app

NEW = {"name": "Results", "begins_at_ns": NOW_NS, "ends_at_ns": NOW_NS + HOUR_NS}


@pytest.fixture
def backend() -> Iterator[EventApp]:
    with event_app() as made:
        yield made


def _server(backend: EventApp, region: str = "eu", zone: str = "a") -> str:
    about = {
        "name": zone,
        "region": region,
        "zone": zone,
        "url": f"rtmps://{zone}.{region}.example",
    }
    made = backend.client("ruth").post("/ingest/servers", json=about)
    assert made.status_code == 201, made.text
    token = str(made.json()["token"])
    headers = {"Authorization": f"Bearer {token}"}
    beat = backend.client("").post("/ingest/heartbeat", json={"is_well": True}, headers=headers)
    assert beat.status_code == 204
    return token


def test_a_producer_brings_an_event_from_its_making_to_its_deletion(backend: EventApp) -> None:
    anna, bert = backend.client("anna"), backend.client("bert")
    token = _server(backend)
    made = anna.post("/events", json={**NEW, "needs_go": True}).json()
    place = f"/events/{made['id']}"
    changed = anna.patch(place, json={"revision": 1, "name": "Results Q3"}).json()
    assert (changed["name"], changed["revision"]) == ("Results Q3", 2)
    assert anna.patch(place, json={"revision": 1, "name": "x"}).status_code == 409
    assert anna.post(f"{place}/keys", json={"station": "one"}).status_code == 403
    assert anna.post(f"{place}/go/question").status_code == 200
    assert anna.post(f"{place}/go").status_code == 403
    assert bert.post(f"{place}/go").json()["go_given_by"] == "bert"
    answer = anna.post(f"{place}/keys", json={"station": "one"})
    issued = answer.json()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (201, "no-store")
    assert issued["ingests"] == ["rtmps://a.eu.example/live"]
    listed = anna.get(f"{place}/keys").json()["keys"]
    assert [key["id"] for key in listed] == [issued["id"]]
    assert issued["key"] not in str(listed)
    renewed = anna.post(f"{place}/keys/{issued['id']}/renewal").json()
    assert renewed["expires_at_ns"] > NOW_NS
    assert anna.get(place).json()["placement"]["eu_only"]
    copied = anna.post(f"{place}/copies", json={"begins_at_ns": 5}).json()
    assert copied["copied_from"] == made["id"]
    assert len(anna.get("/events").json()["events"]) == 2
    headers = {"Authorization": f"Bearer {token}"}
    published = {"application": "live", "name": issued["key"]}
    grant = backend.client("").post("/ingest/publish", json=published, headers=headers).json()
    assert grant["audience"]
    assert anna.delete(f"{place}/keys/{issued['id']}").status_code == 204
    told = {"grants": [grant["grant"]]}
    ended = backend.client("").post("/ingest/standing", json=told, headers=headers).json()
    assert ended == {"ended": [grant["grant"]]}
    revision = anna.get(place).json()["revision"]
    assert anna.delete(f"{place}?revision={revision}").status_code == 204
    assert anna.get(place).status_code == 404


@pytest.mark.promise(37)
def test_another_organisations_ids_are_nothing(backend: EventApp) -> None:
    _server(backend)
    anna, eve = backend.client("anna"), backend.client("eve")
    place = f"/events/{anna.post('/events', json=NEW).json()['id']}"
    key = anna.post(f"{place}/rehearsal-keys", json={"station": "one"}).json()["id"]
    for method, path, body in (
        ("GET", place, None),
        ("PATCH", place, {"revision": 1, "name": "x"}),
        ("DELETE", f"{place}?revision=1", None),
        ("POST", f"{place}/copies", {"begins_at_ns": 1}),
        ("POST", f"{place}/go/question", None),
        ("POST", f"{place}/go", None),
        ("DELETE", f"{place}/go", None),
        ("GET", f"{place}/keys", None),
        ("POST", f"{place}/keys", {"station": "s"}),
        ("POST", f"{place}/rehearsal-keys", {"station": "s"}),
        ("POST", f"{place}/keys/{key}/renewal", None),
        ("DELETE", f"{place}/keys/{key}", None),
    ):
        assert eve.request(method, path, json=body).status_code == 404, path
    assert eve.get("/events").json() == {"events": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {**NEW, "name": ""},
        {**NEW, "begins_at_ns": -1},
        {**NEW, "ends_at_ns": 1 << 70},
        {**NEW, "origin": "mars"},
        {**NEW, "more": 1},
        {**NEW, "begins_at_ns": 1.5},
    ],
)
def test_what_is_no_event_is_refused(backend: EventApp, wrong: dict[str, object]) -> None:
    assert backend.client("anna").post("/events", json=wrong).status_code == 422


def test_nginx_asks_by_a_form_and_is_answered_by_the_status(backend: EventApp) -> None:
    token = _server(backend)
    anna = backend.client("anna")
    place = f"/events/{anna.post('/events', json=NEW).json()['id']}"
    live = anna.post(f"{place}/keys", json={"station": "one"}).json()
    rehearsal = anna.post(f"{place}/rehearsal-keys", json={"station": "one"}).json()
    nginx = backend.client(token)

    def asks(call: str, app: str, name: str) -> int:
        form = {"call": call, "app": app, "name": name, "addr": "192.0.2.1", "clientid": "1"}
        return nginx.post("/ingest/nginx", data=form).status_code

    assert asks("publish", "live", live["key"]) == 204
    assert asks("publish", "rehearsal", rehearsal["key"]) == 204
    assert asks("publish", "live", rehearsal["key"]) == 403
    assert asks("publish", "other", live["key"]) == 403
    assert asks("play", "live", live["key"]) == 403
    assert asks("update_publish", "live", live["key"]) == 204
    assert anna.delete(f"{place}/keys/{live['id']}").status_code == 204
    assert asks("update_publish", "live", live["key"]) == 403
    assert asks("update_publish", "other", live["key"]) == 403
    assert backend.client("x").post("/ingest/nginx", data={}).status_code == 401


@pytest.mark.promise(36)
@pytest.mark.promise(49)
def test_with_every_us_vendor_off_a_show_is_made_rehearsed_and_brought_live(
    backend: EventApp,
) -> None:
    _server(backend)
    ada = backend.client("ada")
    vendors = ada.get("/vendors").json()["vendors"]
    abroad = [each for each in vendors if each["location"] == "us"]
    assert abroad
    assert all(each["bar"] == "eu-only" and not each["on"] for each in abroad)
    refused = ada.put(f"/vendors/{abroad[0]['id']}/consent")
    assert (refused.status_code, "in the EU" in refused.json()["detail"]) == (403, True)
    assert backend.trail.deeds[-1].outcome is Outcome.REFUSED
    place = f"/events/{ada.post('/events', json=NEW).json()['id']}"
    assert ada.post(f"{place}/rehearsal-keys", json={"station": "one"}).status_code == 201
    assert ada.post(f"{place}/keys", json={"station": "one"}).status_code == 201
    hello = {"type": "hello", "station": {"id": "one", "name": "One"}}
    with ada.websocket_connect(f"{place}/live") as socket:
        socket.send_json(hello)
        assert socket.receive_json()["stations"][0]["is_connected"]


def test_an_admin_demands_and_the_provider_settles(backend: EventApp) -> None:
    ada, ruth = backend.client("ada"), backend.client("ruth")
    assert ada.get("/residency").json() == {"home": "unknown", "demand": "none", "revision": 0}
    home = {"revision": 0, "home": "us"}
    assert ada.put("/organisations/acme/home", json=home).status_code == 403
    assert ada.get("/organisations/acme/home").status_code == 403
    assert ruth.put("/organisations/nobody/home", json=home).status_code == 404
    assert ruth.get("/organisations/nobody/home").status_code == 404
    assert ruth.get("/organisations/acme/home").json()["revision"] == 0
    assert ruth.put("/organisations/acme/home", json=home).json()["home"] == "us"
    demand = {"revision": 1, "demand": "eu-only"}
    assert ada.put("/residency/demand", json=demand).json()["demand"] == "eu-only"
    assert ada.put("/residency/demand", json=demand).status_code == 409


def test_the_provider_approves_and_an_admin_consents(backend: EventApp) -> None:
    ada, ruth = backend.client("ada"), backend.client("ruth")
    backend.parts.residency.settle(ROOT, "acme", Home.US, 0)
    assert ada.get("/vendors/files").status_code == 403
    assert ruth.put("/vendors/daily/approval").status_code == 200
    files = {each["id"]: each for each in ruth.get("/vendors/files").json()["files"]}
    assert (files["daily"]["overdue"], bool(files["daily"]["due_at_ns"])) == (False, True)
    assert files["turbobridge"]["approved_at_ns"] == 0
    clauses = {"reference": "contracts/1"}
    assert ruth.put("/vendors/daily/clauses", json=clauses).json()["clauses"] == "contracts/1"
    assert ada.put("/vendors/daily/consent").json()["bar"] == "off"
    assert ada.put("/vendors/daily/switch", json={"on": True}).json()["on"]
    assert ada.delete("/vendors/daily/consent").json()["bar"] == "no-consent"
    assert ruth.put("/vendors/daily/review").json()["reviewed_at_ns"] == NOW_NS
    assert ada.put("/vendors/nobody/consent").status_code == 404
    assert backend.client("pia").put("/vendors/daily/consent").status_code == 403


def test_a_region_without_a_healthy_ingest_says_so(backend: EventApp) -> None:
    _server(backend, "us")
    anna = backend.client("anna")
    place = f"/events/{anna.post('/events', json=NEW).json()['id']}"
    answer = anna.post(f"{place}/keys", json={"station": "one"})
    assert answer.status_code == 503
    servers = backend.client("ruth").get("/ingest/servers").json()["servers"]
    assert [each["region"] for each in servers] == [Region.US.value]
    gone = f"/ingest/servers/{servers[0]['id']}"
    assert backend.client("ruth").delete(gone).status_code == 204
    assert backend.client("ruth").delete(gone).status_code == 404
