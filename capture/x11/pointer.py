"""The pointer, which a server keeps out of its pictures, drawn into them."""

import numpy as np
from Xlib.protocol import rq

from .boxes import Box, common
from .images import Pixels
from .link import Gone, Link
from .painting import lay_over, part

_EXTENSION = "XFIXES"
_VERSION = (4, 0)
_BYTES = 4


class _QueryVersion(rq.ReplyRequest):
    _request = rq.Struct(
        rq.Card8("opcode"),
        rq.Opcode(0),
        rq.RequestLength(),
        rq.Card32("major_version"),
        rq.Card32("minor_version"),
    )
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Card32("major_version"),
        rq.Card32("minor_version"),
        rq.Pad(16),
    )


class _GetCursorImage(rq.ReplyRequest):
    """As Xlib's, which takes the pixels apart one by one."""

    _request = rq.Struct(rq.Card8("opcode"), rq.Opcode(4), rq.RequestLength())
    _reply = rq.Struct(
        rq.ReplyCode(),
        rq.Pad(1),
        rq.Card16("sequence_number"),
        rq.ReplyLength(),
        rq.Int16("x"),
        rq.Int16("y"),
        rq.Card16("width"),
        rq.Card16("height"),
        rq.Card16("xhot"),
        rq.Card16("yhot"),
        rq.Card32("cursor_serial"),
        rq.Pad(8),
        rq.Binary("pixels", pad=0),
    )


class Pointer:
    """Draws the pointer where it is. One thread."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._major = link.major(_EXTENSION)
        if self._major is not None:
            major, minor = _VERSION
            link.ask(
                _QueryVersion,
                display=link.raw,
                opcode=self._major,
                major_version=major,
                minor_version=minor,
            )

    def draw(self, pixels: Pixels, area: Box) -> None:
        """Draw it into *pixels*, the picture of *area*, if it is there."""
        if self._major is None:
            return
        try:
            found = self._link.ask(_GetCursorImage, display=self._link.raw, opcode=self._major)
        except Gone:
            return
        box = Box(found.x - found.xhot, found.y - found.yhot, found.width, found.height)
        shared = common(box, area)
        if shared is None or len(found.pixels) < box.width * box.height * _BYTES:
            return
        flat = np.frombuffer(found.pixels, np.uint8, box.width * box.height * _BYTES)
        drawn = part(flat.reshape(box.height, box.width, _BYTES), box, shared)
        lay_over(part(pixels, area, shared), drawn)
