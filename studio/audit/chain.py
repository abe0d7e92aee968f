"""A line of the log: sealed, numbered and bound to the line before it. No files here.

The hash needs no key, so anybody can check that no line was changed, moved or taken out; the
seal (AES-256-GCM, NIST SP 800-38D) keeps the contents from those without the key, and keeps
them from making lines of their own.
"""

import hashlib
import hmac
import os
import struct
from base64 import b64decode, b64encode
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.secrets import RecordKey

from .errors import AuditError

FORMAT: Final = "videosync-audit"
VERSION: Final = 1
LOG_ID_BYTES: Final = 16
_SEAL_PURPOSE: Final = b"videosync-studio audit seal"
_HEAD_PURPOSE: Final = b"videosync-studio audit head"
_NONCE_BYTES: Final = 12
_NUMBER: Final = struct.Struct(">Q")


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line: what this is, and the log's random id in hexadecimal."""

    format: str
    version: int
    log: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a line says: when (UTC, ISO 8601), what kind of thing, and its particulars."""

    at: str
    kind: str
    details: dict[str, str]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as it is stored; ``key`` is the id of the key that sealed it."""

    n: int
    key: str
    nonce: str
    sealed: str
    hash: str


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The newest line, kept beside the log: a cut-off tail shows by it."""

    log: str
    n: int
    hash: str
    key: str
    mac: str


def new_opening() -> Opening:
    """Return the first line of a new log."""
    return Opening(FORMAT, VERSION, os.urandom(LOG_ID_BYTES).hex())


def root_hash(opening_line: bytes) -> str:
    """Return what the first entry is bound to: SHA-256 of the opening without its newline."""
    return hashlib.sha256(opening_line.rstrip(b"\n")).hexdigest()


def seal(log: str, key: RecordKey, number: int, before: str, entry: Entry) -> Line:
    """Return *entry* as line *number*, after the line whose hash is *before*."""
    nonce = os.urandom(_NONCE_BYTES)
    cipher = AESGCM(key.derive(_SEAL_PURPOSE, bytes.fromhex(log)))
    sealed = cipher.encrypt(nonce, msgspec.json.encode(entry), _bound_to(log, number, before))
    unhashed = Line(number, key.key_id, _text(nonce), _text(sealed), "")
    return msgspec.structs.replace(unhashed, hash=line_hash(log, before, unhashed))


def unseal(log: str, key: RecordKey, before: str, line: Line) -> Entry:
    """Return what *line* says. Raises :class:`AuditError` when it was not sealed so."""
    cipher = AESGCM(key.derive(_SEAL_PURPOSE, bytes.fromhex(log)))
    try:
        text = cipher.decrypt(
            b64decode(line.nonce), b64decode(line.sealed), _bound_to(log, line.n, before)
        )
        return msgspec.json.decode(text, type=Entry)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        message = f"Record {line.n} was not sealed by this studio's key as it stands."
        raise AuditError(message) from error


def line_hash(log: str, before: str, line: Line) -> str:
    """Return the hash of *line* in hexadecimal: SHA-256 over all of it and *before*."""
    digest = hashlib.sha256(_bound_to(log, line.n, before))
    for part in (line.key, line.nonce, line.sealed):
        digest.update(_NUMBER.pack(len(part)) + part.encode())
    return digest.hexdigest()


def head_of(log: str, key: RecordKey, number: int, newest: str) -> Head:
    """Return the head after line *number*, whose hash is *newest*."""
    return Head(log, number, newest, key.key_id, _head_mac(log, key, number, newest))


def head_is_ours(head: Head, key: RecordKey) -> bool:
    """Return whether *head* was written under *key*."""
    return hmac.compare_digest(head.mac, _head_mac(head.log, key, head.n, head.hash))


def _head_mac(log: str, key: RecordKey, number: int, newest: str) -> str:
    secret = key.derive(_HEAD_PURPOSE, bytes.fromhex(log))
    return hmac.digest(secret, _bound_to(log, number, newest), "sha256").hex()


def _bound_to(log: str, number: int, before: str) -> bytes:
    return bytes.fromhex(log) + _NUMBER.pack(number) + bytes.fromhex(before)


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")
