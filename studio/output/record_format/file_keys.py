"""What a file is sealed with: keys derived from its own random one.

Source: HKDF, RFC 5869.
"""

from dataclasses import dataclass, field
from typing import Final, Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE_KEY_BYTES: Final = 32
_RECORDS: Final = b"videosync-studio records"
_END: Final = b"videosync-studio end"
_COMMITMENT: Final = b"videosync-studio commitment"


@dataclass(frozen=True, slots=True)
class FileKeys:
    """The keys of one file; they never print. Any thread.

    ``file_key``: what is wrapped. ``records`` seals them, ``end`` authenticates the file's end.
    ``commitment`` stands in the file, so that no two keys can open one file to two contents.
    """

    file_key: bytes = field(repr=False)
    records: bytes = field(repr=False)
    end: bytes = field(repr=False)
    commitment: bytes = field(repr=False)

    @classmethod
    def of(cls, file_key: bytes, file_id: bytes) -> Self:
        """Return what follows from *file_key* in a file of version 2."""
        return cls(
            file_key,
            _derive(file_key, file_id, _RECORDS),
            _derive(file_key, file_id, _END),
            _derive(file_key, file_id, _COMMITMENT),
        )

    @classmethod
    def of_version_1(cls, file_key: bytes) -> Self:
        """Return the one key of a file of version 1, whose end is not authenticated apart."""
        return cls(file_key, file_key, b"", b"")

    def beside(self, file_id: bytes, purpose: bytes) -> bytes:
        """Return a key for what is kept beside the file, and can be read no longer than that."""
        return _derive(self.file_key, file_id, purpose)


def _derive(file_key: bytes, file_id: bytes, purpose: bytes) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=FILE_KEY_BYTES, salt=file_id, info=purpose)
    return derivation.derive(file_key)
