"""Tokens: random, told once, kept hashed."""

import hashlib
import secrets
from typing import Final

from studio.secrets import Secret

_TOKEN_BYTES: Final = 32


def new_token() -> Secret:
    """Return a token of 256 random bits, in URL-safe letters."""
    return Secret(secrets.token_urlsafe(_TOKEN_BYTES))


def token_hash(token: Secret) -> str:
    """Return what is kept of *token*: its SHA-256; enough, as nobody can try 256 random bits."""
    return hashlib.sha256(token.reveal().encode()).hexdigest()


def text_hash(*parts: str) -> str:
    """Return one name for *parts*, which are told apart whatever they hold."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
