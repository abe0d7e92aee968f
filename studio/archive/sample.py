"""One coded picture or frame of sound, wherever it lies."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

NS_PER_S = 1_000_000_000


class Kind(IntEnum):
    """The two streams; the values are those of the manifest."""

    VIDEO = 0
    AUDIO = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """Times in ns from the file's own zero. ``offset``: of its first byte in the file."""

    kind: Kind
    dts_ns: int
    cts_ns: int
    duration_ns: int
    is_key: bool
    offset: int
    size: int

    @property
    def pts_ns(self) -> int:
        """When it is shown or heard."""
        return self.dts_ns + self.cts_ns


class Readable(Protocol):
    """Plain bytes that can be read from any place."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes; empty at the end."""
        ...

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Move to a byte."""
        ...


def read_up_to(file: Readable, size: int) -> bytes:
    """Return *size* bytes, less only at the end of *file*."""
    parts: list[bytes] = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
