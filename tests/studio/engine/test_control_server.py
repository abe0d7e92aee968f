"""The control socket among clients that misbehave."""

import socket
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.engine.control_server import ControlServer
from studio.engine.inbox import Asked, ClientCame, ClientLeft, News
from studio.wire.codec import encode, event_decoder
from studio.wire.commands import Request, Stop
from studio.wire.events import AnyEvent, Notice
from studio.wire.server import MAX_CLIENTS
from tests.waiting import wait_until

_HELLO = Notice(revision=1, level="info", text="hello")


class _House:
    """A server that welcomes each client with a notice, and all that it posted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.posted: list[News] = []
        self.server = ControlServer(path, self._take)

    def _take(self, news: News) -> None:
        self.posted.append(news)
        if isinstance(news, ClientCame):
            self.server.send(news.client, _HELLO)

    def of(self, kind: type[News]) -> list[News]:
        return [news for news in self.posted if isinstance(news, kind)]

    def client(self) -> "_Client":
        return _Client(self.path)


class _Client:
    def __init__(self, path: Path) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(10)
        self.sock.connect(str(path))
        self._decoder = event_decoder()

    def events(self, count: int) -> list[AnyEvent]:
        found: list[AnyEvent] = []
        while len(found) < count:
            data = self.sock.recv(1 << 16)
            assert data, "the server has closed"
            found += self._decoder.feed(data)
        return found

    def is_let_go(self) -> bool:
        try:
            while self.sock.recv(1 << 16):
                pass
        except ConnectionError:
            pass
        return True


@pytest.fixture
def house(tmp_path: Path) -> Iterator[_House]:
    made = _House(tmp_path / "control")
    made.server.start()
    yield made
    made.server.stop()


def test_nobody_else_may_connect(house: _House) -> None:
    assert stat.S_IMODE(house.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "rubbish",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        struct.pack(">I", 5) + b"[1,2]",
        struct.pack(">I", 3) + b"\xff\xfe\xfd",
        struct.pack(">I", 0),
    ],
)
def test_rubbish_ends_its_own_connection_alone(house: _House, rubbish: bytes) -> None:
    good, bad = house.client(), house.client()
    assert good.events(1) == [_HELLO]
    bad.sock.sendall(rubbish)
    assert bad.is_let_go()
    wait_until(lambda: house.of(ClientLeft), 5, "its end is told")
    good.sock.sendall(encode(Request(7, Stop())))
    wait_until(lambda: house.of(Asked) == [Asked(1, Request(7, Stop()))], 5, "the request")
    for each in (good, bad):
        each.sock.close()


def test_a_request_may_come_in_any_pieces(house: _House) -> None:
    client = house.client()
    for byte in encode(Request(1, Stop())) + encode(Request(2, Stop())):
        client.sock.sendall(bytes([byte]))
    wait_until(lambda: len(house.of(Asked)) == 2, 5, "both requests")
    client.sock.close()


def test_a_client_that_does_not_read_is_let_go_and_slows_nobody(house: _House) -> None:
    deaf, good = house.client(), house.client()
    wait_until(lambda: len(house.of(ClientCame)) == 2, 5, "both are there")
    long = Notice(revision=2, level="info", text="x" * 100_000)
    assert good.events(1) == [_HELLO]
    for _ in range(100):
        house.server.send(None, long)
        assert good.events(1) == [long]
    wait_until(lambda: house.of(ClientLeft) == [ClientLeft(1)], 5, "the deaf one is let go")
    for each in (good, deaf):
        each.sock.close()


def test_more_clients_than_there_is_room_for_are_turned_away(house: _House) -> None:
    clients = [house.client() for _ in range(MAX_CLIENTS)]
    wait_until(lambda: len(house.of(ClientCame)) == MAX_CLIENTS, 5, "all are there")
    one_more = house.client()
    assert one_more.is_let_go()
    assert clients[0].events(1) == [_HELLO]
    for each in (*clients, one_more):
        each.sock.close()


def test_what_waits_is_sent_before_the_end(tmp_path: Path) -> None:
    house = _House(tmp_path / "control")
    house.server.start()
    client = house.client()
    assert client.events(1) == [_HELLO]
    house.server.send(None, _HELLO)
    house.server.stop()
    assert client.events(1) == [_HELLO]
    assert client.is_let_go()
    assert not house.path.exists()
    client.sock.close()
