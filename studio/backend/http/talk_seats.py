"""Seats at Daily for who is in a call that it carries: given, followed and taken back here.

A seat is one room's. What its member may hear changes with every arrival, and Daily is told of that
for the seats that there are; another seat is needed for another room alone.
"""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Final

from studio.backend.errors import BackendError
from studio.backend.moment import Now
from studio.backend.talkback import TalkbackService
from studio.backend.talkback.call import Call
from studio.backend.talkback.seat import Seat
from studio.backend.talkback.transport import DAILY
from studio.talkback.routing.said import AskSeats, DailySeat, TellRefused, TellSeats

Ask = Callable[..., Awaitable[Any]]
"""Calls a service on a thread, in the name of who is in the call."""
_OURS: Final = "The voices of this call go by the backend itself; no other seat is needed."


class TalkSeats:
    """One member's. The loop's thread; *ask* waits on others. Raises :class:`BackendError`."""

    def __init__(self, talkback: TalkbackService, ask: Ask, event: str, now_ns: Now) -> None:
        self._talkback, self._ask, self._event, self._now_ns = talkback, ask, event, now_ns
        self._call_key = ""
        self.is_behind = False

    async def give(self, call: Call, seat: Seat, said: AskSeats) -> None:
        """Answer who asks for seats: in the room where it is, and where else it may speak."""
        if call.transport != DAILY:
            call.answer(seat, TellRefused(id=said.id, status=409, detail=_OURS))
            return
        rooms = call.rooms_of(seat)
        kept = {room: seat.daily[room] for room in rooms if room in {*said.have} & {*seat.daily}}
        gone = {room: who for room, who in seat.daily.items() if room not in kept}
        seat.daily = kept
        await self._eject(gone)
        listens = call.listens(seat)
        needed = tuple(room for room in rooms if room not in kept)
        told = await self._ask(
            self._talkback.daily_seats, self._event, needed, seat.number, listens
        )
        # Meanwhile it may have been moved, and put out of what it had.
        kept = {room: who for room, who in kept.items() if seat.daily.get(room) == who}
        there = call.rooms_of(seat)
        await self._eject({r: each.pseudonym for r, each in told.items() if r not in there})
        told = {room: each for room, each in told.items() if room in there}
        seat.daily = {**kept, **{room: each.pseudonym for room, each in told.items()}}
        seat.daily_hears |= dict.fromkeys(told, listens)
        call.at_daily.held_ns |= dict.fromkeys(told, self._now_ns())
        for each in told.values():
            # It is the same of all seats of a call.
            self._call_key = each.call_key
        seats = tuple(
            DailySeat(room=room, url=each.url, token=each.token) for room, each in told.items()
        )
        answer = TellSeats(id=said.id, call_key=self._call_key, seats=seats, kept=tuple(kept))
        call.answer(seat, answer)

    async def follow(self, call: Call) -> None:
        """After a move or another matrix: who is elsewhere now is put out, and hears no more.

        Raises :class:`BackendError` where Daily does not do it; :meth:`follow_soon` tries again.
        """
        if call.transport != DAILY:
            return
        for seat in call.seats():
            gone = {
                room: who for room, who in seat.daily.items() if room not in call.rooms_of(seat)
            }
            seat.daily = {room: who for room, who in seat.daily.items() if room not in gone}
            await self._eject(gone)
        await self._permit(call)
        await self._hold(call)

    async def follow_soon(self, call: Call) -> None:
        """Likewise after somebody came or went, as far as Daily can be reached now."""
        with contextlib.suppress(BackendError):
            await self.follow(call)
        self.is_behind = bool(_behind(call))

    async def _permit(self, call: Call) -> None:
        """Have Daily let each seat receive what its member may hear by now; one visit at a time."""
        call.at_daily.is_followed = False
        if call.at_daily.is_following:
            # Who does so looks again before it is done.
            return
        call.at_daily.is_following = True
        try:
            while not call.at_daily.is_followed:
                call.at_daily.is_followed = True
                for room in _behind(call):
                    here = [seat for seat in call.seats() if room in seat.daily]
                    hears = {seat.daily[room]: call.listens(seat) for seat in here}
                    reached = await self._ask(
                        self._talkback.daily_permits, self._event, room, hears
                    )
                    for seat in here:
                        # One who is not in the room yet comes with what its token says.
                        if seat.daily.get(room) in reached:
                            seat.daily_hears[room] = hears[seat.daily[room]]
        finally:
            call.at_daily.is_following = False

    async def _hold(self, call: Call) -> None:
        """Have the rooms that somebody sits in stand on: they end soon where nobody does."""
        used = {room for seat in call.seats() for room in seat.daily}
        due = call.at_daily.due(used, self._now_ns())
        try:
            if due:
                await self._ask(self._talkback.daily_holds, self._event, due)
        except BackendError:
            call.at_daily.failed(due, self._now_ns())
            raise

    async def take_back(self, seat: Seat) -> None:
        """Put who has left the call out at Daily, too, as far as that can be reached."""
        gone, seat.daily = seat.daily, {}
        try:
            await self._eject(gone)
        except BackendError:
            # The seat's room ends by itself, and nobody else can use the token.
            return

    async def _eject(self, seats: dict[str, str]) -> None:
        if seats:
            await self._ask(self._talkback.daily_ejects, self._event, seats)


def _behind(call: Call) -> tuple[str, ...]:
    """Return the rooms in which somebody may hear something else than Daily was told."""
    rooms = {
        room: None
        for seat in call.seats()
        for room in seat.daily
        if seat.daily_hears.get(room) != call.listens(seat)
    }
    return tuple(rooms)
