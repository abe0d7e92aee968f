"""The live state of an event over WebSocket: told as it changes, changed by compare-and-set.

docs/backend.md tells the messages. Each client's queue is bounded: of states it holds the newest,
and a client that takes no answers is cut off.
"""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Final

import anyio
import msgspec
from anyio.abc import TaskGroup
from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from studio.backend.errors import BackendError, UnknownError
from studio.backend.live import LiveService, LiveState
from studio.policy.permissions import Permission

from .guard import Guard
from .live_desk import LiveDesk, News, Seat
from .live_door import (
    AGAIN,
    BAD,
    ENDED,
    SILENT,
    TOO_MANY,
    UNKNOWN,
    Admitted,
    NeedsHello,
    close,
    close_with,
)
from .live_messages import (
    MOST_BYTES,
    Beat,
    Changes,
    TellBeat,
    TellDone,
    TellRefused,
    decode_said,
    encode_told,
)

BEAT_EVERY_S: Final = 5.0
SILENT_S: Final = 15.0
LONGEST_S: Final = 600.0
"""After that a client comes anew, with the token that its session has by then."""
_SEND_WITHIN_S: Final = 10.0


def live_router(live: LiveService, desk: LiveDesk, guard: Guard) -> APIRouter:
    """Return the routes of *live*."""
    router = APIRouter()
    sees = Depends(NeedsHello(guard.needs(Permission.SEE_LIVE_STATE)))

    @router.websocket("/events/{event_id}/live")
    async def live_state(
        websocket: WebSocket, event_id: str, admitted: Annotated[Admitted | None, sees]
    ) -> None:
        if admitted is not None:
            await _Talk(live, desk, websocket, event_id, admitted).run()

    return router


class _Talk:
    """One client's conversation; the loop's thread."""

    def __init__(
        self,
        live: LiveService,
        desk: LiveDesk,
        websocket: WebSocket,
        event_id: str,
        admitted: Admitted,
    ) -> None:
        self._live = live
        self._desk = desk
        self._websocket = websocket
        self._event_id = event_id
        self._caller = admitted.caller
        station = admitted.hello.station
        self._station = "" if station is None else station.id
        self._name = "" if station is None else station.name
        self._seat = Seat(event_id, self._caller.session)
        self._close: tuple[int, str] | None = None
        self._speaking_since_s: float | None = None

    async def run(self) -> None:
        """Talk until either side has enough."""
        try:
            state = await run_in_threadpool(self._live.enter, self._caller, self._event_id)
            if not self._desk.sit(self._seat):
                await close(self._websocket, TOO_MANY, "Too many are connected; try again later.")
                return
        except BackendError as error:
            await close_with(self._websocket, error)
            return
        try:
            if self._station:
                state = await self._ask(self._live.join, self._event_id, self._station, self._name)
            self._show(state)
            with anyio.move_on_after(LONGEST_S):
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(self._speak, tasks)
                    tasks.start_soon(self._beat, tasks)
                    await self._hear(tasks)
            await self._end()
        except BackendError as error:
            await close_with(self._websocket, error)
        finally:
            self._desk.leave(self._seat)
            with anyio.CancelScope(shield=True):
                await self._leave()

    async def _hear(self, tasks: TaskGroup) -> None:
        try:
            while True:
                with anyio.fail_after(SILENT_S):
                    text = await self._websocket.receive_text()
                said = decode_said(text) if len(text) <= MOST_BYTES else None
                if isinstance(said, Changes):
                    await self._change(said)
                elif not isinstance(said, Beat):
                    self._close = BAD, "That is nothing to say here."
                    break
        except TimeoutError:
            self._close = SILENT, "Nothing was heard for too long."
        except (msgspec.MsgspecError, KeyError):
            self._close = BAD, "That is nothing to say here."
        except (WebSocketDisconnect, RuntimeError):
            # Gone; or gone already when it was told something, which Starlette says so.
            self._close = None
            self._seat.is_ended = True
        tasks.cancel_scope.cancel()

    async def _change(self, said: Changes) -> None:
        try:
            state = await self._ask(self._live.change, self._event_id, self._station, said.change)
        except BackendError as error:
            told = TellRefused(id=said.id, status=error.status, detail=str(error), code=error.code)
            self._seat.answer(encode_told(told))
            return
        self._show(state)
        self._seat.answer(encode_told(TellDone(id=said.id, revision=state.revision)))

    async def _speak(self, tasks: TaskGroup) -> None:
        while texts := await self._seat.wait():
            # Looked at by the beat, which is there anyway: a limit of its own for each of 200
            # messages at a time would cost more than they do.
            self._speaking_since_s = anyio.current_time()
            try:
                for text in texts:
                    await self._websocket.send_text(text)
            except (WebSocketDisconnect, RuntimeError):
                # It has gone: what it should hear is of no use to it.
                self._seat.is_ended = True
                tasks.cancel_scope.cancel()
                return
            self._speaking_since_s = None
        self._close = self._close or (ENDED, "The session has ended.")
        tasks.cancel_scope.cancel()

    async def _beat(self, tasks: TaskGroup) -> None:
        """Tell that the backend is there, and ask what a lost message would have told."""
        beat = encode_told(TellBeat())
        while True:
            await anyio.sleep(BEAT_EVERY_S)
            since_s = self._speaking_since_s
            if since_s is not None and anyio.current_time() - since_s > _SEND_WITHIN_S:
                # It takes nothing any more.
                self._seat.is_ended = True
                tasks.cancel_scope.cancel()
                return
            self._seat.answer(beat)
            try:
                if self._station:
                    state = await self._ask(self._live.beat, self._event_id, self._station)
                else:
                    state = await self._ask(self._live.enter, self._event_id)
            except UnknownError as error:
                self._close = UNKNOWN, str(error)
                self._seat.end()
                return
            except BackendError:
                # The store may be away for a while; the clients stay.
                continue
            self._show(state)

    def _show(self, state: LiveState) -> None:
        if self._seat.is_behind(state.order):
            self._seat.show(News.of(state))

    async def _ask(self, do: Callable[..., LiveState], *arguments: object) -> LiveState:
        return await run_in_threadpool(partial(do, self._caller, *arguments))

    async def _end(self) -> None:
        if self._close is not None:
            await close(self._websocket, *self._close)
        elif not self._seat.is_ended:
            await close(self._websocket, AGAIN, "Come again.")

    async def _leave(self) -> None:
        if not self._station:
            return
        try:
            await self._ask(self._live.leave, self._event_id, self._station)
        except BackendError:
            # Its silence tells the others within seconds.
            return
