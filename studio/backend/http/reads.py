"""Reads that are asked most: those that come at once share a thread and a write of the trail.

A read of its own costs a thread for the door, one for its answer and a write to the disk for its
access; here some have all of it together. Who leads a batch hands the next one on to who waits.
"""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import anyio
import msgspec
from anyio.lowlevel import RunVar
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from studio.backend.caller import Caller, Sessions
from studio.backend.errors import BackendError, TooManyError
from studio.backend.trail import Deed, Trail
from studio.secrets import Secret

from .guard import Judged, Needs, address_in, token_in
from .hardening import Hardened
from .refusals import refusal_of

MOST_WAITING: Final = 1000
_MOST_AT_ONCE: Final = 256
_PACE_S: Final = 0.02
"""Batches begin no closer, so that the disk is asked fifty times a second and no more."""
_ID: Final = re.compile(r"[0-9a-f]{32}")
_encode = msgspec.json.Encoder().encode


_FOUND: Final = "studio.quick read"


@dataclass(frozen=True, slots=True)
class Read:
    """What is told of a thing by its id, once who asks may *needs*.

    ``route``: as the document names it. ``answer``: called on a worker's thread with who asks and
    the id; what it returns becomes JSON, and is the same for all of an organisation who may ask,
    so a batch asks for it once. It raises :class:`BackendError`.
    """

    needs: Needs
    route: str
    answer: Callable[[Caller, str], object]


Answer = bytes | Response | Exception


@dataclass(slots=True)
class _Asked:
    read: Read
    target: str
    token: Secret
    address: str
    answer: Answer | None = None


@dataclass(slots=True)
class _Batch:
    asked: list[_Asked]
    done: anyio.Event = field(default_factory=anyio.Event)


class QuickReads:
    """Wraps an application (ASGI 2.3) and answers some of its reads in its place.

    *reads*: by what their path begins with; the rest of it is the id. What is asked otherwise,
    such as with a query, is the application's to answer.
    """

    def __init__(self, app: ASGIApp, reads: Mapping[str, Read], trail: Trail) -> None:
        self._app = app
        self._reads = reads
        self._trail = trail
        self._hardened = Hardened(self._answer)
        self._desk: RunVar[_Desk] = RunVar("desk of reads")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        asked = self._asked(scope)
        if asked is None:
            await self._app(scope, receive, send)
        else:
            scope[_FOUND] = asked
            await self._hardened(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        desk = self._desk.get(None)
        if desk is None:
            desk = _Desk(self._trail)
            self._desk.set(desk)
        answer = await desk.answer(scope[_FOUND])
        if isinstance(answer, Response):
            await answer(scope, receive, send)
            return
        length = str(len(answer)).encode()
        head = [(b"content-length", length), (b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": answer})

    def _asked(self, scope: Scope) -> _Asked | None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["query_string"]:
            return None
        begin, slash, rest = scope["path"].rpartition("/")
        read = self._reads.get(begin + slash)
        if read is None or not _ID.fullmatch(rest):
            return None
        return _Asked(read, rest, token_in(scope), address_in(scope))


class _Desk:
    """The reads that wait, of one loop; on its thread."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._waiting = 0
        self._next_s = 0.0
        self._open: _Batch | None = None
        self._newest: _Batch | None = None

    async def answer(self, asked: _Asked) -> bytes | Response:
        """Return the answer, once its access is recorded. Raises what a read raised."""
        if self._waiting >= MOST_WAITING:
            message = "Too many ask at a time; try again in a moment."
            return refusal_of(TooManyError(message))
        self._waiting += 1
        try:
            batch = self._open
            if batch is not None and len(batch.asked) < _MOST_AT_ONCE:
                batch.asked.append(asked)
                await batch.done.wait()
            else:
                await self._lead(asked)
        finally:
            self._waiting -= 1
        if isinstance(asked.answer, Exception):
            raise asked.answer
        return asked.answer or Response(status_code=500)

    async def _lead(self, asked: _Asked) -> None:
        """Begin a batch, which others join until its turn comes, and have it answered."""
        before, batch = self._newest, _Batch([asked])
        self._open = self._newest = batch
        # Whoever leaves may not leave the others without one to lead them.
        with anyio.CancelScope(shield=True):
            try:
                if before is not None:
                    await before.done.wait()
                now_s = anyio.current_time()
                if now_s < self._next_s:
                    await anyio.sleep(self._next_s - now_s)
                self._next_s = anyio.current_time() + _PACE_S
                if self._open is batch:
                    self._open = None
                await run_in_threadpool(_serve, self._trail, batch.asked)
            finally:
                batch.done.set()


class _OneMoment:
    """Who tokens belong to, at one moment: asked for once however many bring one."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._found: dict[tuple[str, str], Caller] = {}

    def caller_of(self, token: Secret, address: str) -> Caller:
        """As the Protocol says."""
        brought = (token.reveal(), address)
        caller = self._found.get(brought)
        if caller is None:
            caller = self._found[brought] = self._sessions.caller_of(token, address)
        return caller


def _serve(trail: Trail, batch: Sequence[_Asked]) -> None:
    """Answer *batch*: each access is recorded before anything is told."""
    judged: list[tuple[_Asked, Judged]] = []
    sessions: dict[int, Sessions] = {}
    for asked in batch:
        needs = asked.read.needs
        known = sessions.setdefault(id(needs.sessions), _OneMoment(needs.sessions))
        asked.answer = _kept(functools.partial(_judge, asked, known, judged))
    accesses: list[Deed] = [each.access for _, each in judged]
    failed = _kept(functools.partial(trail.record_all, accesses))
    told: dict[tuple[str, str, str], Answer | None] = {}
    for asked, each in judged:
        asked.answer = failed or _answered(asked, each, told)


def _judge(asked: _Asked, sessions: Sessions, judged: list[tuple[_Asked, Judged]]) -> None:
    needs, route = asked.read.needs, f"GET {asked.read.route}"
    found = needs.judge(asked.token, asked.address, route, asked.target, sessions)
    judged.append((asked, found))


def _answered(
    asked: _Asked, judged: Judged, told: dict[tuple[str, str, str], Answer | None]
) -> Answer | None:
    """Return the answer; *told* are those of the same batch, by whose they are."""
    caller = judged.found
    if isinstance(caller, BackendError):
        return refusal_of(caller)
    which = (asked.read.route, caller.organisation, asked.target)
    if which not in told:
        answer = functools.partial(asked.read.answer, caller, asked.target)
        told[which] = _kept(lambda: _encode(answer()))
    return told[which]


def _kept(do: Callable[[], bytes | None]) -> Answer | None:
    """Return what *do* returns, or how it refuses or fails: one that does is one alone."""
    try:
        return do()
    except BackendError as error:
        return refusal_of(error)
    except Exception as error:  # noqa: BLE001  # raised again where it is awaited
        return error
