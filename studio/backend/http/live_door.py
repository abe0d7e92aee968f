"""The door of live WebSockets: a token comes by header or first message, never by the URL."""

import contextlib
from dataclasses import dataclass
from typing import Final

import anyio
import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from studio.backend.caller import Caller
from studio.backend.errors import (
    BackendError,
    ConflictError,
    ForbiddenError,
    NotSignedInError,
    TooManyError,
    UnknownError,
)
from studio.secrets import Secret

from .guard import Needs, token_of
from .live_messages import MOST_BYTES, Hello, decode_said

FIRST_WITHIN_S: Final = 5.0
BAD, NOT_SIGNED_IN, FORBIDDEN, UNKNOWN = 4400, 4401, 4403, 4404
SILENT, TAKEN, ENDED, TOO_MANY, FAILED = 4408, 4409, 4410, 4429, 4500
AGAIN: Final = 1012
"""Close codes, of those that are free for applications (RFC 6455, 7.4.2)."""
_CODES: Final = {
    NotSignedInError.status: NOT_SIGNED_IN,
    ForbiddenError.status: FORBIDDEN,
    UnknownError.status: UNKNOWN,
    ConflictError.status: TAKEN,
    TooManyError.status: TOO_MANY,
}


@dataclass(frozen=True, slots=True)
class Admitted:
    """Who came, and what they said first."""

    caller: Caller
    hello: Hello


@dataclass(frozen=True, slots=True)
class NeedsHello:
    """The dependency of a live route: who comes, once they may do what it *needs*.

    None when nobody was let in: the WebSocket is closed then.
    """

    needs: Needs

    async def __call__(self, websocket: WebSocket) -> Admitted | None:
        """Accept, hear the first message and let in, or close and say why."""
        await websocket.accept()
        try:
            with anyio.fail_after(FIRST_WITHIN_S):
                text = await websocket.receive_text()
            hello = decode_said(text) if len(text) <= MOST_BYTES else None
        except (TimeoutError, msgspec.MsgspecError, KeyError):
            hello = None
        except (WebSocketDisconnect, RuntimeError):
            await turn_away(self.needs, websocket)
            return None
        if not isinstance(hello, Hello):
            await turn_away(self.needs, websocket)
            await close(websocket, BAD, "Say hello first.")
            return None
        try:
            return Admitted(await run_in_threadpool(self._caller, websocket, hello), hello)
        except BackendError as error:
            await close_with(websocket, error)
            return None

    def _caller(self, websocket: WebSocket, hello: Hello) -> Caller:
        brought = token_of(websocket)
        return self.needs.admit(websocket, brought if brought.reveal() else Secret(hello.token))


async def turn_away(needs: Needs, websocket: WebSocket) -> None:
    """Write down that somebody came who said no hello; the line closes all the same."""
    with contextlib.suppress(BackendError):
        await run_in_threadpool(needs.turn_away, websocket, "no hello")


async def close_with(websocket: WebSocket, error: BackendError) -> None:
    """Close with the code of *error* and its sentence, of which a frame takes 123 bytes."""
    reason = str(error).encode()[:120].decode(errors="ignore")
    await close(websocket, code_of(error), reason)


def code_of(error: BackendError) -> int:
    """Return the close code of *error*."""
    return _CODES.get(error.status, FAILED)


async def close(websocket: WebSocket, code: int, reason: str) -> None:
    """Close, if the client has not gone already."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await websocket.close(code, reason)
