"""Pixels of a window, a pixmap or the screen, by shared memory where the server is this machine's.

MIT-SHM, https://www.x.org/releases/current/doc/xextproto/shm.html; Xlib has it not.
"""

import ctypes
import logging
import weakref
from typing import Any

import numpy as np
from numpy.typing import NDArray
from Xlib import X
from Xlib.protocol import rq

from .boxes import Box
from .link import Gone, Link

_log = logging.getLogger(__name__)
Pixels = NDArray[np.uint8]
"""Rows of pixels, blue, green, red and what is left: shape (h, w, 4)."""

_EXTENSION = "MIT-SHM"
_ALL_PLANES = 0xFFFFFFFF
_BYTES = 4
_HANDLED = 1
_PRIVATE, _CREATE, _MINE_ONLY, _REMOVE = 0, 0o1000, 0o600, 0
_FAILED = ctypes.c_void_p(-1).value


class _Attach(rq.Request):
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(1),
        rq.RequestLength(),
        rq.Card32("shmseg"),
        rq.Card32("shmid"),
        rq.Card8("read_only"),
        rq.Pad(3),
    )


class _Detach(rq.Request):
    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(2), rq.RequestLength(), rq.Card32("shmseg"))


class _GetImage(rq.ReplyRequest):
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(4),
        rq.RequestLength(),
        rq.Card32("drawable"),
        rq.Int16("x"),
        rq.Int16("y"),
        rq.Card16("width"),
        rq.Card16("height"),
        rq.Card32("plane_mask"),
        rq.Card8("format"),
        rq.Pad(3),
        rq.Card32("shmseg"),
        rq.Card32("offset"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Card8("depth"),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card32("visual"),
        rq.Card32("size"),
        rq.Pad(16),
    )


class ImageReader:
    """Reads pixels, again and again into the same memory. One thread; close before the link."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._major = link.major(_EXTENSION)
        self._segment = 0
        self._memory: ctypes.Array[ctypes.c_ubyte] | None = None

    def read(self, drawable: int, area: Box) -> Pixels:
        """Return the pixels of *area*, writable, good until the next call.

        Raises Gone where there is no such drawable any more, or no such area of it.
        """
        size = area.width * area.height * _BYTES
        if self._major is not None and (self._memory is None or len(self._memory) < size):
            self._grow(size)
        if self._major is None or self._memory is None:
            return self._read_by_wire(drawable, area)
        self._link.ask(
            _GetImage,
            display=self._link.raw,
            opcode=self._major,
            drawable=drawable,
            x=area.left,
            y=area.top,
            width=area.width,
            height=area.height,
            plane_mask=_ALL_PLANES,
            format=X.ZPixmap,
            shmseg=self._segment,
            offset=0,
        )
        flat: Pixels = np.frombuffer(memoryview(self._memory), np.uint8, size)
        return flat.reshape(area.height, area.width, _BYTES)

    def close(self) -> None:
        """Let the server go of the memory."""
        if self._memory is None:
            return
        # The memory itself goes with the last picture that lies in it.
        self._memory = None
        self._link.ask(_Detach, display=self._link.raw, opcode=self._major, shmseg=self._segment)

    def _read_by_wire(self, drawable: int, area: Box) -> Pixels:
        """As everybody may whom the server shares no memory with, such as over a network."""
        found: Any = self._link.ask(
            self._link.window(drawable).get_image, *area, X.ZPixmap, _ALL_PLANES
        )
        flat = np.frombuffer(bytearray(found.data), np.uint8, area.width * area.height * _BYTES)
        return flat.reshape(area.height, area.width, _BYTES)

    def _grow(self, size: int) -> None:
        self.close()
        libc = _libc()
        number = libc.shmget(_PRIVATE, ctypes.c_size_t(size), _CREATE | _MINE_ONLY)
        address = libc.shmat(number, None, 0) if number >= 0 else _FAILED
        if address in {None, _FAILED}:
            self._major = None
            return
        self._segment = int(self._link.raw.allocate_resource_id())
        refused: list[object] = []

        def refuse(fault: object, _request: object) -> int:
            refused.append(fault)
            return _HANDLED

        self._link.ask(
            _Attach,
            display=self._link.raw,
            onerror=refuse,
            opcode=self._major,
            shmseg=self._segment,
            shmid=number,
            read_only=0,
        )
        self._link.sync()
        # It goes with the last of us that lets go of it, however we end.
        libc.shmctl(number, _REMOVE, None)
        if refused:
            _log.info("the screen server shares no memory: %s", refused[0])
            libc.shmdt(ctypes.c_void_p(address))
            self._major = None
            return
        self._memory = (ctypes.c_ubyte * size).from_address(address)
        weakref.finalize(self._memory, libc.shmdt, ctypes.c_void_p(address)).atexit = False


def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.shmat.restype = ctypes.c_void_p
    libc.shmat.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
    return libc


__all__ = ["Gone", "ImageReader", "Pixels"]
