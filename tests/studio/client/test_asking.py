"""What a backend is asked over a connection that it let go of: read anew, but never done twice."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from studio.client import BackendAddress, ClientError
from studio.client.asking import JsonHttp
from studio.client.http import BackendHttp
from studio.secrets import Secret


class Server(ThreadingHTTPServer):
    """Answers what it is asked, and after each lets go of the connection without a word of it."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.mute = 0
        """How many of the next it hears and does, and leaves unanswered."""


class Handler(BaseHTTPRequestHandler):
    """Of one connection."""

    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as its base has it
        pass

    def _answer(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append(self.command)
        # Not said to the client, as when a server's patience with an idle connection is over.
        self.close_connection = True
        if server.mute:
            server.mute -= 1
            return
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")


@contextmanager
def _serving() -> Iterator[tuple[Server, JsonHttp]]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        address = BackendAddress.parse(f"http://127.0.0.1:{server.server_port}")
        try:
            with closing(JsonHttp(BackendHttp(address, Secret("t"), lambda *_: None))) as http:
                yield server, http
        finally:
            server.shutdown()
            thread.join(10)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_connection_that_was_let_go_of_is_no_trouble(method: str) -> None:
    with _serving() as (server, http):
        for _ in range(3):
            assert http.ask(method, "/x", dict, {"a": 1} if method == "POST" else None) == {}
        assert server.asked == [method] * 3


def test_what_only_reads_is_asked_once_more() -> None:
    with _serving() as (server, http):
        server.mute = 1
        assert http.ask("GET", "/x", dict) == {}
        assert server.asked == ["GET", "GET"]


def test_what_may_have_been_done_is_not_done_again() -> None:
    with _serving() as (server, http):
        server.mute = 1
        with pytest.raises(ClientError, match="does not answer"):
            http.tell("POST", "/x", {"a": 1})
        assert server.asked == ["POST"]
