"""The whole programme, a line a coded picture or frame of sound: what an archive must hold."""

import hashlib
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

import msgspec

from .errors import ArchiveError
from .sample import Kind

DIGEST_BYTES: Final = 16
_MAGIC: Final = b"VSMANIF1"
_LENGTH: Final = struct.Struct(">I")
_ENTRY: Final = struct.Struct(">BqiII16s")
"""Flags (bit 0 the kind, bit 1 a key), dts, cts and duration in ns, size, digest."""


def digest_of(data: bytes) -> bytes:
    """Return what tells a coded picture or sound from all others: SHA-256, cut to 16 bytes."""
    return hashlib.sha256(data).digest()[:DIGEST_BYTES]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sample; ``dts_ns`` counts from the manifest's first picture."""

    kind: Kind
    is_key: bool
    dts_ns: int
    cts_ns: int
    duration_ns: int
    size: int
    digest: bytes


class _About(msgspec.Struct, frozen=True):
    session: str
    show: str
    utc_ns: int
    init: bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """``utc_ns``: when the first picture was; ``init``: the beginning of an MP4 of it all."""

    session: str
    show: str
    utc_ns: int
    init: bytes
    entries: tuple[Entry, ...]

    def packed(self) -> bytes:
        """Return it as it is uploaded; see docs/archive-protocol.md."""
        about = msgspec.json.encode(_About(self.session, self.show, self.utc_ns, self.init))
        return b"".join((_MAGIC, _LENGTH.pack(len(about)), about, *_packed(self.entries)))

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Return the manifest in *data*. Raises :class:`ArchiveError`."""
        message = "This is no manifest of a programme, or one of another version."
        if not data.startswith(_MAGIC):
            raise ArchiveError(message)
        try:
            begin = len(_MAGIC) + _LENGTH.size
            (length,) = _LENGTH.unpack_from(data, len(_MAGIC))
            about = msgspec.json.decode(data[begin : begin + length], type=_About)
            entries = tuple(_parsed(data[begin + length :]))
        except (struct.error, ValueError, msgspec.DecodeError) as error:
            raise ArchiveError(message) from error
        return cls(about.session, about.show, about.utc_ns, about.init, entries)

    @property
    def pictures(self) -> int:
        """How many pictures the programme had."""
        return sum(entry.kind is Kind.VIDEO for entry in self.entries)


def _packed(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        flags = entry.kind | entry.is_key << 1
        yield _ENTRY.pack(
            flags, entry.dts_ns, entry.cts_ns, entry.duration_ns, entry.size, entry.digest
        )


def _parsed(data: bytes) -> Iterator[Entry]:
    for flags, *rest, digest in _ENTRY.iter_unpack(data):
        dts_ns, cts_ns, duration_ns, size = rest
        yield Entry(Kind(flags & 1), bool(flags & 2), dts_ns, cts_ns, duration_ns, size, digest)
