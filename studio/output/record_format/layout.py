"""The bytes of a record; see docs/recording-format.md. No files here.

Source: AES-GCM, NIST SP 800-38D.
"""

import struct
import zlib
from enum import IntFlag
from typing import Final

MAGIC: Final = b"VSTUDIOR"
MAX_PLAIN_BYTES: Final = 4 << 20
"""The longest record, before sealing: half a second at 64 Mbit/s, held in memory by a reader."""
TAG_BYTES: Final = 16

_RECORD_HEAD: Final = struct.Struct(">IBI")
"""Length of the plain bytes, flags, CRC-32 of both with the file's id and the sequence."""
_BOUND: Final = struct.Struct(">QQIB")
"""Sequence, offset of the first plain byte, length, flags."""
_NONCE: Final = struct.Struct(">IQ")
RECORD_HEAD_BYTES: Final = _RECORD_HEAD.size
OVERHEAD_BYTES: Final = RECORD_HEAD_BYTES + TAG_BYTES


COPY_SEQUENCE: Final = 2
"""The record that repeats the first one, some way off it, as nothing plays without that."""
MOST_COPIED_BYTES: Final = 64 << 10
"""The beginning of an MP4 is a few kilobytes; what is longer is not repeated."""


class RecordFlags(IntFlag):
    """What a record says of itself."""

    NONE = 0
    LAST = 1
    """No record follows: the recording was closed in order."""
    COPY = 2
    """Its plain bytes are those of record 0 once more, and add nothing to the file inside."""


def pack_record_head(file_id: bytes, sequence: int, length: int, flags: RecordFlags) -> bytes:
    """Return what stands before a record's sealed bytes."""
    return _RECORD_HEAD.pack(length, flags, _check_of(file_id, sequence, length, flags))


def parse_record_head(file_id: bytes, sequence: int, data: bytes) -> tuple[int, RecordFlags] | None:
    """Return the length of the plain bytes and the flags; None when they are not as written.

    The check tells an accident from a cut-off end; only the seal tells that nobody meddled.
    """
    if len(data) < RECORD_HEAD_BYTES:
        return None
    length, flags, check = _RECORD_HEAD.unpack(data)
    if length > MAX_PLAIN_BYTES or check != _check_of(file_id, sequence, length, flags):
        return None
    return length, RecordFlags(flags)


def nonce_of(sequence: int) -> bytes:
    """Return the nonce of a record.

    A count may serve, as each file has a key of its own and no record is written twice.
    """
    return _NONCE.pack(0, sequence)


def bound_to(header: bytes, sequence: int, offset: int, length: int, flags: RecordFlags) -> bytes:
    """Return what a record's seal covers besides its bytes: its file, its place, its shape."""
    return header + _BOUND.pack(sequence, offset, length, flags)


def _check_of(file_id: bytes, sequence: int, length: int, flags: int) -> int:
    return zlib.crc32(file_id + _BOUND.pack(sequence, 0, length, flags))
