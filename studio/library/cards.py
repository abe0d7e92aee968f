"""What the library remembers of a recording, sealed: nothing of it lies on the disk in the clear.

A card is sealed under a key that follows from the recording's own: who may not read the recording
reads no card of it, whatever its wraps were before, and what is shredded takes its card along, even
what a disk keeps of one that was removed.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.output.record_format import FileKeys

_PURPOSE: Final = b"videosync-studio library card"
_NONCE_BYTES: Final = 12
_SUFFIX: Final = ".card"


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What was found when the file was ``file_bytes`` long and last written at ``written_ns``.

    ``thumbnail``: packed I420 of ``thumbnail_width``, BT.709 limited; empty where none was found.
    """

    file_bytes: int
    written_ns: int
    seconds: float
    status: str
    fault: str = ""
    title: str = ""
    width: int = 0
    height: int = 0
    verified_utc_s: int = 0
    thumbnail: bytes = b""
    thumbnail_width: int = 0
    thumbnail_height: int = 0


@dataclass(frozen=True, slots=True)
class CardBox:
    """The cards in one folder, mode 0700. One thread, any number of processes.

    A card that is lost, torn or meddled with is none: it is made anew.
    """

    folder: Path

    def read(self, file_id: bytes, keys: FileKeys) -> Card | None:
        """Return the card of the recording *file_id*, None where there is none."""
        try:
            sealed = self._path(file_id).read_bytes()
            nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            return msgspec.json.decode(_cipher(file_id, keys).decrypt(nonce, body, None), type=Card)
        except (OSError, ValueError, InvalidTag, msgspec.DecodeError):
            return None

    def write(self, file_id: bytes, keys: FileKeys, card: Card) -> None:
        """Keep *card* in place of the one before; a full disk only costs looking again."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + _cipher(file_id, keys).encrypt(nonce, msgspec.json.encode(card), None)
        path = self._path(file_id)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sealed)
            new.replace(path)
        except OSError:
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def forget(self, file_id: bytes) -> None:
        """Remove the card of a recording that is gone."""
        with suppress(OSError):
            self._path(file_id).unlink(missing_ok=True)

    def _path(self, file_id: bytes) -> Path:
        return self.folder / (file_id.hex() + _SUFFIX)


def _cipher(file_id: bytes, keys: FileKeys) -> AESGCM:
    return AESGCM(keys.beside(file_id, _PURPOSE))
