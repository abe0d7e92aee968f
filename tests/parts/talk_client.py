"""A member of a call, by a WebSocket library that is not the backend's own framing; asyncio."""

import asyncio
import contextlib
import ssl
from collections import Counter
from collections.abc import Callable
from typing import Self, TypeVar

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from studio.talkback.routing.packets import Packet, PacketKind, decode_packet, encode_packet
from studio.talkback.routing.said import (
    Hello,
    Keys,
    Says,
    TellCall,
    TellHeard,
    Tells,
    decode_told,
    encode_message,
)

_T = TypeVar("_T", bound=Tells)
_LONGEST_S = 10.0


class TalkClient:
    """One member. What it is told is kept: the newest of each kind, and every packet by source."""

    def __init__(self, socket: ClientConnection, station: str) -> None:
        self.socket, self.station = socket, station
        self.told: list[Tells] = []
        self.packets: Counter[int] = Counter()
        self.last_coded: dict[int, bytes] = {}
        self.unexpected: list[Packet] = []
        self.heard = TellHeard(heard=())
        self.on_packet: Callable[[bytes], None] | None = None
        self._sequence = self._keys = self._id = 0
        self._news = asyncio.Event()
        self.closed = asyncio.Event()
        self._hearing = asyncio.create_task(self._hear())

    @classmethod
    async def enter(
        cls,
        url: str,
        event: str,
        station: str,
        token: str,
        *,
        tls: ssl.SSLContext | None = None,
        media: bool = True,
        by_header: bool = True,
    ) -> Self:
        """Come in; returned once the state is told."""
        where = f"{url.replace('http', 'ws', 1)}/events/{event}/talk"
        headers = {"Authorization": f"Bearer {token}"} if by_header else {}
        socket = await connect(
            where, additional_headers=headers, compression=None, proxy=None, ssl=tls,
            ping_interval=None, open_timeout=20,
        )  # fmt: skip
        client = cls(socket, station)
        said = "" if by_header else token
        await client.say(Hello(station=station, name=station.title(), token=said, media=media))
        return client

    @property
    def call(self) -> TellCall:
        """The newest state."""
        return next(each for each in reversed(self.told) if isinstance(each, TellCall))

    @property
    def number(self) -> int:
        """What the call calls it in packets."""
        return next(each.number for each in self.call.members if each.id == self.station)

    async def say(self, message: Says) -> None:
        """Say *message*."""
        await self.socket.send(encode_message(message))

    async def press(self, *lines: str) -> None:
        """Say that the keys of *lines*, and no others, are down."""
        self._keys += 1
        await self.say(Keys(sequence=self._keys, down=lines))

    async def speak(self, coded: bytes = b"voice", source: int = 0) -> None:
        """Send one packet."""
        self._sequence += 1
        packet = Packet(PacketKind.VOICE, 0, source, self._sequence, 480 * self._sequence, coded)
        await self.socket.send(encode_packet(packet))

    def next_id(self) -> int:
        """Return an id for something to ask."""
        self._id += 1
        return self._id

    async def until(
        self, kind: type[_T], found: Callable[[_T], bool] = lambda _: True, begin: int = 0
    ) -> _T:
        """Return the newest told message of *kind* that is as wanted, once there is one.

        *begin*: those before it in ``told`` do not count.
        """
        async with asyncio.timeout(_LONGEST_S):
            while True:
                for each in reversed(self.told[begin:]):
                    if isinstance(each, kind) and found(each):
                        return each
                if self.closed.is_set():
                    raise AssertionError(self.socket.close_code, self.socket.close_reason)
                self._news.clear()
                await self._news.wait()

    async def until_true(self, is_so: Callable[[], bool]) -> None:
        """Return once it is so, which is looked at with all that is told."""
        async with asyncio.timeout(_LONGEST_S):
            while not is_so():
                self._news.clear()
                await self._news.wait()

    async def until_closed(self) -> int:
        """Return the code that the connection was closed with."""
        async with asyncio.timeout(_LONGEST_S):
            await self.closed.wait()
        return self.socket.close_code or 0

    async def leave(self) -> None:
        """Go."""
        await self.socket.close()
        with contextlib.suppress(asyncio.CancelledError):
            await self._hearing

    async def _hear(self) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in self.socket:
                if isinstance(message, bytes):
                    self._take(message)
                else:
                    told = decode_told(message)
                    self.told.append(told)
                    if isinstance(told, TellHeard):
                        self.heard = told
                self._news.set()
        self.closed.set()
        self._news.set()

    def _take(self, message: bytes) -> None:
        packet = decode_packet(message)
        self.packets[packet.source] += 1
        self.last_coded[packet.source] = packet.coded
        if packet.source not in {each.source for each in self.heard.heard}:
            self.unexpected.append(packet)
        if self.on_packet is not None:
            self.on_packet(message)
