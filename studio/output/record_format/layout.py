"""The bytes of a sealed recording; see docs/recording-format.md. No files here.

Sources: AES-GCM, NIST SP 800-38D; key wrap, RFC 3394; HKDF, RFC 5869.
"""

import os
import struct
import zlib
from dataclasses import dataclass
from enum import IntFlag
from typing import Final, Self

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from studio.secrets import RecordKey

from .errors import NotARecordingError, WrongKeyError

MAGIC: Final = b"VSTUDIOR"
VERSION: Final = 1
MAX_PLAIN_BYTES: Final = 4 << 20
"""The longest record, before sealing: half a second at 64 Mbit/s, held in memory by a reader."""
TAG_BYTES: Final = 16
FILE_KEY_BYTES: Final = 32
_WRAP_PURPOSE: Final = b"videosync-studio recording"

_HEADER: Final = struct.Struct(">8sHH16s8s40s")
"""Magic, version, flags, file id, key id, wrapped file key."""
_RECORD_HEAD: Final = struct.Struct(">IBI")
"""Length of the plain bytes, flags, CRC-32 of both with the file's id and the sequence."""
_BOUND: Final = struct.Struct(">QQIB")
"""Sequence, offset of the first plain byte, length, flags."""
_NONCE: Final = struct.Struct(">IQ")
HEADER_BYTES: Final = _HEADER.size
RECORD_HEAD_BYTES: Final = _RECORD_HEAD.size
OVERHEAD_BYTES: Final = RECORD_HEAD_BYTES + TAG_BYTES


class HeaderFlags(IntFlag):
    """What a file says of itself."""

    NONE = 0
    UNPROTECTED = 1
    """Sealed with the demo's key, which lies in a plain file."""


class RecordFlags(IntFlag):
    """What a record says of itself."""

    NONE = 0
    LAST = 1
    """Nothing follows: the recording was closed in order."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first bytes of the file; ``packed`` is bound to every record."""

    flags: HeaderFlags
    file_id: bytes
    key_id: str
    wrapped_key: bytes

    @property
    def packed(self) -> bytes:
        """The header as it stands in the file."""
        return _HEADER.pack(
            MAGIC, VERSION, self.flags, self.file_id, bytes.fromhex(self.key_id), self.wrapped_key
        )

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Return the header in *data*. Raises :class:`NotARecordingError`."""
        if len(data) < HEADER_BYTES or not data.startswith(MAGIC):
            message = "This is no recording of the studio."
            raise NotARecordingError(message)
        _, version, flags, file_id, key_id, wrapped = _HEADER.unpack(data[:HEADER_BYTES])
        if version != VERSION:
            message = f"This recording is of version {version}; use a newer studio."
            raise NotARecordingError(message)
        return cls(HeaderFlags(flags), file_id, key_id.hex(), wrapped)

    def unwrap(self, key: RecordKey) -> bytes:
        """Return the file's own key. Raises :class:`WrongKeyError`."""
        try:
            return aes_key_unwrap(_wrapping_key(key, self.file_id), self.wrapped_key)
        except InvalidUnwrap as error:
            message = f"This recording was sealed with another key ({self.key_id}), or damaged."
            raise WrongKeyError(message) from error


def new_header(key: RecordKey) -> tuple[Header, bytes]:
    """Return the header of a new file and the file's own random key."""
    file_id, file_key = os.urandom(16), os.urandom(FILE_KEY_BYTES)
    flags = HeaderFlags.NONE if key.protected else HeaderFlags.UNPROTECTED
    wrapped = aes_key_wrap(_wrapping_key(key, file_id), file_key)
    return Header(flags, file_id, key.key_id, wrapped), file_key


def pack_record_head(file_id: bytes, sequence: int, length: int, flags: RecordFlags) -> bytes:
    """Return what stands before a record's sealed bytes."""
    return _RECORD_HEAD.pack(length, flags, _check_of(file_id, sequence, length, flags))


def parse_record_head(file_id: bytes, sequence: int, data: bytes) -> tuple[int, RecordFlags] | None:
    """Return the length of the plain bytes and the flags; None when they are not as written.

    The check tells an accident from a cut-off end; only the seal tells that nobody meddled.
    """
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


def _wrapping_key(key: RecordKey, file_id: bytes) -> bytes:
    return key.derive(_WRAP_PURPOSE, file_id)
