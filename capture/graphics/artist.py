"""Draws SVG in a process of its own, so that no picture of the show is late for a drawing."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Final, Self

import msgspec

from capture.drawing import LENGTH, Order
from capture.errors import CaptureError, MediaError
from mixer.handoff import Guard
from mixer.media import Plane

from .picture import decode_picture
from .svg import not_an_svg
from .typeface import font_files

_LIMIT_S: Final = 60.0
"""A drawing takes a tenth of a second; where the machine is slow by far, some seconds."""
_END_S: Final = 2.0
_ROOT: Final = Path(__file__).resolve().parents[2]


class _LostError(Exception):
    """The process has ended, or does not answer."""


class Artist:
    """Has its process from :meth:`open` on, and another where that one fails.

    Any thread may ask, and waits for those that asked before; the library that draws would have
    held up each thread of the process that it is in, a tenth of a second for a title.
    """

    def __init__(self) -> None:
        self._turn = Guard()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def open(self) -> None:
        """Begin it now: to begin a process holds up every thread of this one for a moment."""
        with self._turn:
            self._begin()

    def draw(self, svg: str, width: int, height: int) -> Plane:
        """Return *svg* as RGBA pixels (h, w, 4), as large as fits, straight alpha.

        Without its typeface it is drawn without text; see :func:`font_fault`. Raises
        :class:`MediaError` when *svg* is none, and :class:`CaptureError` when it cannot be drawn.
        """
        order = msgspec.msgpack.encode(Order(svg, width, height, tuple(font_files())))
        with self._turn:
            png = self._drawn(order)
        if png is None:
            raise not_an_svg()
        return decode_picture(png)

    def close(self) -> None:
        """End it."""
        with self._turn:
            self._end()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _drawn(self, order: bytes) -> bytes | None:
        try:
            return self._asked(order)
        except _LostError:
            # It was ended by somebody, or by this very drawing: the next attempt tells.
            self._end()
        try:
            return self._asked(order)
        except _LostError as error:
            self._end()
            message = "The graphic cannot be drawn here; make it simpler, or save it as PNG."
            raise MediaError(message) from error

    def _asked(self, order: bytes) -> bytes | None:
        line = self._line if self._line is not None else self._begin()
        try:
            line.sendall(LENGTH.pack(True, len(order)) + order)  # noqa: FBT003  # a field of it
            drawn, size = LENGTH.unpack(_received(line, LENGTH.size))
            png = _received(line, size)
        except OSError as error:
            raise _LostError from error
        return png if drawn else None

    def _begin(self) -> socket.socket:
        if self._line is not None:
            return self._line
        line, its_end = socket.socketpair()
        line.settimeout(_LIMIT_S)
        try:
            with its_end:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "capture.drawing"],
                    stdin=its_end.fileno(), stdout=its_end.fileno(), cwd=_ROOT,
                )  # fmt: skip
        except OSError as error:
            line.close()
            message = "No process can be begun that draws; end other programs."
            raise CaptureError(message) from error
        self._line = line
        return line

    def _end(self) -> None:
        line, self._line = self._line, None
        process, self._process = self._process, None
        if line is not None:
            line.close()
        if process is None:
            return
        try:
            process.wait(_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _received(line: socket.socket, size: int) -> bytes:
    """Return so many bytes. Raises OSError when they do not come."""
    pieces, left = [], size
    while left:
        piece = line.recv(min(left, 1 << 20))
        if not piece:
            raise ConnectionResetError
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)
