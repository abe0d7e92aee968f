"""Closes a file that was cut off: what is torn comes off, and the end that it lacks is written."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .ending import EndFlags, ending_bytes, looks_closed, pack_ending
from .errors import RecordingError
from .file_keys import FileKeys
from .header import FRONT_BYTES, Header
from .index import Place, find_records, only_zeros
from .key_area import check_not_busy, rewrite
from .layout import (
    MAX_PLAIN_BYTES,
    OVERHEAD_BYTES,
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    RecordFlags,
    bound_to,
    nonce_of,
)
from .reader import FindKey, find_opener
from .reading import read_up_to


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was done: how many bytes came off, and how many records the file holds now."""

    cut_bytes: int
    records: int


def needs_repair(path: Path) -> bool:
    """Whether the file at *path* lacks an end, or a change of its keys was interrupted.

    Needs no key. False for what is no recording, and what is of version 1, whose end nobody but
    its writer can make. Raises OSError.
    """
    with path.open("rb", buffering=0) as file:
        try:
            header = Header.parse(read_up_to(file, FRONT_BYTES))
        except RecordingError:
            return False
        if header.version == 1:
            return False
        if header.unsound or header.is_shredded:
            return bool(header.unsound)
        return looks_closed(file, header, file.seek(0, os.SEEK_END)) is None


def repair(path: Path, find_key: FindKey) -> Repaired | None:
    """Close the recording at *path*, so that it is whole as far as it goes; None when it is.

    Cuts off the bytes after the last record that can be read, and appends the end. That end is
    authenticated, not encrypted: nothing is ever sealed under a number that torn bytes may have
    used. A kill at any moment leaves a file that this repairs, and to the same bytes. A re-wrap or
    a shredding that was interrupted is completed, too. Blocks while all heads are read.
    Raises :class:`BusyError` while it is being written, ``RecordingError``, and what *find_key*
    raises.
    """
    try:
        with path.open("r+b", buffering=0) as file:
            check_not_busy(file, path)
            header = Header.parse(read_up_to(file, FRONT_BYTES))
            if header.version == 1:
                return None
            if header.is_shredded:
                if header.unsound:
                    rewrite(file, header, ())
                return None
            keys = header.unwrap(find_opener(header, find_key))
            if header.unsound:
                rewrite(file, header, header.slots)
            return _close(file, header, keys)
    except OSError as error:
        reason = error.strerror or "the system refused"
        message = f"{path} cannot be repaired ({reason}); it plays as it is."
        raise RecordingError(message) from error


def _close(file: BinaryIO, header: Header, keys: FileKeys) -> Repaired | None:
    found = find_records(file, header, keys)
    places = found.places
    if found.ending is not None:
        # Whole; or somebody added something behind the end, and is not helped to hide it.
        return None
    if _is_last(places) and found.rest_bytes > ending_bytes(len(places)):
        return None
    cipher = AESGCM(keys.records)
    while places and not _can_be_read(file, header, cipher, places[-1]):
        places.pop()
    end = places[-1].file_end if places else header.begin
    if not only_zeros(file, end + MAX_PLAIN_BYTES + OVERHEAD_BYTES):
        message = (
            f"It is damaged at byte {end}, and more stands behind that than a kill can tear; "
            "nothing was cut off. What is readable plays: see recording verify."
        )
        raise RecordingError(message)
    cut_bytes = max(0, file.seek(0, os.SEEK_END) - end)
    flags = EndFlags.NONE if _is_last(places) else EndFlags.REPAIRED
    file.truncate(end)
    file.seek(end)
    rest = memoryview(pack_ending(keys, header, [place.told for place in places], flags))
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())
    return Repaired(cut_bytes, len(places))


def _is_last(places: list[Place]) -> bool:
    return bool(places) and bool(places[-1].flags & RecordFlags.LAST)


def _can_be_read(file: BinaryIO, header: Header, cipher: AESGCM, place: Place) -> bool:
    file.seek(place.file_offset + RECORD_HEAD_BYTES)
    sealed = read_up_to(file, place.length + TAG_BYTES)
    bound = bound_to(header.bound, place.sequence, place.offset, place.length, place.flags)
    try:
        cipher.decrypt(nonce_of(place.sequence), sealed, bound)
    except InvalidTag:
        return False
    return True
