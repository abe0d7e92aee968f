"""Two instances deployed as they ship: one store, one NATS by TLS, nginx in front of both."""

import collections
import json
import socket
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from studio.backend.audit import AuditRecord, Signer, verify_export
from studio.backend.audit.export import whole_lines
from studio.backend.audit.model import RECORDS
from studio.backend.deployment import load_deployment
from studio.backend.deployment.assembly import deployed_parts
from studio.backend.events.model import EVENTS
from studio.backend.http import create_app
from studio.backend.jobs import Job, Jobs
from studio.backend.lead import Leadership
from studio.backend.moment import HOUR_NS
from studio.backend.parts import Parts
from studio.backend.repository import Query
from studio.backend.retention import MONTH_NS, Erasing
from studio.backend.serving import tls_of
from studio.policy.permissions import Role
from studio.secrets import RecordKey
from tests.fakes.people import PASSWORD, FakePeople
from tests.parts.backend_server import BackendServer
from tests.parts.mongo_own import OwnMongo
from tests.parts.nats import PROGRAM
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.shipped import Started, nginx_shipped, secrets_in, shipped
from tests.waiting import timing

pytestmark = pytest.mark.alone
"""Whole instances and what stands around them, judged by the clock."""

KEY = RecordKey.generate(protected=True)
CONFIG = """
environment = "staging"
instance = "{instance}"
host = "127.0.0.1"
port = 8443
archive_folder = "{folder}/archives"
trusted_proxies = ["127.0.0.1"]
[store]
type = "mongodb"
url_from = "{folder}/mongodb.url"
vault_url_from = "{folder}/mongodb.url"
key_from = "env:NEVER_READ"
[nats]
servers = ["tls://127.0.0.1:{nats}"]
token_from = "{folder}/nats.token"
ca_file = "{folder}/authority.pem"
[audit]
heads_folder = "{folder}/heads-{instance}"
[tls]
chain = "{chain}"
key = "{key}"
"""


@dataclass
class Pair:
    """Both instances, and where they and the front are asked."""

    parts: tuple[Parts, Parts]
    urls: tuple[str, str]
    front: str
    nats: int
    ca_file: Path

    def ask(self, method: str, url: str, token: str = "", **body: Any) -> requests.Response:  # noqa: ANN401  # JSON
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return requests.request(
            method, url, json=body or None, headers=headers, verify=str(self.ca_file), timeout=10
        )

    @contextmanager
    def live(
        self, url: str, event: str, token: str, station: str = ""
    ) -> Iterator[ClientConnection]:
        context = ssl.create_default_context(cafile=str(self.ca_file))
        place = f"wss{url.removeprefix('https')}/events/{event}/live"
        headers = {"Authorization": f"Bearer {token}"}
        with connect(place, ssl=context, additional_headers=headers, proxy=None) as client:
            about = {"id": station, "name": station} if station else None
            client.send(json.dumps({"type": "hello", "station": about}))
            assert json.loads(client.recv(5))["type"] == "state"
            yield client


