"""One Daily link: frames of its talk link in and out, and the thread that calls the client."""

import contextlib
import socket
import struct
import threading
from typing import Final

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.talkback.daily_pipe import (
    ALIVE_EVERY_S,
    HEADER_BYTES,
    Alive,
    FrameKind,
    FromDaily,
    decode_to,
    frame_of,
    read_header,
    voice_frame,
)
from studio.talkback.routing.packets import Packet, decode_packet, encode_packet

from .client import Sdk
from .stay import Stay
from .told import Ended, Told, told_queue

_LOOK_S: Final = 0.05
_SEND_WITHIN: Final = struct.pack("@ll", 2, 0)
"""Two seconds, as setsockopt(2) has them."""


def serve(line: socket.socket, sdk: Sdk, clock: Clock) -> None:
    """Stay in one room until *line* says so, or has gone, or the room is lost. Closes *line*."""
    told = told_queue()
    reader = Worker("daily pipe", lambda stop: _read(line, told, stop))
    try:
        line.settimeout(None)
        # A talk link that takes nothing for so long is beyond telling.
        line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, _SEND_WITHIN)
        reader.start()
        _stay(line, sdk, clock, told)
    finally:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        reader.stop()
        line.close()


def _stay(line: socket.socket, sdk: Sdk, clock: Clock, told: BoundedQueue[Told]) -> None:
    ways_out = _WaysOut(line)
    stay = Stay(sdk, clock, told.put, ways_out.tell, ways_out.heard)
    alive_ns = 0
    while not (stay.is_over or ways_out.has_gone):
        each = told.get(_LOOK_S)
        if each is not None:
            stay.take(each)
        stay.look()
        if clock.now_ns() >= alive_ns:
            alive_ns = clock.now_ns() + round(ALIVE_EVERY_S * NS_PER_S)
            ways_out.tell(Alive(stay.dropped + told.dropped))


class _WaysOut:
    """What is written to the talk link; one thread's."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.has_gone = False

    def tell(self, message: FromDaily) -> None:
        """Tell it something."""
        self._send(frame_of(message))

    def heard(self, packet: Packet) -> None:
        """Bring it a voice."""
        self._send(voice_frame(encode_packet(packet)))

    def _send(self, frame: bytes) -> None:
        try:
            self._line.sendall(frame)
        except OSError:
            self.has_gone = True


def _read(line: socket.socket, told: BoundedQueue[Told], stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            kind, length = read_header(_exactly(line, HEADER_BYTES))
            body = _exactly(line, length)
            told.put(decode_packet(body) if kind is FrameKind.VOICE else decode_to(body))
    except (OSError, EOFError, ValueError, msgspec.MsgspecError):
        # It has gone, or is broken: either way there is nobody to stay for.
        told.put(Ended())


def _exactly(line: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = line.recv(length - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)
