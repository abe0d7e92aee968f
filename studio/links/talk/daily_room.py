"""One stay in one room at Daily, by a process of its own that is killed when it hangs."""

import asyncio
import contextlib
import socket
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from mixer.clock import NS_PER_S, Clock
from studio.talkback.daily_pipe import (
    HEADER_BYTES,
    Alive,
    Enter,
    Entered,
    FrameKind,
    FromDaily,
    Leave,
    Listen,
    Speak,
    ToDaily,
    Trouble,
    decode_from,
    frame_of,
    read_header,
    voice_frame,
)
from studio.talkback.routing.packets import Packet, decode_packet, encode_packet
from studio.talkback.routing.said import DailySeat

from .transport import Heard

_ENTER_WITHIN_NS: Final = round(4.5 * NS_PER_S)
"""The link itself says after 4 s that Daily is not reached; one that says nothing is killed."""
_SILENT_NS: Final = 2 * NS_PER_S
_WHILE_NS: Final = 5 * NS_PER_S
_LOOK_S: Final = 0.1
_END_WITHIN_S: Final = 1.4
_MOST_WAITING_BYTES: Final = 64 << 10
"""Half a second of voices and more: what does not fit is dropped."""
NOT_REACHED: Final = "Daily is not reached; talkback is away until it is, or somebody decides."
HANGS: Final = "The way to Daily hung, and is made again."


@dataclass(frozen=True, slots=True)
class DailyEnds:
    """A Daily link that was begun: its pipe, and how it is ended for good, within a moment."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    kill: Callable[[], Awaitable[None]]


Begin = Callable[[], Awaitable[DailyEnds]]


async def begin_process() -> DailyEnds:
    """Begin ``python -m studio.links.daily``. Raises OSError where the system has no more."""
    ours, theirs = socket.socketpair()
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "studio.links.daily",
            stdin=theirs.fileno(),
            stdout=asyncio.subprocess.DEVNULL,
        )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()

    async def kill() -> None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    reader, writer = await asyncio.open_connection(sock=ours)
    return DailyEnds(reader, writer, kill)


class DailyRoom:
    """One stay, by one seat, whose token is used once. The event loop's.

    *lost* is called when the stay has ended by itself, with whether one had been in for a while:
    another seat is needed to come back. ``fault``: what is wrong, '' while nothing is.
    """

    def __init__(
        self,
        seat: DailySeat,
        *,
        begin: Begin,
        clock: Clock,
        heard: Heard,
        lost: Callable[[bool], object],
        proxy_url: str = "",
        fault: str = "",
    ) -> None:
        self._seat, self._begin, self._clock = seat, begin, clock
        self._heard, self._lost = heard, lost
        self._proxy_url = proxy_url
        self._speak = Speak((), ())
        self._listen = Listen({})
        self._writer: asyncio.StreamWriter | None = None
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self._alive_ns = 0
        self._in_since_ns: int | None = None
        self._told_trouble = ""
        self._dropped_by_link = 0
        self.is_up = self.is_lost = False
        self.fault = fault
        self.dropped = 0

    def open(self) -> None:
        """Begin; it stays until it is lost, or :meth:`close`."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    def speak(self, speak: Speak) -> None:
        """Have one's voice go to these tracks."""
        if speak != self._speak:
            self._speak = speak
            self._say(speak)

    def listen(self, listen: Listen) -> None:
        """Hear these."""
        if listen != self._listen:
            self._listen = listen
            self._say(listen)

    def send(self, packet: Packet) -> bool:
        """Send a voice; False when it was dropped."""
        writer = self._writer
        if writer is None or not self.is_up:
            return False
        if writer.transport.get_write_buffer_size() > _MOST_WAITING_BYTES:
            self.dropped += 1
            return False
        writer.write(voice_frame(encode_packet(packet)))
        return True

    async def close(self) -> None:
        """Leave the room; a link that does not end by itself is killed."""
        self._closing = True
        self._say(Leave())
        if self._task is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(self._task), _END_WITHIN_S)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _run(self) -> None:
        try:
            ends = await self._begin()
        except OSError as error:
            self.fault = f"The way to Daily cannot begin ({error.strerror}); close something."
        else:
            try:
                await self._stay(ends)
            finally:
                self._writer, self.is_up = None, False
                ends.writer.close()
                await ends.kill()
        if not self._closing:
            self.is_lost = True
            since_ns, now_ns = self._in_since_ns, self._clock.now_ns()
            self._lost(since_ns is not None and now_ns - since_ns >= _WHILE_NS)

    async def _stay(self, ends: DailyEnds) -> None:
        self._writer = ends.writer
        self._alive_ns = self._clock.now_ns()
        self._say(Enter(self._seat.url, self._seat.token, self._proxy_url))
        self._say(self._speak)
        self._say(self._listen)
        reading = asyncio.create_task(self._read(ends.reader))
        try:
            await self._watch(reading)
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)

    async def _watch(self, reading: asyncio.Task[None]) -> None:
        """Return when the link has ended, or is not to be waited for."""
        began_ns = self._clock.now_ns()
        while True:
            done, _ = await asyncio.wait({reading}, timeout=_LOOK_S)
            if done:
                self.fault = self._told_trouble or HANGS
                return
            now_ns = self._clock.now_ns()
            if not self.is_up and now_ns - began_ns >= _ENTER_WITHIN_NS:
                self.fault = NOT_REACHED
                return
            if self.is_up and now_ns - self._alive_ns >= _SILENT_NS:
                self.fault = HANGS
                return

    async def _read(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, OSError, ValueError):
            while True:
                kind, length = read_header(await reader.readexactly(HEADER_BYTES))
                body = await reader.readexactly(length)
                if kind is FrameKind.VOICE:
                    self._heard(decode_packet(body), self._clock.now_ns())
                else:
                    self._told(decode_from(body))

    def _told(self, told: FromDaily) -> None:
        match told:
            case Entered():
                self.is_up, self.fault = True, ""
                self._in_since_ns = self._clock.now_ns()
            case Alive():
                self.dropped += told.dropped - self._dropped_by_link
                self._dropped_by_link = told.dropped
            case Trouble():
                self.is_up, self._told_trouble = False, told.text
        self._alive_ns = self._clock.now_ns()

    def _say(self, message: ToDaily) -> None:
        if self._writer is not None:
            self._writer.write(frame_of(message))
