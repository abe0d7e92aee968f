"""No feed's socket opens before the gate has been asked, and none where it says no."""

import socket
from collections.abc import Mapping

import pytest

from capture.source import Status
from studio.audit.gate import Gate
from studio.policy import Policy, parse_register
from tests.waiting import wait_until

from .feed_desk import Answering, playing, request_of

_ROW = """
[[connection]]
name = "{name}"
vendor = "House"
hosts = ["{host}"]
purpose = "network-feed"
data = ["camera picture"]
location = "{location}"
on = true
consent = "not-needed"
"""


class _Trail:
    def __init__(self) -> None:
        self.refused: list[str] = []

    def record(self, kind: str, details: Mapping[str, str]) -> None:
        if kind == "connection refused":
            self.refused.append(details["host"])


class _Sockets:
    """Counts what is opened towards the outside, before the guard of the tests refuses it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[object] = []
        resolve = socket.getaddrinfo

        def getaddrinfo(host: object, *args: object, **kwargs: object) -> object:
            self.asked.append(host)
            return resolve(host, *args, **kwargs)  # type: ignore[arg-type] # handed through

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)


def _gate(trail: _Trail, *rows: tuple[str, str]) -> Gate:
    text = "".join(
        _ROW.format(name=f"row-{n}", host=host, location=location)
        for n, (host, location) in enumerate(rows)
    )
    return Gate(policy=Policy(parse_register(text, "of the test")), trail=trail)


@pytest.mark.promise(36)
@pytest.mark.parametrize(
    "place",
    [
        "http://203.0.113.9/v",
        "https://camera.example/v",
        "//203.0.113.9/v",
        "http://[::ffff:203.0.113.9]/v",
        "http://192.168.7.7/v",
    ],
)
def test_a_redirect_to_a_refused_host_opens_no_socket(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(connection: socket.socket) -> None:
        request_of(connection)
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {place}\r\n\r\n".encode())

    trail = _Trail()
    with Answering(answer) as server:
        sockets = _Sockets(monkeypatch)
        with playing(f"http://127.0.0.1:{server.port}/v", gate=_gate(trail)) as desk:
            health = desk.await_status(Status.FAILED)
        assert "register" in health.fault
        assert len(trail.refused) == 1
        assert set(sockets.asked) == {"127.0.0.1"}
        # Refused is refused: it is not asked again and again, which would fill the audit log.
        assert server.connections == 1


@pytest.mark.promise(36)
@pytest.mark.parametrize("place", ["rtsp://203.0.113.9/x", "udp://203.0.113.9:5000", "ftp://x/"])
def test_a_redirect_to_another_kind_of_feed_is_not_followed(place: str) -> None:
    def answer(connection: socket.socket) -> None:
        request_of(connection)
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {place}\r\n\r\n".encode())

    with (
        Answering(answer) as server,
        playing(f"http://127.0.0.1:{server.port}/v", gate=_gate(_Trail())) as desk,
    ):
        assert "no feed" in desk.await_status(Status.MISSING).fault


@pytest.mark.promise(36)
@pytest.mark.parametrize("scheme", ["http", "https", "rtsp", "rtsps"])
def test_a_host_that_no_row_names_is_not_even_looked_up(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sockets, trail = _Sockets(monkeypatch), _Trail()
    with playing(f"{scheme}://camera.example/v", gate=_gate(trail)) as desk:
        assert "camera.example" in desk.await_status(Status.FAILED).fault
    assert not sockets.asked
    assert trail.refused == ["camera.example"]


@pytest.mark.promise(4)
@pytest.mark.parametrize("scheme", ["http", "rtsp"])
def test_a_clear_feed_over_a_public_network_is_refused(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sockets, trail = _Sockets(monkeypatch), _Trail()
    gate = _gate(trail, ("203.0.113.9", "eu"))
    with playing(f"{scheme}://203.0.113.9/v", gate=gate) as desk:
        assert "unencrypted" in desk.await_status(Status.FAILED).fault
        assert desk.source.clear_network
    assert not sockets.asked
    assert trail.refused == ["203.0.113.9"]


@pytest.mark.promise(4)
def test_a_local_name_that_turns_out_public_is_not_reached_in_the_clear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def elsewhere(_host: object, port: int, **_kwargs: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("203.0.113.9", port))]

    def gate(*_args: object, **_kwargs: object) -> None:
        """It was local when the gate looked."""

    monkeypatch.setattr(socket, "getaddrinfo", elsewhere)
    with playing("http://stage-camera.lan/v", gate=gate) as desk:
        assert "use TLS" in desk.await_status(Status.FAILED).fault


def test_a_local_name_without_an_address_is_asked_for_again() -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        raise OSError

    policy = Policy(parse_register(_ROW.format(name="a", host="cam.lan", location="local"), "x"))
    gate = Gate(policy=policy, trail=_Trail(), resolve=resolve)
    with playing("rtsp://cam.lan/v", gate=gate) as desk:
        assert "no address now" in desk.await_status(Status.MISSING).fault
        wait_until(lambda: len(asked) >= 2, 6, "the name is asked for again")


def test_clear_media_of_the_local_network_are_marked() -> None:
    def gate(*_args: object, **_kwargs: object) -> None:
        raise _closed()

    for url, clear in (
        ("rtsp://192.168.7.7/x", True),
        ("http://10.0.0.7/x", True),
        ("rtsps://192.168.7.7/x", False),
        ("http://127.0.0.1:9/x", False),
        ("udp://127.0.0.1:9", False),
        ("udp://0.0.0.0:9", True),
    ):
        with playing(url, gate=gate) as desk:
            desk.await_status(Status.FAILED)
            assert desk.source.clear_network is clear


def _closed() -> Exception:
    from mixer.errors import StudioError  # noqa: PLC0415 # an error for this test alone

    return StudioError("Nothing may be reached.")
