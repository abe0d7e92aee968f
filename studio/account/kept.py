"""What is kept of an account from one start of the studio to the next, sealed."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import RecordKey

from .errors import AccountError

_PURPOSE: Final = b"videosync-studio account"
_NONCE_BYTES: Final = 12


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """Where one is signed in, by which refresh token, on which device. Secrets: never logged."""

    address: str
    refresh: str
    device: str = ""

    def __repr__(self) -> str:
        """Show nothing."""
        return "Kept(…)"


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """A file of mode 0600, sealed under the station's record key. One thread."""

    path: Path
    key: RecordKey

    def read(self) -> Kept | None:
        """Return what is kept; None where nothing is, or what no one can open."""
        try:
            sealed = self.path.read_bytes()
            nonce, body = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
            return msgspec.json.decode(self._cipher().decrypt(nonce, body, None), type=Kept)
        except (OSError, ValueError, InvalidTag, msgspec.DecodeError):
            return None

    def write(self, kept: Kept) -> None:
        """Keep *kept* in place of what was. Raises :class:`AccountError`."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._cipher().encrypt(nonce, msgspec.json.encode(kept), None)
        new = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as to:
                to.write(sealed)
                to.flush()
                # The token before this one is worth nothing any more.
                os.fsync(to.fileno())
            new.replace(self.path)
        except OSError as error:
            with suppress(OSError):
                new.unlink(missing_ok=True)
            message = (
                f"The account cannot be kept in {self.path.parent}; make room there, or sign in "
                "again at the next start."
            )
            raise AccountError(message) from error

    def forget(self) -> None:
        """Keep nothing."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _cipher(self) -> AESGCM:
        return AESGCM(self.key.derive(_PURPOSE, b""))