def secret_file(path: Path, secret: str) -> None:
    path.touch(0o600)
    path.write_text(secret)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    authority = Authority(tmp_path)
    certificate, nats, front = authority.valid(), free_port(), free_port()
    secret_file(tmp_path / "nats.token", "of-the-instances")
    secrets_in(tmp_path, certificate, authority.ca_file)
    words = {"port: 4222": f"port: {nats}\nhost: 127.0.0.1", "/tmp/jetstream": f"{tmp_path}/js"}  # noqa: S108  # replaced
    with ExitStack() as stack:
        nats_config = str(shipped("nats.conf", tmp_path, words))
        stack.enter_context(Started([PROGRAM, "-c", nats_config], nats))
        mongo = stack.enter_context(OwnMongo())
        secret_file(tmp_path / "mongodb.url", mongo.url.reveal())
        parts, servers = [], []
        for instance in "ab":
            config = tmp_path / f"{instance}.toml"
            places = {"folder": tmp_path, "chain": certificate.chain, "key": certificate.key}
            config.write_text(CONFIG.format(instance=instance, nats=nats, **places))
            made = deployed_parts(load_deployment(config), KEY)
            stack.enter_context(closing(made))
            tls = tls_of(certificate.chain, certificate.key)
            server = BackendServer(create_app(made), tls=tls, trusted_proxies=["127.0.0.1"])
            servers.append(stack.enter_context(server))
            parts.append(made)
        hosts = {
            f"backend-{instance}:8443": f"127.0.0.1:{server.port}"
            for instance, server in zip("ab", servers, strict=True)
        }
        here = {"listen 8443": f"listen 127.0.0.1:{front}", "name backend": "name localhost"}
        command = nginx_shipped("front.conf", tmp_path, {**hosts, **here})
        stack.enter_context(Started([*command, "-g", "daemon off; master_process off;"], front))
        yield Pair(
            (parts[0], parts[1]),
            (servers[0].url, servers[1].url),
            f"https://127.0.0.1:{front}",
            nats,
            authority.ca_file,
        )


def _closed(client: ClientConnection) -> int:
    with pytest.raises(ConnectionClosed) as closed:
        collections.deque(client, maxlen=0)
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


def _check_old_tls_is_refused(pair: Pair) -> None:
    old = ssl.create_default_context(cafile=str(pair.ca_file))
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    for port in (int(pair.front.rpartition(":")[2]), pair.nats):
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            if port == pair.nats:
                line.recv(4096)  # what it says of itself before TLS
            with pytest.raises(ssl.SSLError):
                old.wrap_socket(line, server_hostname="localhost")


# nats-py begins TLS on a stream that was plain, and asyncio says so when it ends.
@pytest.mark.allow_log("asyncio: returning true from eof_received")
@pytest.mark.promise(4)
@pytest.mark.promise(45)
def test_what_happens_on_one_holds_on_the_other_and_through_the_front(pair: Pair) -> None:
    a, b = pair.urls
    people = FakePeople.of(pair.parts[0].repository, pair.parts[0].accounts)
    acme = people.organisation()
    admin, ann = people.person(acme, Role.ADMIN), people.person(acme, Role.PRODUCER)
    told = pair.ask("POST", f"{a}/sign-in", mail=ann.mail, password=PASSWORD.reveal())
    token = told.json()["tokens"]["access"]
    begins_ns = time.time_ns()
    new = {"name": "Results", "begins_at_ns": begins_ns, "ends_at_ns": begins_ns + HOUR_NS}
    event = pair.ask("POST", f"{a}/events", token, **new).json()["id"]
    for url in (b, pair.front):
        answer = pair.ask("GET", f"{url}/events", token)
        assert answer.status_code == 200, answer.text
        (seen,) = answer.json()["events"]
        assert (seen["id"], seen["name"]) == (event, "Results")
    with pair.live(b, event, token) as direct, pair.live(pair.front, event, token) as through:
        caller = people.caller(admin)
        with timing() as watch:
            pair.parts[0].accounts.people.block(
                caller, ann.id, time.time_ns() + HOUR_NS, "A lost laptop"
            )
            assert (_closed(direct), _closed(through)) == (4410, 4410)
        assert watch.seconds < 1
    assert pair.ask("GET", f"{b}/events", token).status_code == 401
    _check_old_tls_is_refused(pair)


def _together(*deeds: Callable[[], object]) -> None:
    """Do all at once; raises what one of them raised."""
    with ThreadPoolExecutor(len(deeds)) as doing:
        for done in [doing.submit(deed) for deed in deeds]:
            done.result(60)


def _trail(pair: Pair, kind: str) -> list[AuditRecord]:
    query = Query({"kind": kind}, limit=1000)
    return list(pair.parts[0].repository.read(lambda reader: reader.find(RECORDS, query)))


