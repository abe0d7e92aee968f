"""Finds the records of a file by their heads, past a damaged one too."""

import os
from dataclasses import dataclass
from typing import BinaryIO, Final

from .layout import (
    HEADER_BYTES,
    MAX_PLAIN_BYTES,
    OVERHEAD_BYTES,
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    RecordFlags,
    parse_record_head,
)

_CHUNK_BYTES: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: in the file, and in the plain bytes.

    ``head_intact``: False when length and flags were not as written, but could be told from
    where the next record begins; the seal decides whether they were told right.
    """

    sequence: int
    file_offset: int
    offset: int
    length: int
    flags: RecordFlags
    head_intact: bool = True


def index_records(file: BinaryIO, file_id: bytes) -> tuple[list[Place], int]:
    """Return the places of all whole records, and how many bytes are left after them.

    A record whose head is damaged takes all the room up to the next sound head.
    """
    end = file.seek(0, os.SEEK_END)
    at, offset = HEADER_BYTES, 0
    places: list[Place] = []
    while at + OVERHEAD_BYTES <= end:
        file.seek(at)
        head = parse_record_head(file_id, len(places), read_up_to(file, RECORD_HEAD_BYTES))
        if head is None:
            if _only_zeros(file, at):
                # Room that the file system gave before the power went: nothing was there yet.
                break
            following = _next_head(file, file_id, at, len(places) + 1)
            length, flags = (following or end) - at - OVERHEAD_BYTES, RecordFlags.NONE
        else:
            length, flags = head
        if at + OVERHEAD_BYTES + length > end:
            break
        places.append(Place(len(places), at, offset, length, flags, head is not None))
        at += OVERHEAD_BYTES + length
        offset += length
        if flags & RecordFlags.LAST:
            break
    return places, max(0, end - at)


def read_up_to(file: BinaryIO, size: int) -> bytes:
    """Return *size* bytes, less only at the end of *file*."""
    parts = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _next_head(file: BinaryIO, file_id: bytes, at: int, sequence: int) -> int | None:
    begin = at + RECORD_HEAD_BYTES + TAG_BYTES
    file.seek(begin)
    data = read_up_to(file, MAX_PLAIN_BYTES + RECORD_HEAD_BYTES)
    for skipped in range(len(data) - RECORD_HEAD_BYTES + 1):
        head = data[skipped : skipped + RECORD_HEAD_BYTES]
        # Lengths are under 2**24: the first byte rules out nearly all that is no head.
        if not head[0] and parse_record_head(file_id, sequence, head) is not None:
            return begin + skipped
    return None


def _only_zeros(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    while part := file.read(_CHUNK_BYTES):
        if any(part):
            return False
    return True
