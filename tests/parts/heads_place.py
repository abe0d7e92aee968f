"""A place for heads of the audit trail on another machine: a store of objects over HTTPS."""

import http.server
import ssl
import threading
from types import TracebackType
from typing import Self

from .pki import Certificate


class HeadsPlace:
    """Keeps what is put while entered; ``kept``: by path. ``refuses``: the status it answers by.

    *newest*: of TLS. ``tokens``: what came in Authorization.
    """

    def __init__(
        self,
        certificate: Certificate,
        newest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
        port: int = 0,
    ) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.chain, certificate.key)
        if newest < ssl.TLSVersion.TLSv1_2:
            context.minimum_version = newest
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
        context.maximum_version = newest
        self.kept: dict[str, bytes] = {}
        self.puts: list[str] = []
        self.tokens: set[str] = set()
        self.refuses = 0
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.port: int = self._server.server_address[1]
        self.url = f"https://localhost:{self.port}/backend"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_args: object) -> None:
        """A client that does not believe us hangs up."""


def _handler(place: HeadsPlace) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            place.tokens.add(self.headers.get("Authorization", ""))
            if self.headers.get("If-None-Match") == "*" and self.path in place.kept:
                self._answer(412)
                return
            if not place.refuses:
                place.kept[self.path] = body
                place.puts.append(self.path)
            self._answer(place.refuses or 204)

        def do_GET(self) -> None:
            place.tokens.add(self.headers.get("Authorization", ""))
            body = place.kept.get(self.path)
            if place.refuses or body is None:
                self._answer(place.refuses or 404)
            else:
                self._answer(200, body)

        def _answer(self, status: int, body: bytes = b"") -> None:
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    return Handler
