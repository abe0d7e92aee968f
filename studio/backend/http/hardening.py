"""What surrounds every request: limits in time, headers that browsers mind, and the last answer.

A plain ASGI application (spec 2.3), for it is on the way of each request.
"""

import logging
import time
import traceback
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

import anyio
import msgspec
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .refusals import code_of

MOST_BODY_BYTES: Final = 1 << 20
"""Of a request, unless its route says otherwise."""
BODY_TIMEOUT_S: Final = 60.0
"""A request's body is there by then, or is taken for cut off."""
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_TRANSPORT: Final = "max-age=31536000; includeSubDomains"
_OURS: Final = tuple((name.lower().encode(), value.encode()) for name, value in _HEADERS.items())
_OVER_TLS: Final = (*_OURS, (b"strict-transport-security", _TRANSPORT.encode()))
_TOO_LARGE, _INTERNAL = 413, 500
_MOST_DIGITS: Final = 18
_FAILED: Final = "Something went wrong in the backend; try again, and tell its admins if it stays."
_log = logging.getLogger(__name__)


class Hardened:
    """Wraps an application; what it sets itself, such as a page's policy, stands.

    *longer*: beginnings of method and path whose bodies may be longer, and how long.
    """

    def __init__(self, app: ASGIApp, longer: Mapping[str, int] = MappingProxyType({})) -> None:
        self._app = app
        self._longer = longer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = _Sent(send, over_tls=scope["scheme"] == "https")
        body = _Body(receive, sent, self._most_bytes(scope))
        try:
            if _announced_bytes(scope) > body.most_bytes:
                await sent.refuse(_TOO_LARGE, f"A request brings at most {body.most_bytes} bytes.")
                return
            await self._app(scope, body, sent)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is not told to a stranger
            if not sent.is_refused:
                # Its place and kind alone: a text, or a value in it, may be personal or secret.
                _log.error("A request failed: %s at %s", type(error).__name__, _place_of(error))
            if not sent.is_begun:
                await sent.refuse(_INTERNAL, _FAILED)

    def _most_bytes(self, scope: Scope) -> int:
        asked = f"{scope['method']} {scope['path']}"
        longer = (most for begin, most in self._longer.items() if asked.startswith(begin))
        return next(longer, MOST_BODY_BYTES)


class _Sent:
    """Sends what the application sends, with the headers that it did not set."""

    def __init__(self, send: Send, *, over_tls: bool) -> None:
        self._send = send
        self._ours = _OVER_TLS if over_tls else _OURS
        self.is_begun = False
        self.is_refused = False

    async def __call__(self, message: Message) -> None:
        if self.is_refused:
            return
        if message["type"] == "http.response.start":
            self.is_begun = True
            told = message.get("headers", ())
            # Names are in small letters (ASGI 2.3).
            names = {name for name, _ in told}
            message["headers"] = [*told, *(each for each in self._ours if each[0] not in names)]
        await self._send(message)

    async def refuse(self, status: int, detail: str) -> None:
        """Answer, in place of whatever the application still wants to."""
        body = msgspec.json.encode({"detail": detail, "code": code_of(status)})
        length = str(len(body)).encode()
        head = [(b"content-type", b"application/json"), (b"content-length", length)]
        await self({"type": "http.response.start", "status": status, "headers": head})
        await self({"type": "http.response.body", "body": body})
        self.is_refused = True


class _Body:
    """Receives a body, neither too slow nor too long; what comes after it is not minded."""

    def __init__(self, receive: Receive, sent: _Sent, most_bytes: int) -> None:
        self._receive = receive
        self._sent = sent
        self.most_bytes = most_bytes
        self._end_s = time.monotonic() + BODY_TIMEOUT_S
        self._bytes = 0
        self._is_whole = False

    async def __call__(self) -> Message:
        if self._is_whole:
            return await self._receive()
        message: Message = {"type": "http.disconnect"}
        with anyio.move_on_after(max(0.0, self._end_s - time.monotonic())):
            message = await self._receive()
        if message["type"] == "http.request":
            self._is_whole = not message.get("more_body", False)
            self._bytes += len(message.get("body", b""))
        if self._bytes > self.most_bytes and not self._sent.is_begun:
            detail = f"A request brings at most {self.most_bytes} bytes; send less."
            await self._sent.refuse(_TOO_LARGE, detail)
            return {"type": "http.disconnect"}
        return message


def _announced_bytes(scope: Scope) -> int:
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
    return int(length) if length.isdigit() and len(length) < _MOST_DIGITS else 0


def _place_of(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "an unknown place"
    return f"{PurePath(frames[-1].filename).name}:{frames[-1].lineno}"
