"""Finds the records of a file: by its end, or else by their heads, past damaged ones too."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from .ending import END_MAGIC, EndFlags, Ending, ending_bytes, find_ending, parse_ending
from .file_keys import FileKeys
from .header import Header
from .layout import (
    COPY_SEQUENCE,
    MAX_PLAIN_BYTES,
    MOST_COPIED_BYTES,
    OVERHEAD_BYTES,
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    RecordFlags,
    parse_record_head,
)
from .reading import read_up_to

_CHUNK_BYTES: Final = 1 << 16
_MOST_LOST: Final = 16
"""Heads that may be damaged one after the other: more than a disk had not been told to keep."""
_LIKE_A_HEAD: Final = re.compile(rb"(?=\0[\0-\x40]..[\0-\2](?!\0{4})....)", re.DOTALL)
"""Lengths are at most 2**22, flags at most 2: this rules out nearly all that is no head."""


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

    @property
    def end(self) -> int:
        """Where the plain bytes of the next record begin."""
        return self.offset if self.flags & RecordFlags.COPY else self.offset + self.length

    @property
    def told(self) -> tuple[int, bool]:
        """What the file's end tells of it."""
        return self.length, bool(self.flags & RecordFlags.COPY)

    @property
    def file_end(self) -> int:
        """Where it ends in the file."""
        return self.file_offset + OVERHEAD_BYTES + self.length


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds. ``rest_bytes``: those after the records that are no end of it.

    ``ending`` is None in a file of version 1, and in one that was cut off.
    """

    places: list[Place]
    ending: Ending | None
    rest_bytes: int

    @property
    def is_closed(self) -> bool:
        """Whether the recording was closed: in order, or by a repair."""
        last = self.places[-1].flags if self.places else RecordFlags.NONE
        return self.ending is not None or bool(last & RecordFlags.LAST)

    @property
    def is_repaired(self) -> bool:
        """Whether it was closed after it had been cut off."""
        return self.ending is not None and bool(self.ending.flags & EndFlags.REPAIRED)


def find_records(file: BinaryIO, header: Header, keys: FileKeys) -> Found:
    """Return the records of *file*; reads its end, or where that is not sound, all their heads.

    A record whose head is damaged takes all the room up to the next sound head.
    """
    end = file.seek(0, os.SEEK_END)
    ending = find_ending(file, keys, header, end)
    if ending is not None:
        return Found(_places_of(header, ending), ending, 0)
    places, at = _scan(file, header, end)
    if header.version == 1:
        return Found(places, None, max(0, end - at))
    file.seek(at)
    size = ending_bytes(len(places))
    ending = parse_ending(keys, header, read_up_to(file, size))
    if ending is not None and list(ending.records) == [place.told for place in places]:
        at += size
    else:
        ending = None
    return Found(places, ending, max(0, end - at))


def _places_of(header: Header, ending: Ending) -> list[Place]:
    at, offset, last = header.begin, 0, len(ending.records) - 1
    if ending.flags & EndFlags.REPAIRED:
        last = -1
    places: list[Place] = []
    for sequence, (length, is_copy) in enumerate(ending.records):
        flags = RecordFlags.LAST if sequence == last else RecordFlags.NONE
        if is_copy:
            flags = RecordFlags.COPY
        place = Place(sequence, at, offset, length, flags)
        places.append(place)
        at, offset = place.file_end, place.end
    return places


def _scan(file: BinaryIO, header: Header, end: int) -> tuple[list[Place], int]:
    """Return the places of all whole records, and where they end."""
    at, offset = header.begin, 0
    places: list[Place] = []
    while at + OVERHEAD_BYTES <= end:
        file.seek(at)
        data = read_up_to(file, RECORD_HEAD_BYTES)
        head = parse_record_head(header.file_id, len(places), data)
        if head is not None:
            length, flags = head
            if at + OVERHEAD_BYTES + length > end:
                break
            place = Place(len(places), at, offset, length, flags)
            places.append(place)
            at, offset = place.file_end, place.end
            if flags & RecordFlags.LAST:
                break
            continue
        if data.startswith(END_MAGIC) or only_zeros(file, at):
            # The end, or room that the file system gave before the power went.
            break
        following = _next_head(file, header.file_id, at, len(places) + 1)
        if following is None and end - at - OVERHEAD_BYTES > MAX_PLAIN_BYTES:
            break
        next_at, next_sequence = following or (end, len(places) + 1)
        copied = _copied_bytes(header, places)
        for place in _hurt(len(places), next_sequence, at, next_at, offset, copied):
            places.append(place)
            offset = place.end
        at = next_at
    return places, at


def _copied_bytes(header: Header, places: list[Place]) -> int | None:
    """Return how long the copy of the first record is; None where there is none."""
    if header.version == 1 or not places or places[0].length > MOST_COPIED_BYTES:
        return None
    return places[0].length


def _hurt(
    first: int, following: int, at: int, end: int, offset: int, copied: int | None
) -> Iterator[Place]:
    """Yield records whose heads are gone; the room between goes to the first that is no copy."""
    room = end - at - OVERHEAD_BYTES * (following - first)
    has_copy = copied is not None and first <= COPY_SEQUENCE < following and copied <= room
    room -= copied if copied is not None and has_copy else 0
    for sequence in range(first, following):
        flags, length = RecordFlags.NONE, room
        if copied is not None and has_copy and sequence == COPY_SEQUENCE:
            flags, length = RecordFlags.COPY, copied
        else:
            room = 0
        place = Place(sequence, at, offset, length, flags, head_intact=False)
        yield place
        at, offset = place.file_end, place.end


def _next_head(file: BinaryIO, file_id: bytes, at: int, sequence: int) -> tuple[int, int] | None:
    """Return where the next sound head is after the damaged one *at*, and its number."""
    begin = at + RECORD_HEAD_BYTES + TAG_BYTES
    file.seek(begin)
    data = read_up_to(file, MAX_PLAIN_BYTES + RECORD_HEAD_BYTES)
    for found in _LIKE_A_HEAD.finditer(data):
        skipped = found.start()
        head = data[skipped : skipped + RECORD_HEAD_BYTES]
        lost = min(_MOST_LOST, skipped // OVERHEAD_BYTES + 1)
        for candidate in range(sequence, sequence + lost):
            if parse_record_head(file_id, candidate, head) is not None:
                return begin + skipped, candidate
    return None


def only_zeros(file: BinaryIO, at: int) -> bool:
    """Whether nothing but zeros stands in *file* from byte *at* on, if anything does."""
    file.seek(at)
    while part := file.read(_CHUNK_BYTES):
        if any(part):
            return False
    return True
