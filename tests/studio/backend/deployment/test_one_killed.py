"""One of two instances killed behind nginx: API, live state and a call go on by the other."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests

from studio.backend.deployment import load_deployment
from studio.backend.deployment.assembly import deployed_parts
from studio.backend.deployment.healthy import is_healthy
from studio.backend.events import Draft
from studio.backend.moment import HOUR_NS
from studio.client import BackendAddress
from studio.client.live import LiveClient
from studio.client.stations import Answered, LiveListener, OwnStation
from studio.policy.permissions import Role
from studio.secrets import RecordKey, Secret
from tests.fakes.people import FakePeople, allow_all
from tests.parts.in_call import InCall
from tests.parts.mongo_own import OwnMongo
from tests.parts.nats import PROGRAM
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.shipped import Started, nginx_shipped, secrets_in, shipped
from tests.waiting import timing, wait_until

from .test_two_instances import CONFIG, secret_file

pytestmark = pytest.mark.alone
"""Whole instances and what stands around them, judged by the clock."""

_ROOT = Path(__file__).resolve().parents[4]
_STATIONS = 4
_BACK_IN_CALL_S = 2.0
_ENDED_S = 12.0
"""A backend that is told to end lets answers finish for 5 s, and ends."""


class _Instance:
    """One instance as it is deployed: a process of its own."""

    def __init__(self, config: Path, key: RecordKey, port: int) -> None:
        words = [sys.executable, "-m", "studio", "backend", "serve", "--config", str(config)]
        environment = {**os.environ, "STORE_KEY": key.key.reveal()}
        self._log = config.with_suffix(".log").open("wb")
        self.process = subprocess.Popen(
            words, cwd=_ROOT, env=environment, stdout=self._log, stderr=self._log
        )
        self.port, self.deployment = port, load_deployment(config)

    def close(self) -> None:
        self.process.kill()
        self.process.wait(10)
        self._log.close()


@dataclass
class _Deployed:
    """Both instances; an event at ``front``, and the token of who may follow it."""

    instances: tuple[_Instance, _Instance]
    front: str
    event: str
    token: Secret
    ca_file: Path

    def get(self, session: requests.Session) -> requests.Response:
        headers = {"Authorization": f"Bearer {self.token.reveal()}"}
        url = f"{self.front}/events/{self.event}"
        return session.get(url, headers=headers, verify=str(self.ca_file), timeout=10)

    def members(self, *stations: str) -> InCall:
        return InCall(self.front, self.event, self.token, self.ca_file, stations)

    @contextmanager
    def station(self, name: str) -> Iterator["_Station"]:
        station = _Station(self, name)
        station.client.start()
        try:
            yield station
        finally:
            station.client.stop()


class _Station(LiveListener):
    """A studio that follows the event through the front; ``kept``: what was acknowledged."""

    def __init__(self, deployed: _Deployed, name: str) -> None:
        self.name, self.connections = name, 0
        self.state_told: dict[str, Any] = {}
        self.kept: set[str] = set()
        self._sent: dict[str, str] = {}
        self.client = LiveClient(
            [BackendAddress.parse(deployed.front)],
            lambda: deployed.token,
            allow_all,
            deployed.event,
            self,
            station=OwnStation(name, name),
            ca_file=deployed.ca_file,
        )

    def state(self, state: dict[str, Any]) -> None:
        self.state_told = state

    def answered(self, answer: Answered) -> None:
        if not answer.detail:
            self.kept.add(self._sent[answer.id])

    def connected(self, *, is_connected: bool, trouble: str) -> None:  # noqa: ARG002  # as all hear
        self.connections += is_connected

    def note_of(self, name: str) -> str:
        told = self.state_told.get("stations", ())
        return next((str(each["note"]) for each in told if each["id"] == name), "")

    def say(self, note: str) -> None:
        """Say *note* of oneself, again where it was lost, and return once it is kept."""
        while note not in self.kept:
            own = next(e for e in self.state_told["stations"] if e["id"] == self.name)
            number = self.client.report(own["revision"], {"note": note})
            self._sent[number] = note
            threading.Event().wait(0.2)


@pytest.fixture
def deployed(tmp_path: Path) -> Iterator[_Deployed]:
    key, authority = RecordKey.generate(protected=True), Authority(tmp_path)
    certificate, nats, front = authority.valid(), free_port(), free_port()
    secret_file(tmp_path / "nats.token", "of-the-instances")
    secrets_in(tmp_path, certificate, authority.ca_file)
    words = {"port: 4222": f"port: {nats}\nhost: 127.0.0.1", "/tmp/jetstream": f"{tmp_path}/js"}  # noqa: S108  # replaced
    with ExitStack() as stack:
        nats_config = str(shipped("nats.conf", tmp_path, words))
        stack.enter_context(Started([PROGRAM, "-c", nats_config], nats))
        mongo = stack.enter_context(OwnMongo())
        secret_file(tmp_path / "mongodb.url", mongo.url.reveal())
        instances = []
        for name in ("a", "b"):
            config, port = tmp_path / f"{name}.toml", free_port()
            places = {"folder": tmp_path, "chain": certificate.chain, "key": certificate.key}
            text = CONFIG.format(instance=name, nats=nats, **places)
            text = text.replace("env:NEVER_READ", "env:STORE_KEY").replace("8443", str(port))
            config.write_text(text)
            instances.append(_Instance(config, key, port))
            stack.callback(instances[-1].close)
        for each in instances:
            wait_until(lambda each=each: is_healthy(each.deployment), 60, "it answers")  # type: ignore[misc]  # bound now
        hosts = {
            f"backend-{name}:8443": f"127.0.0.1:{each.port}"
            for name, each in zip("ab", instances, strict=True)
        }
        here = {"listen 8443": f"listen 127.0.0.1:{front}", "name backend": "name localhost"}
        command = nginx_shipped("front.conf", tmp_path, {**hosts, **here})
        stack.enter_context(Started([*command, "-g", "daemon off; master_process off;"], front))
        event, token = _begun(tmp_path / "a.toml", key)
        yield _Deployed(
            (instances[0], instances[1]),
            f"https://127.0.0.1:{front}",
            event,
            token,
            authority.ca_file,
        )


def _begun(config: Path, key: RecordKey) -> tuple[str, Secret]:
    """Make an event in the store of *config*; return it, and a token of who may follow it."""
    # A chain of its own, as at the console: the instance writes its own by now.
    alone = msgspec.structs.replace(load_deployment(config), instance="a-console", nats=None)
    with closing(deployed_parts(alone, key)) as parts:
        people = FakePeople.of(parts.repository, parts.accounts)
        ann = people.person(people.organisation(), Role.PRODUCER)
        token = people.sign_in(ann).tokens.access
        begins_ns = time.time_ns()
        draft = Draft(name="Results", begins_at_ns=begins_ns, ends_at_ns=begins_ns + HOUR_NS)
        return parts.eventing.events.create(people.caller(ann), draft).id, token


def _connections(port: int) -> int:
    """Return how many connections stand at a port of this machine, as the kernel has them."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


