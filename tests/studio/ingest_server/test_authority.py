"""The receiver and nginx ask a real backend over HTTP about each key, and obey."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.ingest_server import AuthorityError, BackendAuthority, IngestServerError
from studio.ingest_server.server import REHEARSALS
from studio.output.ingest.errors import PublishRefusedError
from studio.output.rtmp import MessageType, RtmpError
from studio.policy import Region
from studio.secrets import Secret
from tests.parts.nginx_asking import AskingNginx
from tests.parts.pki import Authority
from tests.parts.receiver import Receiver, receiving
from tests.parts.served import served
from tests.studio.backend.events.parts import ANNA, NOW_NS, ROOT
from tests.studio.backend.http.event_app import EventApp, event_app
from tests.waiting import timing, wait_until

from .rtmp_client import SmallPublisher

KEY_PICTURE = b"\x17\x01\x00\x00\x00x"


class Stage:
    """A backend with an event, and the token of its ingest server."""

    def __init__(self, backend: EventApp, url: str) -> None:
        self.backend, self.url = backend, url
        made = backend.parts.ingest.register(
            ROOT, name="here", region=Region.EU, zone="a", url="rtmp://127.0.0.1"
        )
        self.token = made.token
        backend.parts.ingest.heard(made.server, is_well=True, publishing=0)
        about = {"name": "Results", "begins_at_ns": NOW_NS, "ends_at_ns": NOW_NS + 1}
        answer = backend.client("anna").post("/events", json=about)
        self.event = str(answer.json()["id"])

    def live(self) -> tuple[str, str]:
        issued = self.backend.parts.keys.go_live(ANNA, self.event, "one")
        return issued.id, issued.key.reveal()

    def rehearsal(self) -> str:
        return self.backend.parts.keys.rehearse(ANNA, self.event, "one").key.reveal()

    def revoke(self, key_id: str) -> None:
        self.backend.parts.keys.revoke(ANNA, self.event, key_id)

    @contextmanager
    def receiving(self, folder: Path) -> Iterator[Receiver]:
        authority = BackendAuthority.at(self.url, self.token)
        with receiving(folder, authorizer=authority) as receiver:
            yield receiver


@pytest.fixture
def stage() -> Iterator[Stage]:
    with event_app() as backend, served(backend.app) as url:
        yield Stage(backend, url)


def test_a_key_publishes_until_it_is_revoked_and_then_ends_within_a_second(
    stage: Stage, tmp_path: Path
) -> None:
    key_id, key = stage.live()
    with stage.receiving(tmp_path) as receiver:
        with SmallPublisher(receiver.port, key) as publisher:
            publisher.connect()
            publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
            wait_until(receiver.files, 5, "it is stored")
            stage.revoke(key_id)
            with timing() as watch:
                assert publisher.socket.recv(65536) == b""
            assert watch.seconds < 1
        assert len(receiver.wait_for_end()) == 1
        with SmallPublisher(receiver.port, key) as again, pytest.raises(PublishRefusedError):
            again.connect()


def test_a_rehearsal_is_stored_apart_and_its_key_opens_nothing_else(
    stage: Stage, tmp_path: Path
) -> None:
    key = stage.rehearsal()
    with stage.receiving(tmp_path) as receiver:
        with SmallPublisher(receiver.port, key) as wrong, pytest.raises(PublishRefusedError):
            wrong.connect()
        with SmallPublisher(receiver.port, key, application="rehearsal") as publisher:
            publisher.connect()
            publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
            publisher.finish()
            receiver.wait_for_end()
        _, live = stage.live()
        with SmallPublisher(receiver.port, live) as publisher:
            publisher.connect()
            publisher.finish()
            receiver.wait_for_end(2)
        rehearsed, broadcast = receiver.files()
    assert rehearsed.parent == tmp_path / REHEARSALS
    assert broadcast.parent == tmp_path
    # What an audience is served from is the folder itself, never one inside.
    assert rehearsed not in set(tmp_path.glob("*.flv"))


def test_whoever_cannot_be_asked_has_not_said_yes(tmp_path: Path) -> None:
    authority = BackendAuthority.at("http://127.0.0.1:1", Secret("t"))
    with (
        receiving(tmp_path, authorizer=authority) as receiver,
        SmallPublisher(receiver.port, "key") as publisher,
        pytest.raises(PublishRefusedError),
    ):
        publisher.connect()
    assert receiver.files() == []


def test_a_show_goes_on_while_its_backend_is_away(tmp_path: Path) -> None:
    with event_app() as backend:
        with served(backend.app) as url:
            stage = Stage(backend, url)
            _, key = stage.live()
            entered = stage.receiving(tmp_path)
            receiver = entered.__enter__()
            publisher = SmallPublisher(receiver.port, key)
            publisher.connect()
        # It is gone, and was asked in vain at least twice.
        threading.Event().wait(0.8)
        publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
        publisher.finish()
        [ended] = receiver.wait_for_end()
        assert ended.pictures == 1
        publisher.socket.close()
        entered.__exit__(None, None, None)


def test_one_who_waits_for_an_answer_holds_up_nobody(stage: Stage, tmp_path: Path) -> None:
    """While the backend takes its time over one publisher, another one's media are stored."""
    _, key = stage.live()
    authority = BackendAuthority.at(stage.url, stage.token)
    asked, answer = threading.Event(), threading.Event()
    authorize = authority.authorize

    def slowly(application: str, name: str) -> object:
        if name == "slow":
            asked.set()
            answer.wait(20)
        return authorize(application, name)

    authority.authorize = slowly  # type: ignore[method-assign, assignment]  # to hold it up
    with (
        receiving(tmp_path, authorizer=authority) as receiver,
        SmallPublisher(receiver.port, key) as publisher,
        SmallPublisher(receiver.port, "slow") as slow,
    ):
        publisher.connect()
        waiting = threading.Thread(target=_refused, args=(slow,))
        waiting.start()
        assert asked.wait(10)
        publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
        publisher.finish()
        [ended] = receiver.wait_for_end()
        answer.set()
        waiting.join(20)
    assert ended.pictures == 1


