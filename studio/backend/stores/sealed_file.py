"""A file of sealed chunks that may grow by many processes' lives; see docs/archive-protocol.md.

AES-256-GCM (NIST SP 800-38D) under a key of the file's own, by HKDF. A chunk that was torn by a
kill is written anew with other bytes, so nonces are random here, not counted.
"""

import os
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.backend.errors import StoreError
from studio.secrets import RecordKey

MAGIC: Final = b"VSSEAL01"
MOST_CHUNK_BYTES: Final = 8 << 20
_HEADER: Final = struct.Struct(">8s16s")
_HEAD: Final = struct.Struct(">IB12s")
_BOUND: Final = struct.Struct(">QQB")
_TAG_BYTES: Final = 16
_PURPOSE: Final = b"videosync-studio backend file"


class ChunkKind(IntEnum):
    """What a chunk is: about the file, of its contents, or the note that these are complete."""

    ABOUT = 0
    DATA = 1
    COMPLETE = 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """Where a chunk lies: in the file, and in the plain contents."""

    number: int
    kind: ChunkKind
    file_offset: int
    offset: int
    length: int
    nonce: bytes


class SealedFile:
    """Reads and grows one file; one thread. Raises OSError and :class:`StoreError`."""

    def __init__(self, file: BinaryIO, key: RecordKey) -> None:
        self._file = file
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size or not header.startswith(MAGIC):
            message = "A file of the backend's store is none; restore it from a backup."
            raise StoreError(message)
        self._id = header[len(MAGIC) :]
        self._cipher = AESGCM(key.derive(_PURPOSE, self._id))
        self.chunks: list[Chunk] = []
        self._data: list[Chunk] = []
        self.size = 0
        self._end = _HEADER.size
        self._scan()
        self._held: tuple[int, bytes] = (-1, b"")
        self._at = 0

    @classmethod
    def create(cls, path: Path, key: RecordKey) -> Self:
        """Make a new file, mode 0600. Raises FileExistsError."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        file = os.fdopen(descriptor, "r+b", buffering=0)
        file.write(_HEADER.pack(MAGIC, os.urandom(16)))
        file.seek(0)
        return cls(file, key)

    @classmethod
    def open(cls, path: Path, key: RecordKey, mode: str = "rb") -> Self:
        """Open the file at *path*; ``r+b`` to grow it."""
        file: BinaryIO = path.open(mode, buffering=0)  # type: ignore[assignment]  # unbuffered, a FileIO
        try:
            return cls(file, key)
        except BaseException:
            file.close()
            raise

    def append(self, kind: ChunkKind, data: bytes, *, sync: bool = True) -> None:
        """Add a chunk; it is on the disk when this returns, unless not to *sync*."""
        nonce = os.urandom(12)
        chunk = Chunk(len(self.chunks), kind, self._end, self.size, len(data), nonce)
        sealed = self._cipher.encrypt(nonce, data, self._bound(chunk))
        # What a kill left behind is no chunk, and goes.
        self._file.truncate(self._end)
        self._file.seek(self._end)
        rest = memoryview(_HEAD.pack(len(data), kind, nonce) + sealed)
        while rest:
            rest = rest[self._file.write(rest) :]
        if sync:
            self.sync()
        self._note(chunk)

    def sync(self) -> None:
        """See all to the disk."""
        os.fsync(self._file.fileno())

    def of_kind(self, kind: ChunkKind) -> bytes | None:
        """Return the first chunk of a kind; None when there is none."""
        chunk = next((chunk for chunk in self.chunks if chunk.kind is kind), None)
        return None if chunk is None else self._open(chunk)

    def data_chunks(self) -> Iterator[bytes]:
        """Yield the contents, a chunk at a time."""
        for chunk in self.chunks:
            if chunk.kind is ChunkKind.DATA:
                yield self._open(chunk)

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* of the contents' bytes; empty at their end."""
        end = self.size if size < 0 else min(self.size, self._at + size)
        parts: list[bytes] = []
        while self._at < end:
            chunk = self._chunk_at(self._at)
            begin = self._at - chunk.offset
            part = self._open(chunk)[begin : begin + end - self._at]
            parts.append(part)
            self._at += len(part)
        return b"".join(parts)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to a byte of the contents."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self.size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def fileno(self) -> int:
        """Return the file's descriptor."""
        return self._file.fileno()

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

    def _scan(self) -> None:
        end = self._file.seek(0, os.SEEK_END)
        while self._end + _HEAD.size + _TAG_BYTES <= end:
            self._file.seek(self._end)
            length, kind, nonce = _HEAD.unpack(self._file.read(_HEAD.size))
            whole = self._end + _HEAD.size + length + _TAG_BYTES
            if length > MOST_CHUNK_BYTES or whole > end or kind not in set(ChunkKind):
                return
            self._note(
                Chunk(len(self.chunks), ChunkKind(kind), self._end, self.size, length, nonce)
            )

    def _note(self, chunk: Chunk) -> None:
        self.chunks.append(chunk)
        self._end = chunk.file_offset + _HEAD.size + chunk.length + _TAG_BYTES
        if chunk.kind is ChunkKind.DATA:
            self.size += chunk.length
            if chunk.length:
                self._data.append(chunk)

    def _chunk_at(self, at: int) -> Chunk:
        return self._data[bisect_right(self._data, at, key=lambda chunk: chunk.offset) - 1]

    def _open(self, chunk: Chunk) -> bytes:
        if self._held[0] == chunk.number:
            return self._held[1]
        self._file.seek(chunk.file_offset + _HEAD.size)
        sealed = self._file.read(chunk.length + _TAG_BYTES)
        try:
            plain = self._cipher.decrypt(chunk.nonce, sealed, self._bound(chunk))
        except InvalidTag as error:
            message = "A file of the backend's store was changed, or sealed with another key."
            raise StoreError(message) from error
        self._held = (chunk.number, plain)
        return plain

    def _bound(self, chunk: Chunk) -> bytes:
        return self._id + _BOUND.pack(chunk.number, chunk.offset, chunk.kind)
