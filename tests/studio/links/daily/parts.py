"""A Daily link on a thread, over the same pipe as the process, with a Daily in memory."""

import asyncio
import contextlib
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mixer.clock import MonotonicClock
from mixer.worker import Worker
from studio.links.daily.serving import serve
from studio.links.talk.daily_room import DailyEnds
from studio.links.talk.daily_transport import DailyTransport
from studio.talkback.daily_names import seat_id, track_of
from studio.talkback.routing.model import Heard
from studio.talkback.routing.said import DailySeat, TellSeats
from tests.fakes.daily_sdk import CallClient, MemoryDaily, token_for
from tests.studio.links.talk.transport_suite import LINE, Pair, Station

if TYPE_CHECKING:
    from studio.talkback.routing.packets import Packet

ROOM, BREAKOUT = (f"https://videosync.daily.co/vs-{digit * 32}" for digit in "01")
MAIN = ""
CALL_KEY = "the key of the call's names"


@dataclass
class OnThreads:
    """Begins Daily links on threads; ``sockets``: theirs, in the order of their beginnings."""

    daily: MemoryDaily
    sockets: list[socket.socket] = field(default_factory=list)
    threads: list[Worker] = field(default_factory=list)

    async def __call__(self) -> DailyEnds:
        ours, theirs = socket.socketpair()
        sdk = self.daily.sdk
        thread = Worker("daily link", lambda _stop: serve(theirs, sdk, MonotonicClock()))
        self.sockets.append(theirs)
        self.threads.append(thread)
        thread.start()
        reader, writer = await asyncio.open_connection(sock=ours)

        async def kill() -> None:
            with contextlib.suppress(OSError):
                theirs.shutdown(socket.SHUT_RDWR)
            await asyncio.get_running_loop().run_in_executor(None, thread.stop)

        return DailyEnds(reader, writer, kill)


class Seats:
    """What the backend would answer, for one station.

    ``had``: what it was told of rooms that one has, a question each. ``rooms``: by name, where
    one sits. ``refuses``: why it gives none, '' while it does.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.had: list[tuple[str, ...]] = []
        self.rooms = {MAIN: ROOM}
        self.is_stale = False
        self.refuses = ""
        self.transport: DailyTransport | None = None

    @property
    def asked(self) -> int:
        """How often seats were asked for."""
        return len(self.had)

    def __call__(self, have: tuple[str, ...]) -> None:
        self.had.append(have)
        asyncio.get_running_loop().call_soon(self.answer, have)

    def answer(self, have: tuple[str, ...] = ()) -> None:
        assert self.transport is not None
        if self.refuses:
            self.transport.refused(self.refuses)
            return
        user = seat_id(secrets.token_bytes(16), self.number)
        kept = tuple(room for room in self.rooms if room in have)
        seats = tuple(
            DailySeat(
                room=room,
                url=url,
                token=token_for(
                    user, (track_of(CALL_KEY, LINE),), "another" if self.is_stale else url
                ),
            )
            for room, url in self.rooms.items()
            if room not in kept
        )
        self.transport.take_seats(TellSeats(id=1, call_key=CALL_KEY, seats=seats, kept=kept))

    def move(self, **rooms: str) -> None:
        """Sit in these rooms, by name; the main one as ``main``."""
        self.rooms = {MAIN if name == "main" else name: url for name, url in rooms.items()}
        assert self.transport is not None
        self.transport.move(is_anew=False)


def allow(_host: str, _port: int, _purpose: str) -> None:
    """A gate that stands open."""


def station(
    number: int, begin: Callable[[], Awaitable[DailyEnds]]
) -> tuple[Station, DailyTransport, Seats]:
    """Return a station of the suite's, by Daily."""
    heard: list[Packet] = []
    seats = Seats(number)
    transport = DailyTransport(
        allow, MonotonicClock(), lambda packet, _now: heard.append(packet), seats, begin=begin
    )
    seats.transport = transport
    transport.may_talk([LINE])
    transport.talk([LINE])
    transport.listen(number, [Heard(3 - number, LINE)])
    return Station(number, transport, heard), transport, seats


@asynccontextmanager
async def daily_pair() -> AsyncIterator[Pair]:
    """Yield two stations in one room of a Daily in memory."""
    with MemoryDaily() as daily:
        one, transport, seats = station(1, OnThreads(daily))
        two, other, _ = station(2, OnThreads(daily))

        def part() -> None:
            seats.move(green=BREAKOUT)

        def cut() -> None:
            daily.later(lambda: client_of(daily, ROOM, 1).put_out())

        await transport.join()
        await other.join()
        try:
            yield Pair(one, two, part, cut)
        finally:
            await transport.leave()
            await other.leave()
        assert daily.faults == []


def client_of(daily: MemoryDaily, room: str, number: int) -> CallClient:
    """Return the participant that has a number."""
    return next(each for each in daily.rooms[room] if each.user_id.endswith(f"{number:04x}"))