def _refused(publisher: SmallPublisher) -> None:
    with pytest.raises(PublishRefusedError):
        publisher.connect()


@pytest.mark.promise(4)
def test_a_backend_elsewhere_is_asked_by_tls_with_its_name_verified(tmp_path: Path) -> None:
    for url in (
        "http://backend.example",
        "https://user@backend.example",
        "https://",
        "x",
        "https://a:b",
    ):
        with pytest.raises(IngestServerError):
            BackendAuthority.at(url, Secret("t"))
    authority = Authority(tmp_path)
    with event_app() as backend:
        for certificate, is_good in ((authority.valid(), True), (authority.expired(), False)):
            with served(backend.app, certificate) as url:
                asked = BackendAuthority.at(url, Secret("t"), authority.ca_file)
                with pytest.raises(AuthorityError, match="401" if is_good else "SSL"):
                    asked.authorize("live", "key")
                asked.close()


def test_an_answer_that_is_none_is_no_grant() -> None:
    class Nonsense(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"grant": 1, "ended": 2}')

        def log_message(self, *_: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Nonsense) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        asked = BackendAuthority.at(f"http://127.0.0.1:{server.server_port}", Secret("t"))
        with pytest.raises(AuthorityError):
            asked.authorize("live", "key")
        with pytest.raises(AuthorityError):
            asked.ended(["a"])
        asked.close()
        server.shutdown()
        serving.join()


def test_nginx_takes_what_the_backend_allows_and_lets_go_of_what_it_does_not_any_more(
    stage: Stage, tmp_path: Path
) -> None:
    key_id, key = stage.live()
    rehearsal = stage.rehearsal()
    with AskingNginx(tmp_path / "nginx", stage.url, stage.token) as nginx:
        for name, application in ((rehearsal, "live"), (key, "rehearsal"), ("x", "live")):
            with SmallPublisher(nginx.rtmp_port, name, application=application) as wrong:
                assert not _is_taken(wrong)
        with SmallPublisher(nginx.rtmp_port, rehearsal, application="rehearsal") as rehearsed:
            rehearsed.connect()
            with SmallPublisher(nginx.rtmp_port, key) as publisher:
                publisher.connect()
                publisher.send(MessageType.VIDEO, 0, KEY_PICTURE)
                stage.revoke(key_id)
                with timing() as watch:
                    while publisher.socket.recv(65536):
                        pass
                assert watch.seconds < 1
            rehearsed.send(MessageType.VIDEO, 0, KEY_PICTURE)
        assert len(list(nginx.stored.iterdir())) == 1


def _is_taken(publisher: SmallPublisher) -> bool:
    """Whether media may be sent; nginx ends the connection where not."""
    try:
        publisher.connect()
    except (PublishRefusedError, OSError, RtmpError):
        return False
    return True
