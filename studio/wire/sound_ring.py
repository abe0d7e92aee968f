"""A ring of sound in a mapped file: one process writes blocks, others read them, nobody waits.

Integers are little-endian. A header of 64 bytes: magic, uint32 rate, channels, samples a block,
slots, and uint64 number of the newest block, 0 before the first. Then the slots, each 24 bytes
(uint64 number before, int64 time in ns of the first sample on the station's clock, uint64 number
after) and the block: float32, interleaved.

Block n lies in slot n modulo slots. A writer sets *before* to n, writes, then *after* to n, then
the header's number; so a reader that finds both equal to n before and after it copied has a whole
block. The file belongs to its writer, has mode 0600 and is deleted by it.
"""

import mmap
import os
import struct
from pathlib import Path
from typing import Final, NamedTuple

from .errors import WireError

MAGIC: Final = b"VSSOUN01"
SLOTS: Final = 32
"""A third of a second: who is further behind has nothing to play anyhow."""
_HEADER: Final = struct.Struct("<8sIIIIQ")
_HEADER_BYTES: Final = 64
_NUMBER: Final = struct.Struct("<Q")
_NEWEST_OFFSET: Final = _HEADER.size - _NUMBER.size
_SLOT: Final = struct.Struct("<QqQ")
_AFTER_OFFSET: Final = 16
_SAMPLE_BYTES: Final = 4
_MOST_SAMPLES, _LEAST_SLOTS, _MOST_SLOTS = 1 << 16, 3, 1 << 12
_TRIES: Final = 3


class Sound(NamedTuple):
    """A copy of one block: float32, interleaved; ``pts_ns`` of its first sample."""

    number: int
    pts_ns: int
    samples: bytes


class SoundWriter:
    """Makes the ring and writes it; one thread. *rate*: Hz; *block*: samples of each channel.

    Raises :class:`WireError` when there is no room for it.
    """

    def __init__(
        self, path: Path, *, rate: int = 48_000, channels: int = 2, block: int = 480
    ) -> None:
        self._path = path
        self._number = 0
        self._bytes = channels * block * _SAMPLE_BYTES
        size = _HEADER_BYTES + SLOTS * (_SLOT.size + self._bytes)
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                # All of it now: where the room runs out later, writing kills the process.
                os.posix_fallocate(descriptor, 0, size)
                self._map = mmap.mmap(descriptor, size)
            finally:
                os.close(descriptor)
        except OSError as error:
            reason = error.strerror or "it cannot be made"
            message = f"There is no room for sound in {path.parent} ({reason}); make some."
            raise WireError(message) from error
        _HEADER.pack_into(self._map, 0, MAGIC, rate, channels, block, SLOTS, 0)

    def put(self, samples: memoryview, pts_ns: int) -> None:
        """Write a block, float32 and interleaved, C-contiguous. Raises ValueError on its size."""
        view = samples.cast("B")
        if len(view) != self._bytes:
            message = f"A block of this ring has {self._bytes} bytes, not {len(view)}."
            raise ValueError(message)
        self._number += 1
        number = self._number
        offset = _HEADER_BYTES + number % SLOTS * (_SLOT.size + self._bytes)
        _NUMBER.pack_into(self._map, offset + _AFTER_OFFSET, 0)
        _SLOT.pack_into(self._map, offset, number, pts_ns, 0)
        start = offset + _SLOT.size
        self._map[start : start + self._bytes] = view
        _NUMBER.pack_into(self._map, offset + _AFTER_OFFSET, number)
        _NUMBER.pack_into(self._map, _NEWEST_OFFSET, number)

    def close(self) -> None:
        """Unmap and delete it; readers keep what they have mapped."""
        self._map.close()
        self._path.unlink(missing_ok=True)


class SoundReader:
    """Maps a ring for reading. One thread. Raises :class:`WireError` when there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                self._inode = os.fstat(descriptor).st_ino
                self._map = mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
            finally:
                os.close(descriptor)
        except (OSError, ValueError) as error:
            message = "The engine gives no sound of the programme yet; it is looked for again."
            raise WireError(message) from error
        try:
            self.rate, self.channels, self.block, self._slots = self._checked_header()
        except WireError:
            self._map.close()
            raise
        self._bytes = self.channels * self.block * _SAMPLE_BYTES

    @property
    def newest(self) -> int:
        """The number of the newest block; 0 before the first."""
        (number,) = _NUMBER.unpack_from(self._map, _NEWEST_OFFSET)
        return int(number)

    def is_replaced(self) -> bool:
        """Whether another file, or none, lies in its place: the writer is another one, or gone."""
        try:
            return self._path.stat().st_ino != self._inode
        except OSError:
            return True

    def after(self, number: int) -> Sound | None:
        """Return the block that follows *number*, or the oldest whole one; None: none yet.

        With 0 it begins at the newest.
        """
        for _ in range(_TRIES):
            newest = self.newest
            if newest <= number:
                return None
            # The slot after the newest may be half written.
            wanted = max(number + 1, newest - self._slots + 2) if number else newest
            if (sound := self._read(wanted)) is not None:
                return sound
        return None

    def close(self) -> None:
        """Unmap it; the file is the writer's to delete."""
        self._map.close()

    def _read(self, number: int) -> Sound | None:
        offset = _HEADER_BYTES + number % self._slots * (_SLOT.size + self._bytes)
        before, pts_ns, after = _SLOT.unpack_from(self._map, offset)
        start = offset + _SLOT.size
        data = self._map[start : start + self._bytes]
        # Looked at again after copying: the writer may have come round meanwhile.
        still_before, _, still_after = _SLOT.unpack_from(self._map, offset)
        if not before == after == still_before == still_after == number:
            return None
        return Sound(number, pts_ns, data)

    def _checked_header(self) -> tuple[int, int, int, int]:
        if len(self._map) < _HEADER_BYTES:
            message = "The ring of sound is cut short; it is looked for again."
            raise WireError(message)
        magic, rate, channels, block, slots, _newest = _HEADER.unpack_from(self._map)
        sound = magic == MAGIC and rate and 0 < channels * block <= _MOST_SAMPLES
        needs = _HEADER_BYTES + slots * (_SLOT.size + channels * block * _SAMPLE_BYTES)
        if not sound or not _LEAST_SLOTS <= slots <= _MOST_SLOTS or len(self._map) < needs:
            message = "The ring of sound is not one of this version; start the studio again."
            raise WireError(message)
        return rate, channels, block, slots
