"""The client against real servers: two instances over one NATS, one of which goes."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from studio.audit.gate import Gate as EngineGate
from studio.backend.live.nats_bus import NatsBus
from studio.backend.live.nats_link import NatsLink
from studio.backend.live.nats_store import NatsStateStore
from studio.client import BackendAddress, ClientError, RefusedError, live
from studio.client.accounts import CodeNeeded, SignedIn, Tokens
from studio.client.address import Gate
from studio.client.asking import JsonHttp
from studio.client.events import Draft, EventsClient, StreamGrant
from studio.client.http import BackendHttp
from studio.client.live import LiveClient
from studio.client.oidc import CameBack, Started
from studio.client.stations import Answered, LiveListener, OwnStation
from studio.policy import Policy, Region, shipped_register
from studio.secrets import RecordKey, Secret
from studio.supervisor.backend import BackendProcess
from tests.fakes.repository import MemoryRepository
from tests.parts.nats import NatsServer
from tests.parts.pki import Authority
from tests.parts.served import served
from tests.studio.backend.events.parts import ANNA, NOW_NS, ROOT
from tests.studio.backend.http.event_app import EventApp, event_app
from tests.waiting import timing, wait_until


class Heard(LiveListener):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.states: list[dict[str, Any]] = []
        self.answers: list[Answered] = []
        self.troubles: list[str] = []
        self.connections = 0

    def state(self, state: dict[str, Any]) -> None:
        self.states.append(state)

    def answered(self, answer: Answered) -> None:
        self.answers.append(answer)

    def connected(self, *, is_connected: bool, trouble: str) -> None:
        self.connections += is_connected
        self.troubles.append(trouble)

    def station(self, station: str) -> dict[str, Any]:
        found = [each for each in self.states[-1]["stations"] if each["id"] == station]
        return found[0] if found else {}


class Refusals:
    """An audit log of which only the entries matter."""

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        pass


def _open(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


def _asking(url: str, secret: Secret | None = None) -> JsonHttp:
    return JsonHttp(BackendHttp(BackendAddress.parse(url), secret or Secret("anna"), _open))


def _event(backend: EventApp) -> str:
    about = {"name": "Results", "begins_at_ns": NOW_NS, "ends_at_ns": NOW_NS + 1}
    return str(backend.client("anna").post("/events", json=about).json()["id"])


@contextmanager
def _following(
    urls: list[str],
    event: str,
    station: str = "one",
    who: str = "anna",
    gate: Gate = _open,
    ca_file: Path | None = None,
) -> Iterator[tuple[LiveClient, Heard]]:
    heard = Heard()
    client = LiveClient(
        [BackendAddress.parse(url) for url in urls],
        lambda: Secret(who),
        gate,
        event,
        heard,
        station=OwnStation(station, station.title()) if station else None,
        ca_file=ca_file,
    )
    client.start()
    try:
        yield client, heard
    finally:
        client.stop()


@contextmanager
def _silent(authority: Authority) -> Iterator[str]:
    """Serve TLS and say nothing more, as an instance that hangs."""
    certificate = authority.valid()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate.chain, certificate.key)
    held: list[ssl.SSLSocket] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):
                while True:
                    held.append(context.wrap_socket(listener.accept()[0], server_side=True))

        serving = threading.Thread(target=serve)
        serving.start()
        try:
            yield f"https://localhost:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            serving.join(5)
            for each in held:
                each.close()


@pytest.fixture
def backend() -> Iterator[EventApp]:
    with event_app() as made:
        yield made


def test_a_station_reports_and_another_one_sees_it(backend: EventApp) -> None:
    event = _event(backend)
    with (
        served(backend.app) as url,
        _following([url], event, "one") as (one, heard_by_one),
        _following([url], event, "two", "bert") as (_, heard_by_two),
    ):
        wait_until(lambda: heard_by_two.states and heard_by_two.station("one"), 5, "both see")
        revision = heard_by_one.station("one")["revision"]
        number = one.report(revision, {"tally": "program", "is_on_air": True})
        wait_until(lambda: heard_by_one.answers, 5, "an answer")
        assert heard_by_one.answers[0].id == number
        assert not heard_by_one.answers[0].detail
        wait_until(lambda: heard_by_two.station("one")["tally"] == "program", 5, "it is seen")
        one.report(revision, {})
        one.share(0, {"program": "two"})
        wait_until(lambda: len(heard_by_one.answers) == 3, 5, "two more answers")
        assert "meanwhile" in heard_by_one.answers[1].detail
        wait_until(lambda: heard_by_two.states[-1]["shared"]["program"] == "two", 5, "shared")


def test_by_tls_with_the_name_verified(backend: EventApp, tmp_path: Path) -> None:
    event, authority = _event(backend), Authority(tmp_path)
    with (
        served(backend.app, authority.valid()) as url,
        _following([url], event, ca_file=authority.ca_file) as (_, heard),
        _following([url], event, "two") as (_, distrusting),
    ):
        wait_until(lambda: heard.states, 5, "it is followed")
        wait_until(lambda: distrusting.troubles, 5, "it does not trust this authority")
        assert "SSLCertVerificationError" in distrusting.troubles[0]
        assert not distrusting.states


@pytest.mark.promise(36)
def test_what_the_gate_forbids_is_not_connected_to() -> None:
    gate = EngineGate(policy=Policy(shipped_register(), Region.EU), trail=Refusals())
    with _following(["https://backend-us.videosync.example"], "e", gate=gate) as (_, heard):
        wait_until(lambda: heard.troubles, 5, "it is told why")
    assert "stays in the EU" in heard.troubles[0]


def test_who_is_not_let_in_is_told_and_does_not_come_again(backend: EventApp) -> None:
    event = _event(backend)
    with served(backend.app) as url:
        with _following([url], event, who="nobody") as (client, heard):
            wait_until(lambda: not client._worker.alive, 5, "it gives up")
            assert heard.troubles[-1].startswith("Sign in again")
        with _following([url], event, who="eve") as (client, heard):
            wait_until(lambda: not client._worker.alive, 5, "it gives up")
            assert "no such event" in heard.troubles[-1]


@pytest.mark.promise(2)
def test_when_one_of_two_instances_goes_its_clients_resume_at_the_other(tmp_path: Path) -> None:
    repository = MemoryRepository()
    with ExitStack() as stack:
        nats = stack.enter_context(NatsServer(tmp_path))
        instances = []
        for _ in range(2):
            link = NatsLink([nats.url])
            stack.callback(link.close)
            instances.append(
                stack.enter_context(
                    event_app(repository, bus=NatsBus(link), state_store=NatsStateStore(link))
                )
            )
        going = stack.enter_context(ExitStack())
        first = going.enter_context(served(instances[0].app))
        second = stack.enter_context(served(instances[1].app))
        event = _event(instances[0])
        one, heard_by_one = stack.enter_context(_following([first, second], event, "one"))
        _, heard_by_two = stack.enter_context(_following([second], event, "two", "bert"))
        wait_until(lambda: heard_by_two.states and heard_by_two.station("one"), 5, "both see")
        one.report(heard_by_one.station("one")["revision"], {"note": "kept"})
        wait_until(lambda: heard_by_one.answers, 5, "it is acknowledged")
        with timing() as watch:
            going.close()
            wait_until(lambda: heard_by_one.connections == 2, 10, "it is back")
        assert heard_by_two.station("one")["note"] == "kept"
        revision = heard_by_two.station("one")["revision"]
        wait_until(lambda: heard_by_one.states[-1]["revision"] >= revision, 5, "it sees it")
        one.report(heard_by_one.station("one")["revision"], {"note": "anew"})
        wait_until(lambda: heard_by_two.station("one")["note"] == "anew", 5, "the other sees it")
    assert watch.seconds < 4  # the bench holds it to its bar, with nothing beside it


def test_the_studio_asks_for_keys_and_never_shows_them(backend: EventApp) -> None:
    parts = backend.parts
    made = parts.ingest.register(
        ROOT, name="here", region=Region.EU, zone="a", url="rtmps://a.example"
    )
    parts.ingest.heard(made.server, is_well=True, publishing=0)
    event = _event(backend)
    with served(backend.app) as url, closing(_asking(url)) as asks:
        client = EventsClient(asks)
        [listed] = client.list()
        assert (listed.id, listed.name, listed.needs_go) == (event, "Results", False)
        placement = client.look(event).placement
        assert placement is not None
        assert placement.ingest == "eu"
        live, rehearsal = (client.begin(event, "one", rehearsal=way) for way in (False, True))
        assert live.ingests == ("rtmps://a.example/live",)
        assert rehearsal.ingests == ("rtmps://a.example/rehearsal",)
        assert live.key not in repr(live)
        assert client.renew(event, live.id) == live.expires_at_ns
        client.end(event, live.id)
        with pytest.raises(RefusedError, match="no such key"):
            client.renew(event, live.id)
        assert [key.id for key in parts.keys.list(ANNA, event)] == [rehearsal.id]
    with closing(_asking(url)) as asks, pytest.raises(ClientError, match="does not answer"):
        EventsClient(asks).list()


def test_what_answers_something_else_is_told_without_what_it_said(backend: EventApp) -> None:
    with served(backend.app) as url, closing(_asking(url)) as asks:
        with pytest.raises(ClientError, match="another version's language") as refused:
            asks.ask("GET", "/events", StreamGrant)
        assert refused.value.__cause__ is None


@pytest.mark.promise(15)
def test_what_holds_a_secret_shows_nothing() -> None:
    tokens = Tokens(access="SECRET", access_until_ns=1, refresh="SECRET")
    hidden = (
        SignedIn(tokens=tokens, device="SECRET"),
        Started(url="SECRET", state="SECRET", flow="SECRET"),
        CameBack(code="SECRET", state="SECRET"),
        CodeNeeded(ticket="SECRET"),
        StreamGrant(id="1", event="e", key="SECRET", ingests=(), region="eu", expires_at_ns=1),
    )
    assert not [each for each in (tokens, *hidden) if "SECRET" in repr(each)]


def test_the_backend_that_comes_along_has_events_and_their_live_state(tmp_path: Path) -> None:
    running = BackendProcess(tmp_path, RecordKey.generate(protected=True))
    asks = _asking(running.url, running.secret)
    try:
        client = EventsClient(asks)
        now_ns = time.time_ns()
        made = client.create(Draft(name="Mine", begins_at_ns=now_ns, ends_at_ns=now_ns + 1))
        placement = client.look(made.id).placement
        assert placement is not None
        assert placement.ingest == "eu"
        with pytest.raises(RefusedError, match="No ingest server in the EU"):
            client.begin(made.id, "one", rehearsal=True)
        with _following([running.url], made.id, who=running.secret.reveal()) as (_, heard):
            wait_until(lambda: heard.states and heard.station("one"), 5, "it is followed")
    finally:
        asks.close()
        running.close()


def test_an_instance_that_hangs_holds_nobody_from_the_other_one_or_from_ending(
    backend: EventApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CONNECT_TIMEOUT_S", 1.0)
    authority = Authority(tmp_path)
    with _silent(authority) as hangs, served(backend.app) as url:
        event, ca_file = _event(backend), authority.ca_file
        with _following([hangs, url], event, ca_file=ca_file) as (_, heard):
            wait_until(lambda: heard.states, 10, "the other one tells the state")
        with _following([hangs], event, ca_file=ca_file) as (client, heard):
            wait_until(lambda: heard.troubles, 10, "it is told that nobody answers")
        assert not client.is_running
