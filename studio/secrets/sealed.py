"""A secret sealed with a passphrase, as one line of text.

The line: ``videosync-sealed-1$m=65536,t=3,p=4$SALT$SEALED``, the last two in hexadecimal digits.
The nonce is zero, as each salt gives a key of its own; what stands before the last ``$`` is bound.

Sources: Argon2id, RFC 9106, with the second of the parameters that it recommends; AES-256-GCM,
NIST SP 800-38D.
"""

import re
import secrets
import unicodedata
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from .errors import SecretError
from .secret import Secret

_MARK: Final = "videosync-sealed-1$"
_LINE: Final = re.compile(
    r"(?P<bound>videosync-sealed-1\$m=(?P<m>\d{1,8}),t=(?P<t>\d{1,3}),p=(?P<p>\d{1,3})"
    r"\$(?P<salt>[0-9a-f]{32}))\$(?P<sealed>(?:[0-9a-f]{2}){16,})"
)
_MEMORY_KIB: Final = 64 << 10
_PASSES, _LANES = 3, 4
_MOST_MEMORY_KIB: Final = 1 << 20
"""What a made-up file may ask of this machine."""
_SALT_BYTES, _KEY_BYTES = 16, 32
_NONCE: Final = bytes(12)


def is_sealed(text: Secret) -> bool:
    """Whether *text* is a secret that was sealed here."""
    return text.reveal().startswith(_MARK)


def seal_with_passphrase(secret: Secret, passphrase: Secret) -> str:
    """Return the line; takes a quarter of a second, and 64 MiB, on purpose."""
    salt = secrets.token_bytes(_SALT_BYTES)
    bound = f"{_MARK}m={_MEMORY_KIB},t={_PASSES},p={_LANES}${salt.hex()}"
    cipher = _cipher(passphrase, salt, _MEMORY_KIB, _PASSES, _LANES)
    sealed = cipher.encrypt(_NONCE, secret.reveal().encode(), bound.encode())
    return f"{bound}${sealed.hex()}"


def open_with_passphrase(text: Secret, passphrase: Secret, place: str) -> Secret | None:
    """Return the secret in the line *text*; None when it was sealed with another passphrase.

    Raises :class:`SecretError`, which names *place*, when it is no such line.
    """
    line = _LINE.fullmatch(text.reveal().strip())
    memory_kib = int(line["m"]) if line else 0
    if line is None or not 8 * int(line["p"]) <= memory_kib <= _MOST_MEMORY_KIB:
        message = f"{place} is damaged; take another copy of it."
        raise SecretError(message)
    salt = bytes.fromhex(line["salt"])
    try:
        cipher = _cipher(passphrase, salt, memory_kib, int(line["t"]), int(line["p"]))
        plain = cipher.decrypt(_NONCE, bytes.fromhex(line["sealed"]), line["bound"].encode())
    except InvalidTag:
        return None
    except ValueError as error:
        message = f"{place} is damaged; take another copy of it."
        raise SecretError(message) from error
    return Secret(plain.decode())


def _cipher(passphrase: Secret, salt: bytes, memory_kib: int, passes: int, lanes: int) -> AESGCM:
    # However a keyboard puts an accent together, it is the same passphrase.
    word = unicodedata.normalize("NFC", passphrase.reveal()).encode("utf-8", "surrogateescape")
    derivation = Argon2id(
        salt=salt, length=_KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory_kib
    )
    return AESGCM(derivation.derive(word))
