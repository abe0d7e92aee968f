"""The engine's side of the rings: files that it creates, maps, writes and deletes."""

import mmap
import os
from pathlib import Path

from mixer.levels import Levels, MixLevels
from mixer.media import VideoFrame
from studio.wire import meters
from studio.wire.ring_layout import (
    AFTER_OFFSET,
    HEADER,
    MAGIC,
    NEWEST,
    NEWEST_OFFSET,
    SLOT,
    SLOT_BYTES,
    SLOTS,
    file_bytes,
    slot_offset,
)

from .errors import EngineError


class PictureRing:
    """Writes pictures of one size where readers find the newest whole one. One thread."""

    def __init__(self, path: Path, width: int, height: int) -> None:
        self._path = path
        self._width, self._height = width, height
        self._number = 0
        self._map = _create(path, file_bytes(SLOTS, width, height))
        HEADER.pack_into(self._map, 0, MAGIC, width, height, SLOTS, 0)

    def put(self, frame: VideoFrame) -> None:
        """Write *frame*, of this ring's size."""
        self._number += 1
        number = self._number
        offset = slot_offset(number, SLOTS, self._width, self._height)
        NEWEST.pack_into(self._map, offset + AFTER_OFFSET, 0)
        SLOT.pack_into(self._map, offset, number, frame.pts_ns, number, 0)
        start = offset + SLOT_BYTES
        for plane in frame.planes[:3]:
            data = plane.tobytes() if not plane.flags.c_contiguous else plane.data
            end = start + plane.size
            self._map[start:end] = data.cast("B") if isinstance(data, memoryview) else data
            start = end
        NEWEST.pack_into(self._map, offset + AFTER_OFFSET, number)
        NEWEST.pack_into(self._map, NEWEST_OFFSET, number)

    def close(self) -> None:
        """Unmap and delete it; readers keep what they have mapped."""
        self._map.close()
        self._path.unlink(missing_ok=True)


class MeterFile:
    """Writes the meters of fixed strips. One thread."""

    def __init__(self, path: Path, strips: list[str]) -> None:
        self._path = path
        self._names = [*strips, meters.PROGRAM]
        beginning, size = meters.layout(self._names)
        self._start, self._size = len(beginning), size
        self._map = _create(path, size)
        self._map[: len(beginning)] = beginning
        self._number = 0

    def put(self, levels: MixLevels) -> None:
        """Write the levels of one block."""
        self._number += 1
        found: dict[str, Levels] = {**levels.strips, meters.PROGRAM: levels.program}
        meters.NUMBER.pack_into(self._map, self._start, self._number)
        meters.TIME.pack_into(self._map, self._start + meters.NUMBER.size, levels.at_ns)
        offset = self._start + meters.NUMBER.size + meters.TIME.size
        for n, name in enumerate(self._names):
            level = found.get(name, Levels())
            meters.ENTRY.pack_into(
                self._map,
                offset + n * meters.ENTRY.size,
                level.peak_db,
                level.rms_db,
                level.clipped,
            )
        meters.NUMBER.pack_into(self._map, self._size - meters.NUMBER.size, self._number)

    def close(self) -> None:
        """Unmap and delete them."""
        self._map.close()
        self._path.unlink(missing_ok=True)


def _create(path: Path, size: int) -> mmap.mmap:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            # All of it now: where the room runs out later, writing to the map kills the process.
            os.posix_fallocate(descriptor, 0, size)
            return mmap.mmap(descriptor, size)
        finally:
            os.close(descriptor)
    except OSError as error:
        path.unlink(missing_ok=True)
        reason = error.strerror or "it cannot be made"
        message = f"There is no room for pictures in {path.parent} ({reason}); make some."
        raise EngineError(message) from error
