"""The key under which a station seals what it keeps at rest."""

import hmac
import secrets
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import SecretError
from .secret import Secret

KEY_BYTES = 32
KEY_ID_BYTES = 8
_KEY_ID_INFO = b"videosync-studio key id"


@dataclass(frozen=True, slots=True)
class RecordKey:
    """A 256-bit key as 64 hexadecimal digits.

    ``key_id``: 16 hexadecimal digits that tell keys apart and nothing about them.
    ``protected``: False for the demo's key, which lies in a plain file; the window shows it.
    """

    key_id: str
    key: Secret
    protected: bool

    @classmethod
    def from_text(cls, text: Secret, place: str, *, protected: bool) -> Self:
        """Return the key that *text* spells; *place* names it in the error.

        Raises :class:`SecretError` when it is not 64 hexadecimal digits.
        """
        digits = text.reveal().strip().lower()
        if len(digits) != 2 * KEY_BYTES or not set(digits) <= set("0123456789abcdef"):
            message = (
                f"{place} holds no record key, which is {2 * KEY_BYTES} hexadecimal digits; "
                "make one with: python -m studio recording new-key FILE."
            )
            raise SecretError(message)
        digest = hmac.digest(bytes.fromhex(digits), _KEY_ID_INFO, "sha256")
        return cls(digest[:KEY_ID_BYTES].hex(), Secret(digits), protected)

    @classmethod
    def generate(cls, *, protected: bool) -> Self:
        """Return a new random key."""
        text = Secret(secrets.token_hex(KEY_BYTES))
        return cls.from_text(text, "A new key", protected=protected)

    def derive(self, purpose: bytes, salt: bytes) -> bytes:
        """Return 32 bytes for one purpose, by HKDF-SHA-256 (RFC 5869). Any thread."""
        derivation = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose)
        return derivation.derive(bytes.fromhex(self.key.reveal()))
