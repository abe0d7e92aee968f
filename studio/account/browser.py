"""The way back from the system's browser: one request to this machine alone (RFC 8252, 7.3)."""

import http.server
import threading
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qs, urlsplit

from studio.client.oidc import CameBack

from .errors import AccountError

_PATH: Final = "/answer"
_TURN_S: Final = 0.2
_REQUEST_S: Final = 5.0
LONGEST_S: Final = 300.0
_PAGE: Final = (
    b"<!doctype html><html lang=en><meta charset=utf-8><title>Videosync Studio</title>"
    b"<p>You may close this page and go back to Videosync Studio."
)


class WayBack:
    """Listens on 127.0.0.1 from being made until :meth:`close`. One thread, but for *cancel*."""

    def __init__(self, now_s: Callable[[], float] = time.monotonic) -> None:
        self._now_s = now_s
        self._found: list[dict[str, str]] = []
        self._server = http.server.HTTPServer(("127.0.0.1", 0), self._handler())
        self._server.timeout = _TURN_S

    @property
    def redirect_uri(self) -> str:
        """Where the browser is to come back to."""
        return f"http://127.0.0.1:{self._server.server_port}{_PATH}"

    def wait(self, cancel: threading.Event, longest_s: float = LONGEST_S) -> CameBack:
        """Return what the browser brings. Raises :class:`AccountError` when it does not come."""
        until_s = self._now_s() + longest_s
        while not self._found:
            if cancel.is_set():
                message = "Signing in was given up."
                raise AccountError(message)
            if self._now_s() > until_s:
                message = "Nobody came back from the browser; sign in again."
                raise AccountError(message)
            self._server.handle_request()
        told = self._found[0]
        if not told.get("code") or not told.get("state"):
            message = "The other service did not let you in; sign in again, or by password."
            raise AccountError(message)
        return CameBack(code=told["code"], state=told["state"], iss=told.get("iss", ""))

    def close(self) -> None:
        """Listen no more."""
        self._server.server_close()

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        found = self._found

        class Handler(http.server.BaseHTTPRequestHandler):
            timeout = _REQUEST_S

            def do_GET(self) -> None:  # as the library has it
                parts = urlsplit(self.path)
                if parts.path != _PATH:
                    self.send_error(404)
                    return
                found.append({name: text[0] for name, text in parse_qs(parts.query).items()})
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(_PAGE)))
                self.send_header("Referrer-Policy", "no-referrer")
                self.end_headers()
                self.wfile.write(_PAGE)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as the library has it
                """Log nothing: its line holds the code."""

        return Handler
