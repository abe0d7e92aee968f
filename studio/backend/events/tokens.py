"""Keys and tokens: random, told once, kept as a hash.

256 random bits need no slow hash: nobody can try them through.
"""

import hashlib
import secrets
from typing import Final

from studio.secrets import Secret

_BYTES: Final = 32


def new_token() -> Secret:
    """Return a token of 256 random bits, in letters that RTMP, HTTP and a shell leave alone."""
    return Secret(secrets.token_urlsafe(_BYTES))


def proof_of(token: Secret) -> str:
    """Return what is kept of *token*: its SHA-256 in hexadecimal."""
    return hashlib.sha256(token.reveal().encode()).hexdigest()
