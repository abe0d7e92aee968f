"""Seats at Daily, where something else happens while Daily is asked."""

import asyncio
from typing import Any

from studio.backend.http.talk_seats import TalkSeats
from studio.backend.talkback.call import Call
from studio.backend.talkback.daily import Seat
from studio.backend.talkback.joining import Joining
from studio.backend.talkback.model import Rooms
from studio.backend.talkback.service import TalkbackService
from studio.policy.permissions import Role
from studio.talkback.routing.model import Matrix
from studio.talkback.routing.said import AskSeats, Tells, TellSeats, decode_told
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail


class _Ear:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[Tells] = []

    def tell(self, text: bytes) -> None:
        self.told.append(decode_told(text))

    def tell_call(self, text: bytes) -> None:
        self.told.append(decode_told(text))

    def tell_heard(self, text: bytes, sources: frozenset[int]) -> None:
        """Pass it over."""

    def hear(self, frame: bytes) -> None:
        raise AssertionError(frame)

    def send(self) -> None:
        """Pass it over."""

    def end(self, code: int, reason: str) -> None:
        raise AssertionError(code, reason)


def test_who_is_moved_while_a_seat_is_made_gets_none_where_they_were() -> None:
    service = TalkbackService(repository=MemoryRepository(), trail=MemoryTrail(), now=lambda: 1)
    call = Call(
        transport="daily",
        matrix=Matrix(),
        rooms=Rooms(0, {}),
        now_ns=0,
        utc_ns=1,
        later=lambda _, do: do,
        frame=bytes,
    )
    ear = _Ear()
    who = Joining(station="pia", name="Pia", role=Role.PRESENTER, account="pia", session="s")
    seat = call.join(who, ear, 0)
    ejected: list[dict[str, str]] = []
    rooms = iter(("green", "", ""))

    async def ask(do: Any, *words: Any) -> Any:  # noqa: ANN401  # as the service has it
        if do == service.daily_ejects:
            ejected.append(words[1])
            return None
        assert do == service.daily_seats
        made = {
            room: Seat(f"https://x.daily.co/{room}", "t", f"{room} {len(ejected)}", "key")
            for room in words[1]
        }
        # Somebody moves the member while Daily is asked.
        where = {"pia": room} if (room := next(rooms)) else {}
        call.set_rooms(Rooms(call._rooms.revision + 1, where))
        return made

    async def run() -> None:
        seats = TalkSeats(service, ask, "e1", lambda: 1)
        await seats.give(call, seat, AskSeats(id=1))
        assert (seat.daily, ejected) == ({}, [{"": " 0"}])
        # Asked again where one is by now, one is moved back meanwhile, and back in time.
        await seats.give(call, seat, AskSeats(id=2))
        assert (seat.daily, ejected[1:]) == ({}, [{"green": "green 1"}])
        await seats.give(call, seat, AskSeats(id=3))
        assert seat.daily == {"": " 2"}
        told = [each for each in ear.told if isinstance(each, TellSeats)]
        assert [[at.room for at in each.seats] for each in told] == [[], [], [""]]

    asyncio.run(run())