@pytest.mark.allow_log("asyncio: returning true from eof_received")
@pytest.mark.promise(2)
def test_one_is_killed_and_api_live_state_and_call_go_on_by_the_other(deployed: _Deployed) -> None:
    with ExitStack() as stack:
        before = [_connections(each.port) for each in deployed.instances]
        members = stack.enter_context(deployed.members("m0", "m1"))
        wait_until(lambda: members.epoch, 20, "both are in one call")
        more = [
            _connections(each.port) - count
            for each, count in zip(deployed.instances, before, strict=True)
        ]
        # The front leads all of an event to one instance; that one is killed.
        assert sorted(more) == [0, 2]
        first_call, killed = members.epoch, deployed.instances[more.index(2)]
        left = deployed.instances[more.index(0)]
        session = stack.enter_context(requests.Session())
        stations = [stack.enter_context(deployed.station(f"s{n}")) for n in range(_STATIONS)]
        wait_until(lambda: all(each.state_told for each in stations), 20, "all follow it")
        first, *_, last = stations
        first.say("before")
        wait_until(lambda: last.note_of("s0") == "before", 10, "the others see it")
        assert {deployed.get(session).status_code for _ in range(8)} == {200}
        killed.process.send_signal(signal.SIGKILL)
        killed_at = time.monotonic()
        with timing() as watch:
            # Not one request finds nobody: nginx asks the other instance.
            assert {deployed.get(session).status_code for _ in range(20)} == {200}
            # nginx hands each connection to the other instance in turn: some were on the killed.
            wait_until(
                lambda: any(each.connections > 1 for each in stations), 10, "they come again"
            )
            first.say("after")
            wait_until(
                lambda: all(each.note_of("s0") == "after" for each in stations), 10, "all see it"
            )
        assert killed.process.wait(10) == -signal.SIGKILL
        assert watch.seconds < 5
        wait_until(lambda: members.epoch != first_call, 10, "the call goes on by the other one")
        assert members.together[members.epoch] - killed_at < _BACK_IN_CALL_S
        members.speak("m0", 0.5)
        wait_until(lambda: members.heard["m1"] > 0, 5, "and who speaks is heard")
        # With nginx's connections kept open, and all of the WebSockets, it ends when it is told to.
        left.process.send_signal(signal.SIGTERM)
        assert left.process.wait(_ENDED_S) in {0, -signal.SIGTERM}
