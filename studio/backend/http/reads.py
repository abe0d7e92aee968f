"""Reads that are asked most: those that come at once share a thread and a write of the trail.

A read of its own costs a thread for the door, one for its answer and a write to the disk for its
access; here some have all of it together. Who leads a batch hands the next one on to who waits.
"""

import functools
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import anyio
import msgspec
from anyio.lowlevel import RunVar
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from studio.backend.caller import Caller
from studio.backend.errors import BackendError, TooManyError
from studio.backend.trail import Deed, Trail
from studio.secrets import Secret

from .guard import Judged, Needs, address_of, token_of
from .refusals import refusal_of

MOST_WAITING: Final = 1000
_MOST_AT_ONCE: Final = 64
_PACE_S: Final = 0.01
"""Batches begin no closer, so that the disk is asked a hundred times a second and no more."""
_ID: Final = re.compile(r"[0-9a-f]{32}")
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Read:
    """What is told of a thing by its id, once who asks may *needs*.

    ``route``: as the document names it. ``answer``: called on a worker's thread with who asks and
    the id; what it returns becomes JSON. It raises :class:`BackendError`.
    """

    needs: Needs
    route: str
    answer: Callable[[Caller, str], object]


@dataclass(slots=True)
class _Asked:
    read: Read
    target: str
    token: Secret
    address: str
    turn: anyio.Event = field(default_factory=anyio.Event)
    answer: Response | Exception | None = None


class QuickReads:
    """Wraps an application (ASGI 2.3) and answers some of its reads in its place.

    *reads*: by what their path begins with; the rest of it is the id. What is asked otherwise,
    such as with a query, is the application's to answer.
    """

    def __init__(self, app: ASGIApp, reads: Mapping[str, Read], trail: Trail) -> None:
        self._app = app
        self._reads = reads
        self._trail = trail
        self._desk: RunVar[_Desk] = RunVar("desk of reads")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        asked = self._asked(scope)
        if asked is None:
            await self._app(scope, receive, send)
            return
        desk = self._desk.get(None)
        if desk is None:
            desk = _Desk(self._trail)
            self._desk.set(desk)
        response = await desk.answer(asked)
        await response(scope, receive, send)

    def _asked(self, scope: Scope) -> _Asked | None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"]:
            return None
        begin, slash, rest = scope["path"].rpartition("/")
        read = self._reads.get(begin + slash)
        if read is None or not _ID.fullmatch(rest):
            return None
        request = Request(scope)
        return _Asked(read, rest, token_of(request), address_of(request))


class _Desk:
    """The reads that wait, of one loop; on its thread."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._waiting: deque[_Asked] = deque()
        self._is_led = False
        self._next_s = 0.0

    async def answer(self, asked: _Asked) -> Response:
        """Return the answer, once its access is recorded. Raises what a read raised."""
        if len(self._waiting) >= MOST_WAITING:
            message = "Too many ask at a time; try again in a moment."
            return refusal_of(TooManyError(message))
        self._waiting.append(asked)
        # Nobody who leaves may leave the others without one to lead them.
        with anyio.CancelScope(shield=True):
            if self._is_led:
                await asked.turn.wait()
            if asked.answer is None:
                await self._lead()
        if isinstance(asked.answer, Exception):
            raise asked.answer
        return asked.answer or Response(status_code=500)

    async def _lead(self) -> None:
        """Have those answered who wait, oneself among them as the first."""
        self._is_led = True
        now_s = anyio.current_time()
        if now_s < self._next_s:
            await anyio.sleep(self._next_s - now_s)
        self._next_s = anyio.current_time() + _PACE_S
        batch = [self._waiting.popleft() for _ in range(min(_MOST_AT_ONCE, len(self._waiting)))]
        try:
            await run_in_threadpool(_serve, self._trail, batch)
        finally:
            for each in batch:
                each.turn.set()
            self._is_led = bool(self._waiting)
            if self._waiting:
                self._waiting[0].turn.set()


def _serve(trail: Trail, batch: Sequence[_Asked]) -> None:
    """Answer *batch*: each access is recorded before anything is told."""
    judged: list[tuple[_Asked, Judged]] = []
    for asked in batch:
        asked.answer = _kept(functools.partial(_judge, asked, judged))
    accesses: list[Deed] = [each.access for _, each in judged]
    failed = _kept(functools.partial(trail.record_all, accesses))
    for asked, each in judged:
        asked.answer = failed or _kept(functools.partial(_answer, asked, each))


def _judge(asked: _Asked, judged: list[tuple[_Asked, Judged]]) -> None:
    read = asked.read
    judged.append(
        (asked, read.needs.judge(asked.token, asked.address, f"GET {read.route}", asked.target))
    )


def _answer(asked: _Asked, judged: Judged) -> Response:
    told = asked.read.answer(judged.admitted(), asked.target)
    return Response(_encode(told), media_type="application/json")


def _kept(do: Callable[[], Response | None]) -> Response | Exception | None:
    """Return what *do* returns, or how it refuses or fails: one that does is one alone."""
    try:
        return do()
    except BackendError as error:
        return refusal_of(error)
    except Exception as error:  # noqa: BLE001  # raised again where it is awaited
        return error
