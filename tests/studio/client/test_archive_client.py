"""The client against the real backend, in processes of their own, killed on either side."""

import hashlib
import http.server
import io
import os
import secrets
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from studio.audit.gate import Gate
from studio.client import BackendAddress, ClientError, RefusedError, UploadCancelledError
from studio.client.archive import ArchiveClient, Progress, Upload
from studio.client.http import BackendHttp
from studio.policy import Policy, Region, ResidencyRefused, shipped_register
from studio.secrets import RecordKey, Secret
from studio.supervisor.backend import BackendProcess
from tests.parts.pki import Authority, Certificate

ROOT = Path(__file__).resolve().parents[3]
KEY = RecordKey.generate(protected=True)
SESSION = "5e55"
DATA = os.urandom(3 << 20)


def _upload(data: bytes, kind: str = "part", index: int = 0) -> Upload:
    return Upload(kind, index, len(data), hashlib.sha256(data).hexdigest())


def allow_all(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


@contextmanager
def _client(
    url: str, secret: Secret, cancel: threading.Event | None = None, most_bps: int = 0
) -> Iterator[ArchiveClient]:
    http_client = BackendHttp(BackendAddress.parse(url), secret, allow_all)
    try:
        yield ArchiveClient(http_client, cancel or threading.Event(), most_bps=most_bps)
    finally:
        http_client.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backend")


@pytest.fixture(scope="module")
def backend(folder: Path) -> Iterator[BackendProcess]:
    running = BackendProcess(folder, KEY)
    yield running
    running.close()


@pytest.fixture
def session() -> str:
    """Return a show of the test's own."""
    return secrets.token_hex(4)


def _offset(client: ArchiveClient, session: str) -> int:
    return sum(upload["offset"] for upload in client.look(session)["uploads"])


def test_what_was_uploaded_is_there_once_and_sealed(
    backend: BackendProcess, folder: Path, session: str
) -> None:
    seen: list[int] = []
    with _client(backend.url, backend.secret) as client:
        for _ in range(2):
            client.upload(
                session, _upload(DATA), io.BytesIO(DATA), lambda told: seen.append(told.sent_bytes)
            )
        (state,) = client.look(session)["uploads"]
        assert (state["offset"], state["verified"]) == (len(DATA), True)
        assert session in client.sessions()
    assert sorted(set(seen)) == [0, 1 << 20, 2 << 20, 3 << 20]
    (kept,) = (folder / "backend" / "archives" / session).glob("*.vsupload")
    assert DATA[:64] not in kept.read_bytes()


def test_a_backend_that_is_killed_loses_nothing_that_it_answered(tmp_path: Path) -> None:
    first = BackendProcess(tmp_path, KEY)
    cancel = threading.Event()
    at: list[int] = []

    def kill(told: Progress) -> None:
        at.append(told.sent_bytes)
        if told.sent_bytes == 2 << 20 and first.pid:
            os.kill(first.pid, signal.SIGKILL)
        if told.trouble:
            cancel.set()

    with _client(first.url, first.secret, cancel) as client, pytest.raises(UploadCancelledError):
        client.upload(SESSION, _upload(DATA), io.BytesIO(DATA), kill)
    first.close()
    second = BackendProcess(tmp_path, KEY)
    sent: list[int] = []
    try:
        with _client(second.url, second.secret) as client:
            assert _offset(client, SESSION) >= 2 << 20
            client.upload(
                SESSION, _upload(DATA), io.BytesIO(DATA), lambda told: sent.append(told.sent_bytes)
            )
            assert client.look(SESSION)["uploads"][0]["verified"]
    finally:
        second.close()
    assert sent[0] >= 2 << 20


_UPLOAD = """
import hashlib, io, sys, threading
from studio.client import BackendAddress
from studio.client.archive import ArchiveClient, Upload
from studio.client.http import BackendHttp
from studio.secrets import Secret
url, secret = sys.stdin.readline().split()
data = open(sys.argv[1], "rb").read()
http = BackendHttp(BackendAddress.parse(url), Secret(secret), lambda *_: None)
client = ArchiveClient(http, threading.Event(), most_bps=8_000_000)
upload = Upload("part", 0, len(data), hashlib.sha256(data).hexdigest())
tell = lambda told: print(told.sent_bytes, flush=True)
client.upload(sys.argv[2], upload, io.BytesIO(data), tell)
"""


def test_an_uploader_that_is_killed_goes_on_where_it_was(
    backend: BackendProcess, tmp_path: Path, session: str
) -> None:
    source = tmp_path / "data"
    source.write_bytes(DATA)
    process = subprocess.Popen(
        [sys.executable, "-c", _UPLOAD, str(source), session],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        process.stdin.write(f"{backend.url} {backend.secret.reveal()}\n")
        process.stdin.flush()
        while int(process.stdout.readline()) < 1 << 20:
            pass
        process.send_signal(signal.SIGKILL)
    sent: list[int] = []
    with _client(backend.url, backend.secret) as client:
        before = _offset(client, session)
        assert 1 << 20 <= before < len(DATA)
        client.upload(
            session, _upload(DATA), io.BytesIO(DATA), lambda told: sent.append(told.sent_bytes)
        )
        assert client.look(session)["uploads"][0]["verified"]
    assert sent[0] >= before


def test_what_is_not_what_was_announced_is_refused_and_forgotten(
    backend: BackendProcess, session: str
) -> None:
    announced = _upload(b"what was announced")
    with _client(backend.url, backend.secret) as client:
        with pytest.raises(RefusedError, match="not what was announced"):
            client.upload(session, announced, io.BytesIO(b"what comes instead"))
        client.upload(session, announced, io.BytesIO(b"what was announced"))


def test_a_wrong_token_is_refused_and_named_nowhere(backend: BackendProcess) -> None:
    with _client(backend.url, Secret("a-wrong-token")) as client:
        with pytest.raises(RefusedError, match="Sign in") as caught:
            client.upload(SESSION, _upload(DATA), io.BytesIO(DATA))
        assert caught.value.status == 401
        assert "a-wrong-token" not in str(caught.value)
        with pytest.raises(RefusedError):
            client.sessions()


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/archive/5e55/uploads", {}, b"", 412),
        ("POST", "/archive/5e55/uploads", {"Upload-Length": "x"}, b"", 412),
        ("POST", "/archive/5e55/uploads", {"Tus-Resumable": "1.0.0"}, b"", 400),
        ("POST", "/archive/No%20Session/uploads", {"Tus-Resumable": "1.0.0"}, b"", 400),
        ("GET", "/archive/..%2F..%2Fetc", {}, b"", 404),
        ("GET", "/archive/XYZ", {}, b"", 400),
        ("POST", "/archive/5e55/assembly", {}, b"", 409),
        ("POST", "/archive/5e55/verification", {}, b"", 409),
        ("GET", "/archive/5e55/file", {}, b"", 404),
        ("HEAD", "/archive/5e55/uploads/00", {}, b"", 404),
        ("PATCH", "/archive/5e55/uploads/00", {"Tus-Resumable": "1.0.0"}, b"x", 415),
        (
            "PATCH",
            "/archive/5e55/uploads/" + 32 * "0",
            {
                "Tus-Resumable": "1.0.0", "Upload-Offset": "0",
                "Content-Type": "application/offset+octet-stream",
            },
            b"x",
            404,
        ),
        (
            "PATCH",
            "/archive/5e55/uploads/" + 32 * "0",
            {
                "Tus-Resumable": "1.0.0", "Upload-Offset": "0",
                "Content-Type": "application/offset+octet-stream",
                "Upload-Checksum": "sha256 AAAA",
            },
            b"x",
            460,
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(
    backend: BackendProcess, method: str, path: str, headers: dict[str, str],
    body: bytes, status: int
) -> None:  # fmt: skip
    answer = requests.request(
        method,
        backend.url + path,
        headers={"Authorization": f"Bearer {backend.secret.reveal()}", **headers},
        data=body,
        timeout=10,
    )
    with answer:
        assert answer.status_code == status


def test_a_cancel_ends_a_wait(tmp_path: Path) -> None:
    gone = BackendProcess(tmp_path, KEY)
    gone.close()
    cancel = threading.Event()
    troubles: list[str] = []

    def hear(told: Progress) -> None:
        troubles.append(told.trouble)
        if len(troubles) == 3:
            cancel.set()

    with _client(gone.url, gone.secret, cancel) as client, pytest.raises(UploadCancelledError):
        client.upload(SESSION, _upload(DATA), io.BytesIO(DATA), hear)
    assert all("does not answer" in text for text in troubles)


@pytest.mark.promise(36)
def test_the_gate_is_asked_before_a_backend_is(tmp_path: Path) -> None:
    asked: list[str] = []

    class Trail:
        def record(self, kind: str, details: Mapping[str, str]) -> None:
            asked.append(f"{kind} {details['host']} {details['purpose']}")

    gate = Gate(policy=Policy(shipped_register(), Region.EU), trail=Trail())
    for host, kind in (
        ("archive-us.videosync.example", "connection refused"),
        ("anywhere.example", "connection refused"),
    ):
        client = BackendHttp(BackendAddress.parse(f"https://{host}"), Secret("t"), gate)
        with pytest.raises(ResidencyRefused):
            ArchiveClient(client, threading.Event()).sessions()
        client.close()
        assert asked[-1] == f"{kind} {host} archive"
    assert tmp_path.exists()


@pytest.mark.parametrize(
    "url",
    ["http://backend.example", "ftp://localhost", "https://", "https://u:p@h", "https://h/x", "::"],
)
def test_an_address_that_will_not_do_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(ClientError, match="https://host") as caught:
        BackendAddress.parse(url)
    assert "u:p" not in str(caught.value)


class _Answer(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("Authorization", ""))
        self.send_response(302)
        self.send_header("Location", "https://elsewhere.example/")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def _serving(certificate: Certificate, version: ssl.TLSVersion) -> Iterator[tuple[int, list[str]]]:
    asked: list[str] = []
    handler = type("Answer", (_Answer,), {"asked": asked})
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    if version < ssl.TLSVersion.TLSv1_2:
        context.maximum_version = ssl.TLSVersion.TLSv1_1
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.load_cert_chain(certificate.chain, certificate.key)

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_args: object) -> None:
            """A client that refuses is what is wanted."""

    server = Server(("127.0.0.1", 0), handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.promise(4)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
@pytest.mark.parametrize("kind", ["stranger", "name", "expired", "old"])
def test_a_backend_that_cannot_prove_itself_gets_no_byte_of_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    authority = Authority(tmp_path)
    certificate = {
        "stranger": authority.from_a_stranger,
        "name": authority.for_another_name,
        "expired": authority.expired,
        "old": authority.valid,
    }[kind]()
    # What the environment says of authorities changes nothing.
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.chain))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(certificate.chain))
    version = ssl.TLSVersion.TLSv1_1 if kind == "old" else ssl.TLSVersion.TLSv1_3
    with _serving(certificate, version) as (port, asked):
        client = BackendHttp(
            BackendAddress.parse(f"https://localhost:{port}"), Secret("t"), allow_all,
            authority.ca_file,
        )  # fmt: skip
        with pytest.raises(ClientError, match="does not answer"):
            ArchiveClient(client, threading.Event()).sessions()
        client.close()
    assert not asked


def test_a_redirect_is_not_followed(tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    with _serving(authority.valid(), ssl.TLSVersion.TLSv1_3) as (port, asked):
        client = BackendHttp(
            BackendAddress.parse(f"https://localhost:{port}"), Secret("t"), allow_all,
            authority.ca_file,
        )  # fmt: skip
        with pytest.raises(RefusedError, match="302"):
            ArchiveClient(client, threading.Event()).sessions()
        client.close()
    assert asked == ["Bearer t"]


def test_a_rate_is_kept(backend: BackendProcess, session: str) -> None:
    began = time.monotonic()
    with _client(backend.url, backend.secret, most_bps=4_000_000) as client:
        client.upload(session, _upload(DATA[:500_000]), io.BytesIO(DATA))
    # The first burst goes at once, the rest at four megabits a second.
    assert time.monotonic() - began > 0.4
