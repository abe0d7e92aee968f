"""Writes a sealed recording: whole records, each once, in order."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import RecordKey

from .layout import (
    MAX_PLAIN_BYTES,
    RecordFlags,
    bound_to,
    new_header,
    nonce_of,
    pack_record_head,
)

# Windows would change line ends in what it takes for text; it and macOS lack fdatasync.
_BINARY: int = getattr(os, "O_BINARY", 0)
_sync_data: Callable[[int], None] = getattr(os, "fdatasync", os.fsync)


class RecordWriter:
    """A file object to write to, unseekable. One thread, except :meth:`sync`, which any may call.

    What is written waits until :meth:`commit`, or until a record is full. After an error nothing
    more is written, since a record that was begun may not be begun again.
    Every method may raise OSError from the disk.
    """

    def __init__(self, descriptor: int, key: RecordKey) -> None:
        self._descriptor = descriptor
        header, file_key = new_header(key)
        self._header = header.packed
        self._file_id = header.file_id
        self._cipher = AESGCM(file_key)
        self._waiting = bytearray()
        self._sequence = 0
        self._offset = 0
        self._file_bytes = 0
        self._failed = False
        self._write_out(self._header)

    @classmethod
    def create(cls, path: Path, key: RecordKey) -> Self:
        """Open a new file, mode 0600. Raises FileExistsError rather than replace one."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            return cls(descriptor, key)
        except BaseException:
            os.close(descriptor)
            raise

    def write(self, data: bytes | memoryview, /) -> int:
        """Take all of *data*; dropped, without an error, once a write has failed."""
        self._waiting += data
        while len(self._waiting) > MAX_PLAIN_BYTES:
            # A full buffer stays until more comes: it may yet be the last record.
            self._seal(MAX_PLAIN_BYTES, RecordFlags.NONE)
        return len(data)

    def commit(self) -> None:
        """Seal what waits and hand it to the system: from here on a kill does not lose it."""
        if self._waiting:
            self._seal(len(self._waiting), RecordFlags.NONE)

    def sync(self) -> None:
        """See what was committed to the disk itself; blocks on it."""
        _sync_data(self._descriptor)

    def finish(self) -> None:
        """Seal what waits, if anything, as the last record, and see it to the disk."""
        self._seal(len(self._waiting), RecordFlags.LAST)
        if not self._failed:
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

    def _seal(self, length: int, flags: RecordFlags) -> None:
        plain = bytes(self._waiting[:length])
        del self._waiting[:length]
        if self._failed:
            return
        bound = bound_to(self._header, self._sequence, self._offset, length, flags)
        sealed = self._cipher.encrypt(nonce_of(self._sequence), plain, bound)
        head = pack_record_head(self._file_id, self._sequence, length, flags)
        self._sequence += 1
        self._offset += length
        self._write_out(head + sealed)

    def _write_out(self, data: bytes) -> None:
        rest = memoryview(data)
        try:
            while rest:
                written = os.write(self._descriptor, rest)
                rest = rest[written:]
                self._file_bytes += written
        except OSError:
            self._failed = True
            raise
