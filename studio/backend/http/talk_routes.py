"""The call of an event over WebSocket: docs/backend.md tells the messages, docs/talkback.md why."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Annotated, Final, TypeVar

import anyio
from fastapi import APIRouter, Depends
from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket

from studio.backend.errors import BackendError, UnknownError
from studio.backend.talkback import TalkbackService
from studio.backend.talkback.call import Call
from studio.backend.talkback.joining import Joining
from studio.backend.talkback.seat import Seat
from studio.policy.permissions import Permission
from studio.talkback.routing.lines import EVERYBODY
from studio.talkback.routing.said import (
    AskSeats,
    Hello,
    Keys,
    Move,
    Said,
    SetCrosspoint,
    SetDim,
    TellDone,
    TellRefused,
)

from .guard import Guard
from .live_door import AGAIN, BAD, TOO_MANY, code_of
from .talk_desk import TalkDesk
from .talk_door import Admitted, NeedsTalkHello, TalkLine
from .talk_ear import TalkEar
from .talk_seats import TalkSeats

LONGEST_S: Final = 900.0
"""So long holds a hello: a client says another one, with the token of then, before that."""
LOOK_EVERY_S, LOOK_SOON_S = 5.0, 1.0
"""So often it is looked at whether the event is there still; sooner while Daily lags behind."""
_T = TypeVar("_T")


def talk_router(talkback: TalkbackService, desk: TalkDesk, guard: Guard) -> APIRouter:
    """Return the route of calls."""
    router = APIRouter()
    door = NeedsTalkHello(guard.needs(Permission.TALK))

    @router.websocket("/events/{event_id}/talk")
    async def talk(
        websocket: WebSocket,
        event_id: str,
        admitted: Annotated[Admitted | None, Depends(door)],
    ) -> None:
        if admitted is not None:
            await _Visit(talkback, desk, door, websocket, event_id, admitted).run()

    return router


class _Heard:
    """Sees to what needs no store: nearly all of it."""

    def __init__(
        self, call: Call, seat: Seat, ear: TalkEar, line: TalkLine, desk: TalkDesk
    ) -> None:
        self._call, self._seat, self._line, self._desk = call, seat, line, desk
        self.voice = partial(call.voice, seat)
        self.may_write = ear.send

    def heard(self, said: Said) -> bool:
        """Take a message."""
        seat = self._seat
        if seat.text_credit <= 0:
            self._line.protocol.finish(TOO_MANY, "Too much is said at a time.")
            return True
        seat.text_credit -= 1
        return self._call.hear(seat, said, self._desk.calls.now_ns())

    def has_ended(self) -> None:
        """Take that the connection has ended: what was open is closed at once."""
        self._call.leave(self._seat)


class _Visit:
    """One client's stay in a call. The loop's thread."""

    def __init__(  # all that a visit is of
        self,
        talkback: TalkbackService,
        desk: TalkDesk,
        door: NeedsTalkHello,
        websocket: WebSocket,
        event_id: str,
        admitted: Admitted,
    ) -> None:
        self._talkback, self._desk, self._door = talkback, desk, door
        self._websocket, self._event = websocket, event_id
        self._caller, self._hello = admitted.caller, admitted.hello
        self._line = admitted.line
        self._seats = TalkSeats(talkback, self._ask, event_id, desk.calls.now_ns)

    async def run(self) -> None:
        """Let them in, and see to what they ask until either side has enough."""
        details = {"station": self._hello.station}
        is_noted = False
        try:
            entry = await self._ask(self._talkback.enter, self._event)
            await self._ask(self._talkback.note, "joined a call", self._event, details)
            is_noted = True
            call = self._desk.call(entry)
            seat = self._sit(call)
        except BackendError as error:
            self._line.protocol.finish(code_of(error), str(error))
            self._desk.calls.drop_empty(self._event)
            if is_noted:
                await self._note_left(details)
            return
        self._desk.begin()
        try:
            async with anyio.create_task_group() as beside:
                # Who has just come waits for neither.
                beside.start_soon(self._tell_held)
                beside.start_soon(self._seats.follow_soon, call)
                await self._stay(call, seat)
        finally:
            call.leave(seat)
            self._desk.calls.drop_empty(self._event)
            await self._seats.take_back(seat)
            await self._seats.follow_soon(call)
        await self._note_left(details)

    def _sit(self, call: Call) -> Seat:
        ear = TalkEar(self._line.protocol)
        who = Joining(
            station=self._hello.station,
            name=self._hello.name,
            role=self._caller.role,
            account=self._caller.account,
            session=self._caller.session,
            media=self._hello.media,
        )
        seat = call.join(who, ear, self._desk.calls.now_ns())
        self._line.taker = _Heard(call, seat, ear, self._line, self._desk)
        return seat

    async def _stay(self, call: Call, seat: Seat) -> None:
        ends_ns = self._desk.calls.now_ns() + _ns(LONGEST_S)
        while not self._line.is_ended:
            said = await self._line.next(LOOK_SOON_S if self._seats.is_behind else LOOK_EVERY_S)
            if self._desk.calls.now_ns() >= ends_ns and not isinstance(said, Hello):
                self._line.protocol.finish(AGAIN, "Come again.")
            elif isinstance(said, Hello):
                if not await self._renewed(said, seat):
                    return
                ends_ns = self._desk.calls.now_ns() + _ns(LONGEST_S)
            elif said is not None:
                await self._see_to(call, seat, said)
                if isinstance(said, AskSeats) and not (seat.daily or await self._is_there()):
                    return
            elif not await self._is_there():
                return
            else:
                await self._tell_held()
                await self._seats.follow_soon(call)

    async def _renewed(self, hello: Hello, seat: Seat) -> bool:
        """Whether who says hello anew is who they were; the line is closed if not."""
        caller = await self._door.admit(self._websocket, self._line, hello)
        if caller is None:
            return False
        known = self._caller.account, self._caller.organisation, self._caller.role, seat.station
        if (caller.account, caller.organisation, caller.role, hello.station) != known:
            self._line.protocol.finish(BAD, "Somebody else comes by a connection of their own.")
            return False
        self._caller = caller
        seat.session = caller.session
        return True

    async def _tell_held(self) -> None:
        tell = self._desk.held(self._event)
        if tell is not None:
            with contextlib.suppress(BackendError):
                # It is told again before long.
                await run_in_threadpool(tell)

    async def _is_there(self) -> bool:
        try:
            entry = await self._ask(self._talkback.enter, self._event)
        except UnknownError as error:
            self._line.protocol.finish(code_of(error), str(error))
            return False
        except BackendError:
            # The store may be away for a while; the call goes on.
            return True
        self._desk.calls.check_way(entry)
        return not self._line.is_ended

    async def _see_to(self, call: Call, seat: Seat, said: Said) -> None:
        number = 0
        try:
            if isinstance(said, Keys):
                await self._announce(call, seat)
                return
            if isinstance(said, AskSeats):
                number = said.id
                await self._seats.give(call, seat, said)
                return
            if isinstance(said, SetCrosspoint):
                number = said.id
                own = said.crosspoint.station == seat.station
                await self._set_crosspoint(call, said, is_own=own)
                await self._seats.follow(call)
            elif isinstance(said, SetDim):
                number = said.id
                own = said.station == seat.station
                deed = partial(self._talkback.set_dim, is_own=own)
                call.set_matrix(await self._ask(deed, self._event, said.station, said.dim_db))
            elif isinstance(said, Move):
                number = said.id
                await self._move(call, said)
                await self._seats.follow(call)
            else:
                return
        except BackendError as error:
            call.answer(seat, TellRefused(id=number, status=error.status, detail=str(error)))
            return
        call.answer(seat, TellDone(id=number))

    async def _announce(self, call: Call, seat: Seat) -> None:
        if call.wants_to_announce(seat):
            details = {"station": seat.station, "line": EVERYBODY.id}
            await self._ask(self._talkback.note, "announced", self._event, details)
            call.announce(seat)

    async def _set_crosspoint(self, call: Call, said: SetCrosspoint, *, is_own: bool) -> None:
        member = call.member(said.crosspoint.station)
        if member is None:
            message = f"The station {said.crosspoint.station} is not in the call; wait for it."
            raise UnknownError(message)
        deed = partial(self._talkback.set_crosspoint, opens=said.open, is_own=is_own)
        call.set_matrix(await self._ask(deed, self._event, member, said.revision, said.crosspoint))

    async def _move(self, call: Call, said: Move) -> None:
        missing = [each for each in said.stations if call.member(each) is None]
        if missing:
            message = f"Not in the call: {', '.join(missing)}."
            raise UnknownError(message)
        present = {seat.station for seat in call.seats()}
        move = self._talkback.move
        call.set_rooms(await self._ask(move, self._event, said.stations, said.room, present))

    async def _note_left(self, details: dict[str, str]) -> None:
        try:
            await self._ask(self._talkback.note, "left a call", self._event, details)
        except BackendError:
            # That they were in the call is written down; that they are not anymore changes nothing.
            return

    async def _ask(self, do: Callable[..., _T], *arguments: object) -> _T:
        return await run_in_threadpool(partial(do, self._caller, *arguments))


def _ns(seconds: float) -> int:
    return round(seconds * 1_000_000_000)
