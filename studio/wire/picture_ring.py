"""The reader of a ring of pictures that the engine writes; see ``ring_layout`` for the file."""

import mmap
import os
from dataclasses import dataclass
from pathlib import Path

from .errors import WireError
from .ring_layout import (
    AFTER_OFFSET,
    BEFORE_OFFSET,
    HEADER,
    HEADER_BYTES,
    MAGIC,
    MAX_SIDE,
    NEWEST,
    NEWEST_OFFSET,
    SLOT,
    SLOT_BYTES,
    file_bytes,
    picture_bytes,
    slot_offset,
)

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """A copy of one picture: packed I420, BT.709 limited, (3h/2) rows of *width* bytes."""

    width: int
    height: int
    pts_ns: int
    number: int
    i420: bytes


class PictureReader:
    """Maps a ring for reading. One thread.

    Raises :class:`WireError` when there is no ring at *path*.
    """

    def __init__(self, path: Path) -> None:
        try:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                self._map = mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
            finally:
                os.close(descriptor)
        except (OSError, ValueError) as error:
            message = "The pictures of this feed are gone; ask the engine for them again."
            raise WireError(message) from error
        try:
            self._width, self._height, self._slots = self._checked_header()
        except WireError:
            self._map.close()
            raise

    def newest(self, after: int = 0) -> Picture | None:
        """Return the newest whole picture; None when there is none newer than number *after*."""
        for _ in range(_TRIES):
            (number,) = NEWEST.unpack_from(self._map, NEWEST_OFFSET)
            if number <= after:
                return None
            picture = self._read(number)
            if picture is not None:
                return picture
        return None

    def close(self) -> None:
        """Unmap it; the file is the engine's to delete."""
        self._map.close()

    def _read(self, number: int) -> Picture | None:
        offset = slot_offset(number, self._slots, self._width, self._height)
        before, pts_ns, _tick, after = SLOT.unpack_from(self._map, offset)
        start = offset + SLOT_BYTES
        data = self._map[start : start + picture_bytes(self._width, self._height)]
        # Looked at again after copying: the writer may have come round meanwhile.
        (still_before,) = NEWEST.unpack_from(self._map, offset + BEFORE_OFFSET)
        (still_after,) = NEWEST.unpack_from(self._map, offset + AFTER_OFFSET)
        if not before == after == still_before == still_after == number:
            return None
        return Picture(self._width, self._height, pts_ns, number, data)

    def _checked_header(self) -> tuple[int, int, int]:
        if len(self._map) < HEADER_BYTES:
            message = "The ring of pictures is cut short; ask the engine for it again."
            raise WireError(message)
        magic, width, height, slots, _newest = HEADER.unpack_from(self._map)
        sound = magic == MAGIC and 0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and slots
        if not sound or len(self._map) < file_bytes(slots, width, height):
            message = "The ring of pictures is not one of this version; start the window again."
            raise WireError(message)
        return width, height, slots
