"""Passwords: what will do, and how they are hashed without anybody else waiting for it.

Argon2id, RFC 9106, with the second of the parameters that its section 4 recommends (64 MiB, three
passes, four lanes); OWASP's Password Storage Cheat Sheet asks for no less than 19 MiB and two
passes. What will do as a password follows NIST SP 800-63B, 3.1.1: long, of any letters, none of
those that everybody takes.
"""

import base64
import os
import queue
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from studio.secrets import Secret

from .errors import HasherBusyError, PasswordError

LEAST_CHARACTERS: Final = 12
MOST_CHARACTERS: Final = 256
"""Of what is hashed; else a long text is a cheap way to keep this machine busy."""
_SALT_BYTES, _HASH_BYTES = 16, 32
_AT_ONCE, _STRANGERS, _KNOWN = 2, 8, 8
_WAIT_S: Final = 10.0
_LEAST_DIFFERENT: Final = 5
_COMMON: Final = ("password", "passwort", "salasana", "lösenord", "qwerty", "123456", "videosync")


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one hash costs: KiB of memory, passes over it, lanes."""

    memory_kib: int = 64 << 10
    passes: int = 3
    lanes: int = 4


class Hasher:
    """Hashes and compares on the caller's thread; any thread, two at a time.

    So at most two times the memory of one hash is taken, however many sign in, and as a hash lets
    go of the interpreter, other requests go on beside it. Strangers and those on devices that are
    known wait in line apart: a flood of strangers is refused while the known still come in.
    Raises :class:`HasherBusyError` where the line is full, or the wait too long.
    """

    def __init__(self, cost: Argon2Cost | None = None) -> None:
        self._cost = cost or Argon2Cost()
        # Queues of permits: who takes one waits in line, and puts it back.
        self._turns = _permits(_AT_ONCE)
        self._lines = {False: _permits(_STRANGERS), True: _permits(_KNOWN)}
        self._nobodys = _nobodys(self._cost)

    def hash(self, password: Secret) -> str:
        """Return the hash of a new *password*, in PHC's notation."""
        cost = self._cost
        with self._turn(known=True):
            return Argon2id(
                salt=os.urandom(_SALT_BYTES),
                length=_HASH_BYTES,
                iterations=cost.passes,
                lanes=cost.lanes,
                memory_cost=cost.memory_kib,
            ).derive_phc_encoded(_bytes_of(password))

    def verify(self, password: Secret, expected: str, *, known: bool = False) -> bool:
        """Return whether *password* has the hash *expected*; '' costs the same, and is never."""
        if len(password.reveal()) > MOST_CHARACTERS:
            return False
        with self._turn(known=known):
            try:
                Argon2id.verify_phc_encoded(_bytes_of(password), expected or self._nobodys)
            except InvalidKey:
                return False
        return bool(expected)

    @contextmanager
    def _turn(self, *, known: bool) -> Iterator[None]:
        with _permit(self._lines[known], 0.0), _permit(self._turns, _WAIT_S):
            yield


def check_new_password(password: Secret, *about: str) -> None:
    """Raise :class:`PasswordError` unless *password* will do; *about*: what others know of her."""
    text = unicodedata.normalize("NFKC", password.reveal())
    fault = ""
    if len(text) < LEAST_CHARACTERS:
        fault = f"A password has at least {LEAST_CHARACTERS} characters; a sentence is easy to keep"
    elif len(text) > MOST_CHARACTERS:
        fault = f"A password has at most {MOST_CHARACTERS} characters; take a shorter one"
    elif len(set(text)) < _LEAST_DIFFERENT:
        fault = "This password repeats itself; take one with more different characters"
    elif any(word in text.lower() for word in _COMMON):
        fault = "This password holds a word that is tried first; take another"
    elif any(len(part) > 3 and part.lower() in text.lower() for part in about):  # noqa: PLR2004  # shorter ones are in many words
        fault = "This password holds your name or address; take another"
    if fault:
        message = f"{fault}."
        raise PasswordError(message)


def _bytes_of(password: Secret) -> bytes:
    """Two keyboards may spell one letter in two ways."""
    return unicodedata.normalize("NFKC", password.reveal()).encode("utf-8", "surrogatepass")


def _nobodys(cost: Argon2Cost) -> str:
    """Return a hash that no password has, at no cost: it takes as long to compare as any."""
    salt, end = (
        base64.b64encode(os.urandom(count)).decode().rstrip("=")
        for count in (_SALT_BYTES, _HASH_BYTES)
    )
    return f"$argon2id$v=19$m={cost.memory_kib},t={cost.passes},p={cost.lanes}${salt}${end}"


def _permits(count: int) -> queue.Queue[None]:
    permits: queue.Queue[None] = queue.Queue(count)
    for _ in range(count):
        permits.put(None)
    return permits


@contextmanager
def _permit(permits: queue.Queue[None], wait_s: float) -> Iterator[None]:
    try:
        permits.get(block=wait_s > 0, timeout=wait_s)
    except queue.Empty:
        message = "Too many people sign in at this moment; try again in a few seconds."
        raise HasherBusyError(message) from None
    try:
        yield
    finally:
        permits.put(None)
