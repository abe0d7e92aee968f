"""Reads a sealed recording as the plain file inside it."""

import errno
import os
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import RecordKey

from .errors import DamagedError
from .index import Place, index_records, read_up_to
from .layout import (
    HEADER_BYTES,
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    Header,
    RecordFlags,
    bound_to,
    nonce_of,
)


def read_header(path: Path) -> Header:
    """Return the header of the recording at *path*; needs no key.

    Raises OSError, and :class:`NotARecordingError` when it is none.
    """
    with path.open("rb") as file:
        return Header.parse(file.read(HEADER_BYTES))


class RecordReader:
    """A seekable file object over the plain bytes, fit for av. One thread.

    Whatever follows the last whole record is left out: ``torn_bytes`` says how much that was,
    ``complete`` whether the recording was closed in order. The seal of a record is checked when
    it is read: :class:`DamagedError` says which one does not hold. Records whose numbers are in
    *without* are passed over, as if they had never been written.

    Raises OSError, :class:`NotARecordingError` and :class:`WrongKeyError` on opening.
    """

    def __init__(self, file: BinaryIO, key: RecordKey, without: Collection[int] = ()) -> None:
        self._file = file
        self.header = Header.parse(file.read(HEADER_BYTES))
        self._packed_header = self.header.packed
        self._cipher = AESGCM(self.header.unwrap(key))
        places, self.torn_bytes = index_records(file, self.header.file_id)
        self.records = len(places)
        self.complete = bool(places) and bool(places[-1].flags & RecordFlags.LAST)
        self._places = [place for place in places if place.sequence not in without]
        ends = list(accumulate((place.length for place in self._places), initial=0))
        self._starts, self.size = ends[:-1], ends[-1]
        self._position = 0
        self._held: tuple[int, bytes] = (-1, b"")

    @classmethod
    def open(cls, path: Path, key: RecordKey, without: Collection[int] = ()) -> Self:
        """Open the recording at *path*; close it by ``with`` or :meth:`close`."""
        file = path.open("rb", buffering=0)
        try:
            return cls(file, key, without)
        except BaseException:
            file.close()
            raise

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes, all that is left if negative; empty at the end."""
        if size < 0:
            size = max(0, self.size - self._position)
        parts = []
        while size > 0 and self._position < self.size:
            index = bisect_right(self._starts, self._position) - 1
            begin = self._position - self._starts[index]
            part = self._open_record(self._places[index])[begin : begin + size]
            parts.append(part)
            self._position += len(part)
            size -= len(part)
        return b"".join(parts)

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

    def damages(self) -> Iterator[DamagedError]:
        """Read every record and yield those that are not as written, if only in their heads."""
        for place in self._places:
            try:
                self._open_record(place)
            except DamagedError as damage:
                yield damage
            else:
                if not place.head_intact:
                    yield DamagedError(place.sequence, place.file_offset, readable=True)

    def _open_record(self, place: Place) -> bytes:
        if self._held[0] == place.sequence:
            return self._held[1]
        self._file.seek(place.file_offset + RECORD_HEAD_BYTES)
        sealed = read_up_to(self._file, place.length + TAG_BYTES)
        bound = bound_to(
            self._packed_header, place.sequence, place.offset, place.length, place.flags
        )
        try:
            plain = self._cipher.decrypt(nonce_of(place.sequence), sealed, bound)
        except InvalidTag as error:
            raise DamagedError(place.sequence, place.file_offset) from error
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
