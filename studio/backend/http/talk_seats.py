"""Seats at Daily for who is in a call that it carries: given, followed and taken back here.

A seat is one room's. What its member may hear changes with every arrival, and Daily is told of that
for the seats that there are; another seat is needed for another room alone.
"""

import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Final

from studio.backend.errors import BackendError
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

    def __init__(self, talkback: TalkbackService, ask: Ask, event: str) -> None:
        self._talkback, self._ask, self._event = talkback, ask, event
        self.is_behind = False

    async def give(self, call: Call, seat: Seat, said: AskSeats) -> None:
        """Answer who asks for seats: in the room where it is, and where else it may speak."""
        if call.transport != DAILY:
            call.answer(seat, TellRefused(id=said.id, status=409, detail=_OURS))
            return
        rooms = call.rooms_of(seat)
        had, seat.daily = seat.daily, {}
        await self._eject(had)
        listens = call.listens(seat)
        told = await self._ask(self._talkback.daily_seats, self._event, rooms, seat.number, listens)
        seat.daily = {room: each.pseudonym for room, each in told.items()}
        seat.daily_hears = dict.fromkeys(told, listens)
        seats = tuple(
            DailySeat(room=room, url=each.url, token=each.token) for room, each in told.items()
        )
        key = next(iter(told.values())).call_key
        call.answer(seat, TellSeats(id=said.id, call_key=key, seats=seats))

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

    async def follow_soon(self, call: Call) -> None:
        """Likewise after somebody came or went, as far as Daily can be reached now."""
        with contextlib.suppress(BackendError):
            await self.follow(call)
        self.is_behind = bool(_behind(call))

    async def _permit(self, call: Call) -> None:
        """Have Daily let each seat receive what its member may hear by now; one visit at a time."""
        call.is_followed = False
        if call.is_following:
            # Who does so looks again before it is done.
            return
        call.is_following = True
        try:
            while not call.is_followed:
                call.is_followed = True
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
            call.is_following = False

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
