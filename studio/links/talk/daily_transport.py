"""Daily as what carries the voices: a track a line, a process a room."""

import asyncio
from collections.abc import Callable, Iterable
from typing import Final

from mixer.clock import NS_PER_MS, Clock
from studio.client.address import Gate
from studio.policy import Purpose
from studio.talkback.daily_names import is_room, track_of
from studio.talkback.daily_pipe import Listen, Speak
from studio.talkback.routing.model import Heard as HeardNow
from studio.talkback.routing.packets import Packet
from studio.talkback.routing.said import DailySeat, TellSeats

from .daily_room import Begin, DailyRoom, begin_process
from .seat_asker import SeatAsker
from .transport import Heard, MediaHealth

HOSTS: Final = ("gs.daily.co", "gs.dailywebrtc.com", "gs.dailywebrtc.net")
"""Whom daily-python 0.36 asks first, and when that one is away; measured."""
_HTTPS: Final = 443
_MOST_READY: Final = 8
"""Tracks that are there before a key goes down; a line beyond is added by its first key press."""
_ONE_WAY_NS: Final = 200 * NS_PER_MS
WantSeats = Callable[[tuple[str, ...]], object]
WAITS: Final = "A seat in Daily's room is asked for."


class DailyTransport:
    """The event loop's. As :class:`Transport` says.

    Where Daily may not be, making one raises, and so does :meth:`join`: *gate* is asked both times,
    and writes it down; no process starts, and no name is looked up. *want_seats* asks the backend
    for seats, but for the rooms that it is handed, in which one has one; the answer comes by
    :meth:`take_seats` or :meth:`refused`. Each entry has a seat of its own: a token may be over.
    """

    name = "daily"

    def __init__(
        self,
        gate: Gate,
        clock: Clock,
        heard: Heard,
        want_seats: WantSeats,
        *,
        begin: Begin = begin_process,
        proxy_url: str = "",
    ) -> None:
        for host in HOSTS:
            gate(host, _HTTPS, Purpose.TALKBACK.value)
        self._gate, self._clock, self._heard = gate, clock, heard
        self._asker = SeatAsker(lambda: want_seats(self._well_in()))
        self._begin, self._proxy_url = begin, proxy_url
        self._rooms: dict[str, DailyRoom] = {}
        self._closing: set[asyncio.Task[None]] = set()
        self._call_key = ""
        self._ready: tuple[str, ...] = ()
        self._on: tuple[str, ...] = ()
        self._lines: dict[int, str] = {}
        self._ways: dict[int, tuple[DailyRoom, int]] = {}
        self._own = 0
        self._joined = False
        self._refused = ""

    @property
    def health(self) -> MediaHealth:
        """How the rooms are: up once one is in all of them."""
        rooms = tuple(self._rooms.values())
        is_up = bool(rooms) and not self._refused and all(each.is_up for each in rooms)
        faults = [each.fault for each in rooms if each.fault]
        fault = self._refused or (faults[0] if faults else "" if is_up else WAITS)
        return MediaHealth(
            is_up=is_up, dropped=sum(each.dropped for each in rooms), fault="" if is_up else fault
        )

    async def join(self) -> None:
        """As the Protocol says: where Daily may not be, no process starts and no name is asked."""
        loop = asyncio.get_running_loop()
        for host in HOSTS:
            await loop.run_in_executor(None, self._gate, host, _HTTPS, Purpose.TALKBACK.value)
        self._joined = True
        self._asker.open()
        self._asker.want(soon=True)

    def move(self, *, is_anew: bool) -> None:
        """Ask for seats where one is by now; *is_anew*: one came into the call anew.

        Then no seat of before is good: its number may be somebody else's by now.
        """
        if is_anew:
            self._drop(self._rooms)
        self._asker.want(soon=True)

    def take_seats(self, told: TellSeats) -> None:
        """Be in the rooms of these seats, and in those that were kept, and in no others."""
        if not self._joined:
            return
        self._asker.answered()
        if not all(is_room(each.url) for each in told.seats):
            # Whatever the backend says: nobody goes anywhere else by way of Daily.
            self._refused = "The backend names a room that is none of Daily's; nothing is sent."
            self._drop(self._rooms)
            return
        self._refused, self._call_key = "", told.call_key
        kept = set(told.kept).intersection(self._well_in())
        before = {room: each.fault for room, each in self._rooms.items()}
        self._drop([room for room in self._rooms if room not in kept])
        for seat in told.seats:
            self._enter(seat, before.get(seat.room, ""))
        if kept != {*told.kept}:
            # Lost while that was asked.
            self._asker.want(soon=False)
        self._tell()

    def refused(self, reason: str) -> None:
        """Hear that the backend gives no seat, and why; it is asked again."""
        self._refused = reason
        self._asker.refused()

    def may_talk(self, lines: Iterable[str]) -> None:
        """Have tracks ready for lines that a key may go down for."""
        self._ready = tuple(lines)[:_MOST_READY]
        self._tell()

    def talk(self, on: Iterable[str]) -> None:
        """Have one's voice go to the lines *on*, as their keys go down."""
        self._on = tuple(on)
        self._tell()

    def listen(self, own: int, heard: Iterable[HeardNow]) -> None:
        """Hear these sources, each on its line; *own*: one's own number, which is never heard."""
        self._own = own
        self._lines = {each.source: each.line for each in heard}
        self._tell()

    def send(self, packet: Packet) -> bool:
        """Send a packet of one's own, into each room; False when it reached none."""
        sent = [each.send(packet) for each in self._rooms.values()]
        return any(sent)

    async def leave(self) -> None:
        """Leave all rooms, within two seconds."""
        self._joined = False
        await self._asker.close()
        self._drop(self._rooms)
        if self._closing:
            await asyncio.gather(*self._closing, return_exceptions=True)

    def _well_in(self) -> tuple[str, ...]:
        return tuple(room for room, each in self._rooms.items() if not each.is_lost)

    def _enter(self, seat: DailySeat, fault: str) -> None:
        room = DailyRoom(
            seat,
            begin=self._begin,
            clock=self._clock,
            heard=lambda packet, now_ns: self._came(room, packet, now_ns),
            lost=lambda had_stayed: self._asker.want(soon=had_stayed),
            proxy_url=self._proxy_url,
            fault=fault,
        )
        self._rooms[seat.room] = room
        room.open()

    def _drop(self, rooms: Iterable[str]) -> None:
        for room in tuple(rooms):
            closing = asyncio.get_running_loop().create_task(self._rooms.pop(room).close())
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    def _came(self, room: DailyRoom, packet: Packet, now_ns: int) -> None:
        """Pass a packet on, of who is in two of one's rooms by one of them only."""
        source = packet.source
        if source == self._own or source not in self._lines:
            return
        way, last_ns = self._ways.get(source, (room, now_ns))
        if way is not room and now_ns - last_ns < _ONE_WAY_NS:
            return
        self._ways[source] = (room, now_ns)
        self._heard(packet, now_ns)

    def _tell(self) -> None:
        if not self._call_key:
            return
        speak = Speak(self._tracks(self._ready), self._tracks(self._on))
        own = self._own
        tracks = {
            source: track_of(self._call_key, line)
            for source, line in self._lines.items()
            if source != own
        }
        for room in self._rooms.values():
            room.speak(speak)
            room.listen(Listen(tracks))

    def _tracks(self, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(track_of(self._call_key, line) for line in lines)
