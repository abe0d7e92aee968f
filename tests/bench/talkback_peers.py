"""Members of a call that cost little, so that many fit beside the server that is measured."""

import asyncio
import ssl
import struct
import time
from collections.abc import Callable
from typing import Self, cast

from studio.talkback.routing.packets import Packet, PacketKind, encode_packet
from studio.talkback.routing.said import (
    Beat,
    Hello,
    Keys,
    Says,
    TellCall,
    TellHeard,
    Tells,
    decode_told,
    encode_message,
)

INTERVAL_S = 0.01
CODED_BYTES = 80
"""Of a packet: 64 kb/s, as a voice has that is to be understood in a noisy hall."""
_BEAT_S = 0.1
_HEAD = struct.Struct(">BB4x")
_HEAD16 = struct.Struct(">BBH4x")
_SENT = struct.Struct(">d")


def masked(opcode: int, payload: bytes) -> bytes:
    """Return a client's frame; its mask is of zeros, which costs nothing (RFC 6455, 5.3)."""
    if len(payload) < 126:
        return _HEAD.pack(0x80 | opcode, 0x80 | len(payload)) + payload
    return _HEAD16.pack(0x80 | opcode, 0xFE, len(payload)) + payload


class Peer(asyncio.Protocol):
    """One member. ``delays_s``: of each packet that came, from being sent, by one clock."""

    def __init__(self, station: str, token: str, path: str) -> None:
        self.station, self._token, self._path = station, token, path
        self.delays_s: list[tuple[float, int, float]] = []
        self.call: TellCall | None = None
        self.told: list[Tells] = []
        self.heard: frozenset[int] = frozenset()
        self.keys: tuple[str, ...] = ()
        self.on_told: Callable[[Tells], None] | None = None
        self.is_open = asyncio.Event()
        self.is_in = asyncio.Event()
        self._news = asyncio.Event()
        self._buffer = bytearray()
        self._sequence = self._keys_sequence = 0

    @classmethod
    async def enter(
        cls, port: int, tls: ssl.SSLContext, event: str, station: str, token: str
    ) -> Self:
        """Come in."""
        peer = cls(station, token, f"/events/{event}/talk")
        await asyncio.get_running_loop().create_connection(
            lambda: peer, "127.0.0.1", port, ssl=tls, server_hostname="localhost"
        )
        async with asyncio.timeout(20):
            await peer.is_in.wait()
        return peer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's own is none of asyncio's classes.
        self.transport = cast("asyncio.Transport", transport)
        head = (
            f"GET {self._path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            f"Authorization: Bearer {self._token}\r\n\r\n"
        )
        self.transport.write(head.encode())

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        begin = 0
        if not self.is_open.is_set():
            end = buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            assert buffer.startswith(b"HTTP/1.1 101"), bytes(buffer[:200])
            begin = end + 4
            self.is_open.set()
            self.say(Hello(station=self.station, name=self.station))
        now_s = time.monotonic()
        while len(buffer) - begin >= 4:
            length, start = buffer[begin + 1], begin + 2
            if length == 126:
                length, start = int.from_bytes(buffer[begin + 2 : begin + 4], "big"), begin + 4
            if len(buffer) < start + length:
                break
            opcode = buffer[begin] & 15
            begin = start + length
            if opcode == 2:
                source = int.from_bytes(buffer[start + 2 : start + 4], "big")
                sent_s = _SENT.unpack_from(buffer, start + 12)[0]
                self.delays_s.append((now_s, source, now_s - sent_s))
            elif opcode == 8:
                message = f"{self.station} was let go of: {bytes(buffer[start + 2 : begin])!r}"
                raise RuntimeError(message)
            elif opcode == 1:
                self._take(decode_told(bytes(buffer[start:begin])))
        del buffer[:begin]
        self._news.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Return once it is so, which is looked at whenever anything came."""
        while not is_so():
            self._news.clear()
            await self._news.wait()

    def say(self, message: Says) -> None:
        """Say *message*."""
        self.transport.write(masked(1, encode_message(message).encode()))

    def press(self, *lines: str) -> None:
        """Hold the keys of *lines*, and no others."""
        self.keys = lines
        self.beat()

    def beat(self) -> None:
        """Say what is said every so often."""
        self._keys_sequence += 1
        if self.keys or self._keys_sequence % 4 == 0:
            self.say(Keys(sequence=self._keys_sequence, down=self.keys))
        else:
            self.say(Beat())

    def speak(self) -> None:
        """Send a packet that tells when it was sent."""
        if self.transport.is_closing():
            return
        self._sequence += 1
        coded = _SENT.pack(time.monotonic()).ljust(CODED_BYTES, b"\0")
        packet = Packet(PacketKind.VOICE, 0, 0, self._sequence, 480 * self._sequence, coded)
        self.transport.write(masked(2, encode_packet(packet)))

    @property
    def number(self) -> int:
        """What packets call it."""
        assert self.call is not None
        return next(each.number for each in self.call.members if each.id == self.station)

    def _take(self, told: Tells) -> None:
        if isinstance(told, TellCall):
            self.call = told
            self.is_in.set()
        elif isinstance(told, TellHeard):
            self.heard = frozenset(each.source for each in told.heard)
        if self.on_told is not None:
            self.on_told(told)


async def beat_all(peers: list[Peer]) -> None:
    """Have all say every 100 ms what they have to, spread over that time."""
    while True:
        await asyncio.sleep(0 if peers else _BEAT_S)
        for peer in list(peers):
            await asyncio.sleep(_BEAT_S / len(peers))
            if not peer.transport.is_closing():
                peer.beat()


async def speak_all(peers: list[Peer]) -> None:
    """Have all speak every 10 ms, each at a moment of its own within them."""
    loop = asyncio.get_running_loop()
    begin_s, count = loop.time(), 0
    while True:
        for number, peer in enumerate(peers):
            due_s = begin_s + (count + number / len(peers)) * INTERVAL_S
            await asyncio.sleep(max(due_s - loop.time(), 0))
            peer.speak()
        count += 1
