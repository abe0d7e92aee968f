"""The boxes of an MP4 file (ISO/IEC 14496-12, 4.2)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .errors import ArchiveError

HEADER: Final = struct.Struct(">I4s")
LARGE: Final = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Box:
    """A box inside *data*: its kind and where its contents lie."""

    kind: bytes
    begin: int
    end: int


def boxes(data: bytes, begin: int, end: int) -> Iterator[Box]:
    """Yield the boxes of *data* between two of its bytes. Raises :class:`ArchiveError`."""
    while begin + HEADER.size <= end:
        size, kind = HEADER.unpack_from(data, begin)
        if size < HEADER.size or begin + size > end:
            message = "An MP4 box does not fit where it stands; the file is damaged."
            raise ArchiveError(message)
        yield Box(kind, begin + HEADER.size, begin + size)
        begin += size


def child(data: bytes, parent: Box, *path: bytes) -> Box:
    """Return the first box under *parent* by the kinds of *path*. Raises :class:`ArchiveError`."""
    for kind in path:
        found = next((b for b in boxes(data, parent.begin, parent.end) if b.kind == kind), None)
        if found is None:
            message = f"The MP4 has no {kind.decode('latin-1')!r}; it is none of the studio's."
            raise ArchiveError(message)
        parent = found
    return parent


def number(data: bytes, box: Box, offset: int, size: int = 4) -> int:
    """Return an unsigned number inside *box*. Raises :class:`ArchiveError` past its end."""
    begin = box.begin + offset
    if begin + size > box.end:
        message = "An MP4 box is shorter than it says; the file is damaged."
        raise ArchiveError(message)
    return int.from_bytes(data[begin : begin + size])
