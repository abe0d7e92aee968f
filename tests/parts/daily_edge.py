"""A loopback edge over TLS where daily-python is led to, for what it does when that goes wrong."""

import http.server
import json
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import Self

from .pki import Certificate


@dataclass
class DailyEdge:
    """Answers while entered. ``status``: of each answer; 0: it cuts; None: it says nothing.

    ``asked``: the paths that were asked for; ``tokens``: what came as a join token.
    """

    certificate: Certificate
    status: int | None = 403
    asked: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate.chain, self.certificate.key)
        self.over = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self._server.context = context
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"https://localhost:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = False
    context: ssl.SSLContext

    def finish_request(
        self, request: "socket.socket | tuple[bytes, socket.socket]", client_address: object
    ) -> None:
        assert isinstance(request, socket.socket)
        request.settimeout(5)
        with self.context.wrap_socket(request, server_side=True) as line:
            self.RequestHandlerClass(line, client_address, self)  # type: ignore[arg-type]  # as socketserver does

    def handle_error(self, *_args: object) -> None:
        """A client that does not believe us, or that is killed, hangs up."""


def _handler(edge: DailyEdge) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            edge.asked.append(self.path)
            edge.tokens.add(self.headers.get("x-dailyjointoken", ""))
            if edge.status is None:
                edge.over.wait(20)
            elif edge.status:
                body = json.dumps({"error": "forbidden-error", "info": "no"}).encode()
                self.send_response(edge.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    return Handler
