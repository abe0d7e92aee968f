"""Seats at Daily for who is in a call that it carries: given, followed and taken back here."""

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

    async def give(self, call: Call, seat: Seat, said: AskSeats) -> None:
        """Answer who asks for seats: in the room where it is, and where else it may speak."""
        if call.transport != DAILY:
            call.answer(seat, TellRefused(id=said.id, status=409, detail=_OURS))
            return
        rooms = call.rooms_of(seat)
        had, seat.daily = seat.daily, {}
        await self._eject(had)
        told = await self._ask(
            self._talkback.daily_seats, self._event, rooms, seat.number, call.listens(seat)
        )
        seat.daily = {room: each.pseudonym for room, each in told.items()}
        seats = tuple(
            DailySeat(room=room, url=each.url, token=each.token) for room, each in told.items()
        )
        key = next(iter(told.values())).call_key
        call.answer(seat, TellSeats(id=said.id, call_key=key, seats=seats))

    async def follow(self, call: Call) -> None:
        """After a move or another matrix: who is elsewhere now is put out, and hears no more."""
        if call.transport != DAILY:
            return
        for seat in call.seats():
            gone = {
                room: who for room, who in seat.daily.items() if room not in call.rooms_of(seat)
            }
            seat.daily = {room: who for room, who in seat.daily.items() if room not in gone}
            await self._eject(gone)
        hears: dict[str, dict[str, tuple[str, ...]]] = {}
        for seat in call.seats():
            for room, who in seat.daily.items():
                hears.setdefault(room, {})[who] = call.listens(seat)
        for room, each in hears.items():
            await self._ask(self._talkback.daily_permits, self._event, room, each)

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