def _edit(pair: Pair, url: str, token: str, event: str, word: str) -> None:
    """Add *word* to the name, again where another's edit came between, as a window does."""
    while True:
        seen = pair.ask("GET", f"{url}/events/{event}", token).json()
        told = {"revision": seen["revision"], "name": f"{seen['name']} {word}"}
        answer = pair.ask("PATCH", f"{url}/events/{event}", token, **told)
        assert answer.status_code in {200, 409}, answer.text
        if answer.status_code == 200:
            return


def _share(client: ClientConnection, station: str) -> str:
    """Ask for another programme at the first revision; return what became of it."""
    shared = {"program": station, "preview": ""}
    client.send(json.dumps({"type": "change", "id": "x", "revision": 0, "shared": shared}))
    while True:
        told = json.loads(client.recv(10))
        if told["type"] in {"done", "refused"}:
            return str(told["type"])


@pytest.mark.allow_log("asyncio: returning true from eof_received")
@pytest.mark.promise(45)
def test_what_both_do_at_once_is_done_once_and_told_once(pair: Pair) -> None:
    a, b = pair.urls
    people = FakePeople.of(pair.parts[0].repository, pair.parts[0].accounts)
    ann = people.person(people.organisation(), Role.PRODUCER)
    told = pair.ask("POST", f"{a}/sign-in", mail=ann.mail, password=PASSWORD.reveal())
    token = told.json()["tokens"]["access"]
    times = {"begins_at_ns": time.time_ns(), "ends_at_ns": time.time_ns() + HOUR_NS}
    made: list[str] = []

    def make(url: str, count: int) -> None:
        for number in range(count):
            answer = pair.ask("POST", f"{url}/events", token, name=f"{number}", **times)
            made.append(answer.json()["id"])

    _together(*(lambda url=url: make(url, 4) for url in (a, b, pair.front)))
    records = _trail(pair, "event created")
    assert Counter(record.target for record in records) == dict.fromkeys(made, 1)
    assert {record.chain for record in records} == {"a.1", "b.1"}
    event = made[0]
    edits = zip((a, b) * 2, "wxyz", strict=True)
    _together(*(lambda url=url, w=w: _edit(pair, url, token, event, w) for url, w in edits))
    kept = pair.parts[1].repository.read(lambda reader: reader.get(EVENTS, event))
    assert kept is not None
    assert (sorted(kept.name.split()[1:]), kept.revision) == (list("wxyz"), 5)
    with pair.live(a, event, token, "one") as one, pair.live(b, event, token, "two") as two:
        became: list[str] = []
        _together(
            lambda: became.append(_share(one, "one")), lambda: became.append(_share(two, "two"))
        )
        assert sorted(became) == ["done", "refused"]
    for number, each in enumerate(made):
        revision = 5 if each == event else 1
        place = f"{(a, b)[number % 2]}/events/{each}?revision={revision}"
        answer = pair.ask("DELETE", place, token)
        assert answer.ok, answer.text
    _together(*(job.run_due for job in _retention_of(pair)))
    assert not _trail(pair, "retention run failed"), _trail(pair, "retention run failed")
    erased = [each for record in _trail(pair, "erased for good") for each in _ids(record)]
    assert Counter(erased) == dict.fromkeys(made, 1)
    signer = Signer.from_key(KEY)
    verified = verify_export(whole_lines(pair.parts[0].repository, signer))
    assert (verified.whole, verified.fault, verified.chains) == (True, "", 2)


def _retention_of(pair: Pair) -> list[Jobs]:
    """Return each instance's job, when a month has passed."""
    return [
        Jobs(
            (
                Job(
                    "retention run",
                    Erasing(
                        parts.repository, parts.trail, lambda: time.time_ns() + MONTH_NS + HOUR_NS,
                        deletable=(EVENTS,),
                    ).run_if_due,
                ),
            ),
            parts.trail,
            Leadership(parts.repository, time.time_ns, name),
        )
        for parts, name in zip(pair.parts, "ab", strict=True)
    ]  # fmt: skip


def _ids(record: AuditRecord) -> list[str]:
    return dict(record.details)["ids"].split()
