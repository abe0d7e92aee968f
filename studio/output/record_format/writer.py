"""Writes a sealed recording: whole records, each once, in order."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import EscrowKey, RecordKey

from .ending import EndFlags, pack_ending
from .header import COPIES, new_header
from .holding import hold
from .layout import (
    COPY_SEQUENCE,
    MAX_PLAIN_BYTES,
    MOST_COPIED_BYTES,
    RECORD_HEAD_BYTES,
    TAG_BYTES,
    RecordFlags,
    bound_to,
    nonce_of,
    pack_record_head,
)
from .room import Room

# Windows would change line ends in what it takes for text; it and macOS lack fdatasync.
_BINARY: int = getattr(os, "O_BINARY", 0)
_sync_data: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


class RecordWriter:
    """A file object to write to, unseekable. One thread, except :meth:`sync`, which any may call.

    What is written waits until :meth:`commit`, or until a record is full. After an error nothing
    more is written, since a record that was begun may not be begun again; :meth:`finish` alone
    cuts off what was half written, and closes the file with what stands before it.
    The file is held until it is closed, so that nobody repairs it meanwhile.
    Every method may raise OSError from the disk.
    """

    def __init__(self, descriptor: int, key: RecordKey, escrow: Iterable[EscrowKey] = ()) -> None:
        self._descriptor = descriptor
        self._header, self._keys = new_header(key, escrow)
        self._cipher = AESGCM(self._keys.records)
        self._plain, self._sealed = Room(0), Room(RECORD_HEAD_BYTES + TAG_BYTES)
        self._waiting = 0
        self._records: list[tuple[int, bool]] = []
        self._first = b""
        self._offset = 0
        self._file_bytes = 0
        self._sound_bytes = 0
        self._failed = False
        self._in_order = False
        hold(descriptor)
        self._write_out(self._header.packed() * COPIES)

    @classmethod
    def create(cls, path: Path, key: RecordKey, escrow: Iterable[EscrowKey] = ()) -> Self:
        """Open a new file, mode 0600, that *key* opens, and all of *escrow*.

        Raises FileExistsError rather than replace one, and ``RecordingError`` when there are more
        keys than a file has room for.
        """
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            return cls(descriptor, key, escrow)
        except BaseException:
            os.close(descriptor)
            raise

    def write(self, data: bytes | memoryview, /) -> int:
        """Take all of *data*; dropped, without an error, once a write has failed."""
        rest = memoryview(data)
        while rest and not self._failed:
            if self._waiting == MAX_PLAIN_BYTES:
                # A full record stayed until more came: it might have been the last one.
                self._seal(RecordFlags.NONE)
            begin = self._waiting
            end = min(begin + len(rest), MAX_PLAIN_BYTES)
            self._plain.of(end)[begin:end] = rest[: end - begin]
            self._waiting, rest = end, rest[end - begin :]
        return len(data)

    def commit(self) -> None:
        """Seal what waits and hand it to the system: from here on a kill does not lose it."""
        if self._waiting:
            self._seal(RecordFlags.NONE)

    def sync(self) -> None:
        """See what was committed to the disk itself; blocks on it."""
        _sync_data(self._descriptor)

    def finish(self) -> None:
        """Seal what waits, if anything, as the last record, write the end, see all to the disk.

        After a failed write: cut off what was half written, and close what stands before it.
        """
        if self._failed:
            # A record that was begun is never begun anew: the end is of another kind, see there.
            os.ftruncate(self._descriptor, self._sound_bytes)
            os.lseek(self._descriptor, self._sound_bytes, os.SEEK_SET)
            self._file_bytes = self._sound_bytes
        else:
            self._seal(RecordFlags.LAST)
            self._in_order = True
        flags = EndFlags.NONE if self._in_order else EndFlags.REPAIRED
        self._write_out(pack_ending(self._keys, self._header, self._records, flags))
        os.fsync(self._descriptor)

    def abandon(self) -> None:
        """Drop what waits and whatever comes: the file stays as it is."""
        self._failed = True

    def close(self) -> None:
        """Close the file; without :meth:`finish` before, it reads as cut off."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    @property
    def file_bytes(self) -> int:
        """How much was handed to the system."""
        return self._file_bytes

    def _seal(self, flags: RecordFlags) -> None:
        length, self._waiting = self._waiting, 0
        if self._failed:
            return
        plain = self._plain.of(length)
        self._put(plain, flags)
        self._offset += length
        if len(self._records) == 1 and length <= MOST_COPIED_BYTES:
            self._first = bytes(plain)
        elif len(self._records) == COPY_SEQUENCE and self._first and not flags:
            self._put(memoryview(self._first), RecordFlags.COPY)

    def _put(self, plain: memoryview, flags: RecordFlags) -> None:
        sequence, length = len(self._records), len(plain)
        bound = bound_to(self._header.bound, sequence, self._offset, length, flags)
        record = self._sealed.of(length)
        record[:RECORD_HEAD_BYTES] = pack_record_head(self._header.file_id, sequence, length, flags)
        self._cipher.encrypt_into(nonce_of(sequence), plain, bound, record[RECORD_HEAD_BYTES:])
        self._write_out(record)
        self._records.append((length, bool(flags & RecordFlags.COPY)))

    def _write_out(self, data: bytes | memoryview) -> None:
        rest = memoryview(data)
        try:
            while rest:
                written = os.write(self._descriptor, rest)
                rest = rest[written:]
                self._file_bytes += written
        except OSError:
            self._failed = True
            raise
        self._sound_bytes = self._file_bytes
