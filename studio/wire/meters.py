"""Meters in a mapped file: what the engine writes every block and a window reads when it paints.

Little-endian: magic, uint32 count, uint32 bytes of names, the names as JSON, padded to 8; then
uint64 number before, int64 time in ns, per name float32 peak and RMS in dBFS and uint32 clipped,
uint64 number after. The names are fixed for the file; "program" is the last of them.
"""

import json
import mmap
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import WireError

MAGIC = b"VSMETR01"
PROGRAM = "program"
HEAD = struct.Struct("<8sII")
NUMBER = struct.Struct("<Q")
TIME = struct.Struct("<q")
ENTRY = struct.Struct("<ffI")
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Levels:
    """Sample peak and RMS, dBFS."""

    peak_db: float
    rms_db: float
    clipped: bool


def layout(names: list[str]) -> tuple[bytes, int]:
    """Return the file's fixed beginning, and how large the whole file is."""
    text = json.dumps(names).encode()
    text += b" " * (-(HEAD.size + len(text)) % 8)
    beginning = HEAD.pack(MAGIC, len(names), len(text)) + text
    return beginning, len(beginning) + 2 * NUMBER.size + TIME.size + ENTRY.size * len(names)


class MetersReader:
    """Maps the meters for reading. One thread.

    Raises :class:`WireError` when there are none at *path*.
    """

    def __init__(self, path: Path) -> None:
        try:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                self._map = mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)
            finally:
                os.close(descriptor)
            magic, count, text_bytes = HEAD.unpack_from(self._map)
            self._start = HEAD.size + text_bytes
            self._names: list[str] = json.loads(self._map[HEAD.size : self._start])
        except (OSError, ValueError, struct.error) as error:
            message = "The meters are gone; connect to the engine again."
            raise WireError(message) from error
        if magic != MAGIC or count != len(self._names):
            message = "The meters are not of this version; start the window again."
            raise WireError(message)

    def read(self) -> Mapping[str, Levels]:
        """Return the newest levels by strip, and "program"; empty before the first."""
        size = 2 * NUMBER.size + TIME.size + ENTRY.size * len(self._names)
        for _ in range(_TRIES):
            data = self._map[self._start : self._start + size]
            (before,) = NUMBER.unpack_from(data)
            (after,) = NUMBER.unpack_from(data, size - NUMBER.size)
            (still,) = NUMBER.unpack_from(self._map, self._start)
            if before and before == after == still:
                return self._levels(data)
        return {}

    @property
    def at_ns(self) -> int:
        """Return the time of the newest block, of the engine's clock; 0 before the first."""
        return int(TIME.unpack_from(self._map, self._start + NUMBER.size)[0])

    def close(self) -> None:
        """Unmap them."""
        self._map.close()

    def _levels(self, data: bytes) -> dict[str, Levels]:
        offset = NUMBER.size + TIME.size
        found = {}
        for n, name in enumerate(self._names):
            peak, rms, clipped = ENTRY.unpack_from(data, offset + n * ENTRY.size)
            found[name] = Levels(peak, rms, bool(clipped))
        return found
