"""An organisation's key pair: whatever is sealed to its public half, the private half opens.

Sources: HPKE, RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; PEM of
X25519 keys, RFC 7468 and RFC 8410, as OpenSSL writes them.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from .errors import SecretError
from .secret import Secret

_KEY_ID_BYTES: Final = 8
_KEY_ID_PURPOSE: Final = b"videosync-studio escrow key id"
_BEGIN, _END = "-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----"
_PRIVATE: Final = b"PRIVATE KEY"
_MAKE_ONE: Final = "make a pair with: python -m studio recording new-escrow-key PRIVATE PUBLIC."


@dataclass(frozen=True, slots=True)
class EscrowKey:
    """The public half, 32 bytes of X25519. ``key_id``: 16 hexadecimal digits. Any thread."""

    key_id: str
    public: bytes

    @classmethod
    def from_pem(cls, pem: bytes, place: str) -> Self:
        """Return the key in *pem*; *place* names it in the error. Raises :class:`SecretError`."""
        if _PRIVATE in pem:
            message = (
                f"{place} holds a private key, which no station should have; "
                "name the public half, and take the other away."
            )
            raise SecretError(message)
        try:
            key = load_pem_public_key(pem)
        except (ValueError, TypeError) as error:
            message = f"{place} holds no public key in PEM; {_MAKE_ONE}"
            raise SecretError(message) from error
        if not isinstance(key, X25519PublicKey):
            message = f"{place} holds no X25519 key; {_MAKE_ONE}"
            raise SecretError(message)
        try:
            _suite().encrypt(b"", key)
        except ValueError as error:
            message = f"{place} holds a key to which nothing can be sealed; {_MAKE_ONE}"
            raise SecretError(message) from error
        return cls.of(key.public_bytes_raw())

    @classmethod
    def of(cls, public: bytes) -> Self:
        """Return the key of the 32 bytes *public*."""
        digest = hashlib.sha256(_KEY_ID_PURPOSE + public).digest()
        return cls(digest[:_KEY_ID_BYTES].hex(), public)

    @classmethod
    def from_line(cls, line: str, place: str) -> Self:
        """Return the key that *line* is: the one line between those of a PEM that mark it.

        Raises :class:`SecretError`; *place* names the key in it.
        """
        return cls.from_pem(f"{_BEGIN}\n{line}\n{_END}\n".encode(), place)

    @property
    def line(self) -> str:
        """What :meth:`from_line` takes: for a show file."""
        return self.pem().decode("ascii").splitlines()[1]

    def pem(self) -> bytes:
        """Return it as OpenSSL writes it."""
        key = X25519PublicKey.from_public_bytes(self.public)
        return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def seal(self, secret: bytes, context: bytes) -> bytes:
        """Return *secret* sealed to the key, to be opened with the same *context* alone."""
        return _suite().encrypt(secret, X25519PublicKey.from_public_bytes(self.public), context)


@dataclass(frozen=True, slots=True)
class EscrowPrivateKey:
    """The private half, which never prints."""

    key_id: str
    _private: X25519PrivateKey = field(repr=False)

    @classmethod
    def generate(cls) -> Self:
        """Return a new one."""
        return cls._of(X25519PrivateKey.generate())

    @classmethod
    def from_pem(cls, pem: Secret, place: str, passphrase: Secret | None = None) -> Self:
        """Return the key in *pem*, which OpenSSL may have encrypted under *passphrase*.

        Raises :class:`SecretError`; *place* names the key in it.
        """
        word = passphrase.reveal().encode() if passphrase else None
        try:
            key = load_pem_private_key(pem.reveal().encode(), word)
        except TypeError:
            asks = "is sealed with a passphrase; name it with" if word is None else "needs no"
            message = f"{place} {asks} --passphrase-from."
            raise SecretError(message) from None
        except ValueError:
            message = f"{place} holds no private key in PEM, or the passphrase is another."
            raise SecretError(message) from None
        if not isinstance(key, X25519PrivateKey):
            message = f"{place} holds no X25519 key; {_MAKE_ONE}"
            raise SecretError(message)
        return cls._of(key)

    @classmethod
    def _of(cls, private: X25519PrivateKey) -> Self:
        return cls(EscrowKey.of(private.public_key().public_bytes_raw()).key_id, private)

    @property
    def public(self) -> EscrowKey:
        """The public half."""
        return EscrowKey.of(self._private.public_key().public_bytes_raw())

    def pem(self) -> Secret:
        """Return it as OpenSSL writes it, not encrypted."""
        form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        return Secret(self._private.private_bytes(*form).decode("ascii"))

    def open(self, sealed: bytes, context: bytes) -> bytes | None:
        """Return what was sealed to the public half in *context*; None when it was not."""
        try:
            return _suite().decrypt(sealed, self._private, context)
        except (InvalidTag, ValueError):
            return None


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
