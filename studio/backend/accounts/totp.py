"""The second factor: codes of an authenticator, and the recovery codes in case it is lost.

RFC 6238 over SHA-1, six digits, 30 s, which is what every authenticator knows. A code is good once
(5.2), and for one step before and after, for clocks that differ.
"""

import base64
import secrets
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from studio.backend.moment import NS_PER_S
from studio.secrets import Secret

from .tokens import token_hash

_SECRET_BYTES: Final = 20
"""RFC 4226, 4: 160 bits."""
_DIGITS, _STEP_S, _SKEW_STEPS = 6, 30, 1
_ISSUER: Final = "Videosync"
_RECOVERY_CODES: Final = 10
_RECOVERY_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_RECOVERY_GROUPS, _RECOVERY_GROUP = 4, 4


def new_secret() -> str:
    """Return a secret for an authenticator, in base32."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def uri_of(secret: str, account: str) -> Secret:
    """Return what an authenticator reads from a square code; *account*: what it shows."""
    return Secret(_totp(secret).get_provisioning_uri(account, _ISSUER))


def counter_of(secret: str, code: str, now_ns: int, after: int) -> int | None:
    """Return the counter of *code* when it is good now and later than *after*; None otherwise."""
    if not secret or len(code) != _DIGITS or not code.isascii() or not code.isdigit():
        return None
    totp, now = _totp(secret), now_ns // NS_PER_S // _STEP_S
    found = None
    for counter in range(now - _SKEW_STEPS, now + _SKEW_STEPS + 1):
        right = totp.generate(counter * _STEP_S).decode()
        if secrets.compare_digest(right, code) and counter > after:
            found = counter
    return found


def new_recovery_codes() -> tuple[Secret, ...]:
    """Return codes of 79 random bits each, for her to keep on paper."""

    def group() -> str:
        return "".join(secrets.choice(_RECOVERY_LETTERS) for _ in range(_RECOVERY_GROUP))

    return tuple(
        Secret("-".join(group() for _ in range(_RECOVERY_GROUPS))) for _ in range(_RECOVERY_CODES)
    )


def recovery_hash(code: str) -> str:
    """Return the hash that is kept of a recovery code, however she spells it."""
    letters = "".join(letter for letter in code.lower() if letter in _RECOVERY_LETTERS)
    return token_hash(Secret(letters))


def _totp(secret: str) -> TOTP:
    return TOTP(base64.b32decode(secret), _DIGITS, SHA1(), _STEP_S)  # noqa: S303  # as RFC 6238 has it
