"""A long export: it costs others nothing, whoever asks for it, reads it slowly or goes away."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
import requests

from studio.backend.audit.export import PIECE_BYTES
from studio.backend.http import create_app, protocol
from studio.backend.parts import Parts
from studio.backend.stores.sqlite.repository import READERS
from studio.backend.trail import Deed, Outcome
from tests.parts.backend_server import BackendServer
from tests.waiting import timing, wait_until

from .serving import HEADERS

_LONG = 1000
_DETAILS = dict.fromkeys("abcdefgh", "x" * 1000)


@pytest.fixture
def server(parts: Parts) -> Iterator[BackendServer]:
    """A backend whose trail is more than any buffer on the way holds."""
    with BackendServer(create_app(parts)) as server:
        organisation = requests.get(f"{server.url}/me", headers=HEADERS, timeout=10).json()
        deed = Deed("access", Outcome.DONE, organisation["organisation"], details=_DETAILS)
        parts.trail.record_all([deed] * _LONG)
        yield server


@contextmanager
def _asked(server: BackendServer) -> Iterator[socket.socket]:
    """Ask for an export, and read no more of it than its head."""
    with closing(socket.socket()) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(10)
        client.connect(("127.0.0.1", server.port))
        head = f"GET /audit/export HTTP/1.1\r\nHost: a\r\nAuthorization: {HEADERS['Authorization']}"
        client.sendall(f"{head}\r\n\r\n".encode())
        assert client.recv(64).startswith(b"HTTP/1.1 200 ")
        yield client


def test_an_export_comes_in_pieces_that_are_worth_a_turn_of_the_loop(server: BackendServer) -> None:
    with requests.get(
        f"{server.url}/audit/export", headers=HEADERS, stream=True, timeout=10
    ) as answer:
        sizes = [len(chunk) for chunk in answer.raw.read_chunked(decode_content=False)]
    assert sum(sizes) > _LONG * 5000
    assert min(sizes[:-1]) >= PIECE_BYTES
    assert max(sizes) < 2 * PIECE_BYTES


def test_who_reads_slowly_holds_nothing_that_others_wait_for(server: BackendServer) -> None:
    # More than the store has readers: each of them would be held.
    with _asked(server), _asked(server), _asked(server), _asked(server), _asked(server):
        assert READERS < 5
        for _ in range(3):
            with timing() as watch:
                answer = requests.get(f"{server.url}/audit", headers=HEADERS, timeout=10)
            assert answer.status_code == 200
            assert watch.seconds < 1


def test_who_goes_away_ends_an_export(server: BackendServer) -> None:
    with _asked(server):
        wait_until(lambda: server.running == 1, 5, "the export to run")
    wait_until(lambda: server.running == 0, 5, "the export to end")


def test_who_takes_nothing_for_long_is_cut_off(
    server: BackendServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "STALL_TIMEOUT_S", 0.2)
    with _asked(server) as client:
        wait_until(lambda: server.running == 0, 5, "the export to end")
        told = b"".join(iter(lambda: client.recv(1 << 16), b""))
    # What was on its way comes; nothing says that it is all.
    assert not told.endswith(b"\r\n0\r\n\r\n")
