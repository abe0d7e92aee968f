"""The link's end of its standard input and output: frames in, lines of JSON out."""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Awaitable, Callable

import msgspec

from mixer.worker import Worker
from studio.output.whip.framing import (
    HEADER_BYTES,
    FrameKind,
    LinkPacket,
    parse_header,
    parse_packet,
)
from studio.output.whip.messages import FromLink, ToLink, decode_to_link, encode

_STDIN, _STDOUT = 0, 1
_LOOP_HANGS_S = 10.0
_ORPHANED = 3

Take = Callable[[ToLink | LinkPacket | None], Awaitable[None]]


def read_exactly(length: int) -> bytes:
    """Return the next *length* bytes of standard input, fewer at its end. Blocks."""
    parts = bytearray()
    while len(parts) < length:
        part = os.read(_STDIN, length - len(parts))
        if not part:
            break
        parts += part
    return bytes(parts)


def read_frame() -> ToLink | LinkPacket | None:
    """Return the next frame of standard input, None at its end. Blocks.

    Raises ``ValueError`` for what is no frame, which only a broken engine sends.
    """
    header = read_exactly(HEADER_BYTES)
    if len(header) < HEADER_BYTES:
        return None
    kind, length = parse_header(header)
    body = read_exactly(length)
    if len(body) < length:
        return None
    return decode_to_link(body) if kind is FrameKind.MESSAGE else parse_packet(kind, body)


def tell(message: FromLink) -> None:
    """Write one line. Where the engine has gone, the end of the input tells soon."""
    line = memoryview(encode(message) + b"\n")
    with contextlib.suppress(OSError):
        while line:
            line = line[os.write(_STDOUT, line) :]


class EngineLine:
    """Reads on a thread of its own, at the pace of *take*, which is awaited on the event loop.

    So a link that is behind is felt by the engine, which drops whole GOPs; nothing waits here.
    """

    def __init__(self, take: Take) -> None:
        self._take = take
        self._loop = asyncio.get_running_loop()
        self._reader = Worker("whip engine line", self._read, self._broken)

    def start(self) -> None:
        """Begin to read."""
        self._reader.start()

    def _read(self, _stop: threading.Event) -> None:
        while True:
            frame = read_frame()
            asyncio.run_coroutine_threadsafe(self._hand_over(frame), self._loop).result(
                _LOOP_HANGS_S
            )
            if frame is None:
                return

    async def _hand_over(self, frame: ToLink | LinkPacket | None) -> None:
        await self._take(frame)

    def _broken(self, error: BaseException) -> None:
        # The engine, or the loop, is beyond talking to: an end is all that helps, and it is seen.
        if not isinstance(error, msgspec.MsgspecError | ValueError | TimeoutError):
            sys.excepthook(type(error), error, None)
        os._exit(_ORPHANED)
