"""What is agreed on beyond a certificate, and ingests that send the studio elsewhere."""

import socket
import ssl
import threading
from typing import Self

import pytest

from studio.output.ingest.destination import Destination
from studio.output.ingest.errors import RedirectRefusedError
from studio.output.ingest.pinning import pin_of
from studio.output.ingest.redirecting import MOST_REDIRECTS, Redirects
from studio.output.output import OutputState
from studio.output.rtmp import (
    AmfValue,
    Command,
    MessageType,
    RtmpConnection,
    ServerHandshake,
    command_of,
)
from studio.policy.errors import ResidencyRefused
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.waiting import wait_until

from .conftest import Publish

FIRST = Destination.parse("rtmps://ingest.example/live", "sha256:" + "A" * 43 + "=")


def test_a_redirect_keeps_the_pin_and_is_forgotten_at_a_fault() -> None:
    redirects = Redirects(FIRST)
    redirects.follow("rtmps://other.example:444/live")
    assert (redirects.now.host, redirects.now.port) == ("other.example", 444)
    assert redirects.now.pin == FIRST.pin
    redirects.reset()
    assert redirects.now == FIRST
    assert not redirects.followed


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("rtmp://other.example/live", "without encryption"),
        ("https://other.example/secret-key", "no ingest"),
        ("rtmps://user:secret-key@other.example/live", "no ingest"),
    ],
)
def test_a_weaker_place_is_refused_and_its_address_stays_unsaid(url: str, words: str) -> None:
    with pytest.raises(RedirectRefusedError, match=words) as refused:
        Redirects(FIRST).follow(url)
    assert "secret-key" not in str(refused.value)


def test_a_third_redirect_is_refused() -> None:
    redirects = Redirects(FIRST)
    for number in range(MOST_REDIRECTS):
        redirects.follow(f"rtmps://other{number}.example/live")
    with pytest.raises(RedirectRefusedError, match="on and on"):
        redirects.follow("rtmps://third.example/live")


def test_a_pin_is_of_the_key_and_what_is_no_certificate_has_none(authority: Authority) -> None:
    assert pin_of(b"no certificate") == ""
    assert pin_of(_der(authority)).startswith("sha256:")


@pytest.mark.promise(4)
def test_the_right_pin_publishes_and_another_sends_nothing(
    nginx: NginxIngest, publish: Publish, authority: Authority
) -> None:
    url = f"rtmps://localhost:{nginx.rtmps_port}/live"
    right = pin_of(_served(nginx.rtmps_port, authority))
    spare = "sha256:" + "B" * 43 + "="
    good = publish(url, pin=f"{spare} {right}")
    wait_until(lambda: good.output.status.state is OutputState.LIVE, 10, "it is live")
    bad = publish(url, key="another-key", pin=spare)
    wait_until(lambda: bad.output.status.fault, 10, "a word on it")
    assert bad.output.status.state is OutputState.REFUSED
    assert "another key than the pin says" in bad.output.status.fault
    assert bad.output.counters.bytes_sent == 0


def test_an_ingest_that_redirects_is_followed_to_where_it_sends(
    nginx: NginxIngest, publish: Publish
) -> None:
    with _Redirecting(f"rtmp://127.0.0.1:{nginx.rtmp_port}/live") as first:
        sent = publish(f"rtmp://127.0.0.1:{first.port}/live")
        wait_until(lambda: sent.output.status.state is OutputState.LIVE, 10, "it is live")


def test_a_redirect_out_of_the_region_is_refused_and_tried_anew_at_the_first(
    publish: Publish,
) -> None:
    asked: list[str] = []

    def gate(host: str, _port: int, _purpose: str) -> None:
        asked.append(host)
        if host != "127.0.0.1":
            message = f"{host} lies in the US; choose an ingest of the show's region."
            raise ResidencyRefused(message)

    with _Redirecting("rtmp://ingest-us.example/live") as first:
        sent = publish(f"rtmp://127.0.0.1:{first.port}/live", gate=gate)
        wait_until(lambda: sent.output.status.fault, 10, "a word on it")
        assert sent.output.status.state is OutputState.REFUSED
        assert "sends the studio elsewhere. ingest-us.example lies" in sent.output.status.fault
    assert asked[:2] == ["127.0.0.1", "ingest-us.example"]


class _Redirecting:
    """A server that answers each ``connect`` by sending the client elsewhere."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.1)
        self.port = self._listener.getsockname()[1]
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)
        self._listener.close()

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            with client:
                client.settimeout(5)
                self._answer(client)

    def _answer(self, client: socket.socket) -> None:
        handshake, connection, rest = ServerHandshake(), RtmpConnection(), b""
        while not handshake.done:
            answer, rest = handshake.feed(client.recv(65536))
            client.sendall(answer)
        connection.feed(rest)
        _until(client, connection, "connect")
        info: AmfValue = {
            "level": "error",
            "code": "NetConnection.Connect.Rejected",
            "ex": {"code": 302.0, "redirect": self._url},
        }
        connection.send(Command("_error", 1, (None, info)).message())
        client.sendall(connection.take_outgoing())


def _until(client: socket.socket, connection: RtmpConnection, name: str) -> None:
    while True:
        while (message := connection.next_message()) is not None:
            if message.type_id == MessageType.COMMAND and command_of(message).name == name:
                return
        connection.feed(client.recv(65536))


def _served(port: int, authority: Authority) -> bytes:

    context = ssl.create_default_context(cafile=str(authority.ca_file))
    with (
        socket.create_connection(("localhost", port), 5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as encrypted,
    ):
        return encrypted.getpeercert(binary_form=True) or b""


def _der(authority: Authority) -> bytes:

    return ssl.PEM_cert_to_DER_cert(authority.ca_file.read_text("ascii"))
