"""Reads a sealed recording as the plain file inside it."""

import errno
import os
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import KeyMissingError, RecordKey

from .errors import KEY_AREA, DamagedError
from .header import FRONT_BYTES, Header
from .index import Place, find_records
from .layout import (
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    RecordFlags,
    bound_to,
    nonce_of,
    pack_record_head,
)
from .reading import read_into, read_up_to
from .room import Room
from .slots import Opener

FindKey = Callable[[str], RecordKey]


def read_header(path: Path) -> Header:
    """Return the header of the recording at *path*; needs no key.

    Raises OSError, and :class:`NotARecordingError` when it is none.
    """
    with path.open("rb") as file:
        return Header.parse(file.read(FRONT_BYTES))


def find_opener(header: Header, find_key: FindKey) -> RecordKey:
    """Return the first record key of *header* that *find_key* knows.

    Raises ``ShreddedError``, and what *find_key* raises, with word of an escrow where there is one.
    """
    header.check_not_shredded()
    first: KeyMissingError | None = None
    for key_id in header.key_ids:
        try:
            return find_key(key_id)
        except KeyMissingError as error:
            first = first or error
    missing = first or KeyMissingError("No record key opens this recording.")
    if not header.escrow_ids:
        raise missing
    message = (
        f"{missing} It is in escrow (key {', '.join(header.escrow_ids)}): whoever has that key's "
        "private half brings it back with: python -m studio recording recover."
    )
    raise KeyMissingError(message) from missing


class RecordReader:
    """A seekable file object over the plain bytes, fit for av. One thread.

    Whatever follows the last whole record is left out: ``torn_bytes`` says how much that was,
    ``complete`` whether the recording was closed, and ``repaired`` whether that was after it had
    been cut off. The seal of a record is checked when it is read: :class:`DamagedError` says which
    one does not hold. Records whose numbers are in *without* are passed over, as if they had never
    been written.

    Raises OSError, :class:`NotARecordingError`, :class:`WrongKeyError` and ``ShreddedError`` on
    opening.
    """

    def __init__(self, file: BinaryIO, key: Opener, without: Collection[int] = ()) -> None:
        self._file = file
        self.header = Header.parse(read_up_to(file, FRONT_BYTES))
        keys = self.header.unwrap(key)
        self._cipher = AESGCM(keys.records)
        found = find_records(file, self.header, keys)
        self.torn_bytes = found.rest_bytes
        self.records = len(found.places)
        self.complete, self.repaired = found.is_closed, found.is_repaired
        self._torn_at = file.seek(0, os.SEEK_END) - self.torn_bytes
        copies = [place for place in found.places if place.flags & RecordFlags.COPY]
        self._copy = copies[0] if copies else None
        self._places = [
            place
            for place in found.places
            if place.sequence not in without and not place.flags & RecordFlags.COPY
        ]
        ends = list(accumulate((place.length for place in self._places), initial=0))
        self._starts, self.size = ends[:-1], ends[-1]
        self._position = 0
        self._written, self._plain = Room(0), Room(0)
        self._held: tuple[int, memoryview] = (-1, memoryview(b""))
        self._head_intact = True
        self._sound: set[int] = set()

    @classmethod
    def open(cls, path: Path, key: Opener, without: Collection[int] = ()) -> Self:
        """Open the recording at *path*; close it by ``with`` or :meth:`close`."""
        file = path.open("rb", buffering=0)
        try:
            return cls(file, key, without)
        except BaseException:
            file.close()
            raise

    @classmethod
    def find(cls, path: Path, find_key: FindKey, without: Collection[int] = ()) -> Self:
        """Open it with whichever of its keys *find_key* knows; raises what that raises, too."""
        return cls.open(path, find_opener(read_header(path), find_key), without)

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes, all that is left if negative; empty at the end."""
        if size < 0:
            size = max(0, self.size - self._position)
        parts = []
        while size > 0 and self._position < self.size:
            index = bisect_right(self._starts, self._position) - 1
            begin = self._position - self._starts[index]
            # A copy, as the record's memory is used again for the next.
            part = bytes(self._open_record(self._places[index])[begin : begin + size])
            parts.append(part)
            self._position += len(part)
            size -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to a plain byte and return its offset."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}.get(whence)
        if base is None or base + offset < 0:
            # As a file of the system's would say.
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._position = base + offset
        return self._position

    def tell(self) -> int:
        """Return the offset of the next plain byte."""
        return self._position

    @property
    def starts(self) -> Sequence[int]:
        """The offset of each record's first plain byte, in order."""
        return self._starts

    def damages(self, passed: Callable[[int], None] | None = None) -> Iterator[DamagedError]:
        """Read all of the file and yield what of it is not as written, if only a record's head.

        Records that were read by then, and were as written, are not read again. *passed* hears
        before each record how many are behind it.
        """
        for at in self.header.unsound:
            yield DamagedError(KEY_AREA, at, readable=True)
        for count, place in enumerate(self._places):
            if passed is not None:
                passed(count)
            yield from self._damage_of(place)
            if self._copy is not None and place.sequence == self._copy.sequence - 1:
                yield from self._damage_of(self._copy)
        if self.complete and self.torn_bytes:
            # Nothing can follow the end but what was added to it, or the end itself, damaged.
            yield DamagedError(self.records, self._torn_at, readable=True)

    def _damage_of(self, place: Place) -> Iterator[DamagedError]:
        if place.sequence in self._sound:
            return
        try:
            self._unseal(place)
        except DamagedError as damage:
            if place is self._copy or (place.sequence == 0 and self._copied(place) is not None):
                damage.readable = True
            yield damage
        else:
            if not self._head_intact:
                yield DamagedError(place.sequence, place.file_offset, readable=True)

    def _open_record(self, place: Place) -> memoryview:
        try:
            return self._unseal(place)
        except DamagedError:
            copied = self._copied(place) if place.sequence == 0 else None
            if copied is None:
                raise
            return copied

    def _copied(self, place: Place) -> memoryview | None:
        """Return the copy of the first record, *place*; None where it is damaged, too."""
        if self._copy is None or self._copy.length != place.length:
            return None
        try:
            return self._unseal(self._copy)
        except DamagedError:
            return None

    def _unseal(self, place: Place) -> memoryview:
        if self._held[0] == place.sequence:
            return self._held[1]
        self._file.seek(place.file_offset)
        written = self._written.of(RECORD_HEAD_BYTES + place.length + TAG_BYTES)
        if read_into(self._file, written) < len(written):
            # It was cut off since it was opened.
            raise DamagedError(place.sequence, place.file_offset)
        header, plain = self.header, self._plain.of(place.length)
        # Whatever is in there from now on is that of no record, until the seal holds.
        self._held = (-1, memoryview(b""))
        shape = (place.sequence, place.offset, place.length, place.flags)
        try:
            self._cipher.decrypt_into(
                nonce_of(place.sequence),
                written[RECORD_HEAD_BYTES:],
                bound_to(header.bound, *shape),
                plain,
            )
        except InvalidTag as error:
            raise DamagedError(place.sequence, place.file_offset) from error
        head = pack_record_head(header.file_id, place.sequence, place.length, place.flags)
        self._head_intact = written[:RECORD_HEAD_BYTES] == head
        if self._head_intact:
            self._sound.add(place.sequence)
        self._held = (place.sequence, plain)
        return plain

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
