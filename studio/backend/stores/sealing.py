"""Personal fields at rest: sealed under the person's own key, looked up by a keyed hash.

AES-256-GCM (NIST SP 800-38D) with random nonces: a person has far fewer than 2^32 values. The hash
is HMAC-SHA-256 (RFC 2104) of the kind, the field and the value, so that equal values of two fields
look different.
"""

import hmac
import os
from collections.abc import Mapping
from typing import Any, Final, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from studio.backend.errors import StoreError
from studio.backend.records import Kind, R, Record

from .asking import Key, key_of, keys_of, subject_of, without_personal

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_INDEX_BYTES: Final = 16


class SubjectKeys(Protocol):
    """The keys of persons while a deed runs."""

    def key(self, subject: str) -> bytes | None:
        """Return the key of *subject*; None when there is none, or none anymore."""
        ...


class SealingKeys(SubjectKeys, Protocol):
    """The keys of persons while a deed changes something."""

    def key_to_seal(self, subject: str) -> bytes | None:
        """Return the key of *subject*, made now for a new one; None when they were forgotten."""
        ...


class Sealer:
    """Takes records apart into what lies open in the store and what is sealed. Any thread."""

    def __init__(self, index_key: bytes) -> None:
        self._index_key = index_key

    def blind(self, kind: Kind[R], field: str, value: object) -> Key | bytes:
        """Return what *field* of *kind* is looked up by; None for a personal '' or None."""
        key = key_of(value)
        if field not in kind.personal:
            return key
        if key in ("", None):
            return None
        text = "\0".join((kind.name, field, str(key)))
        return hmac.digest(self._index_key, text.encode(), "sha256")[:_INDEX_BYTES]

    def indexes(self, kind: Kind[R], record: Record) -> dict[str, Key | bytes]:
        """Return what each indexed field of *record* is looked up by."""
        return {field: self.blind(kind, field, key) for field, key in keys_of(kind, record).items()}

    def seal(self, kind: Kind[R], record: R, keys: SealingKeys) -> tuple[R, bytes | None]:
        """Return *record* as it is kept, and its sealed fields; None where there are none.

        It is kept without them when the person was forgotten.
        """
        fields = {name: value for name in kind.personal if (value := getattr(record, name))}
        subject = subject_of(kind, record)
        if not fields:
            return record, None
        # What is about nobody known is sealed as well: under the key of '', which stays.
        key = keys.key_to_seal(subject)
        if key is None:
            return without_personal(kind, record), None
        nonce = os.urandom(_NONCE_BYTES)
        plain = msgspec.json.encode(fields)
        return record, nonce + AESGCM(key).encrypt(nonce, plain, _bound(kind, record.id))

    def open(
        self, kind: Kind[R], record_id: str, subject: str, sealed: bytes | None, keys: SubjectKeys
    ) -> Mapping[str, Any]:
        """Return the personal fields; none once the person was forgotten."""
        key = keys.key(subject) if sealed else None
        if sealed is None or key is None:
            return {}
        try:
            plain = AESGCM(key).decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _bound(kind, record_id)
            )
        except InvalidTag as error:
            message = f"A record of {kind.name} was changed in the store; restore a backup."
            raise StoreError(message) from error
        fields: dict[str, Any] = msgspec.json.decode(plain)
        return {name: value for name, value in fields.items() if name in kind.personal}


def _bound(kind: Kind[R], record_id: str) -> bytes:
    return f"{kind.name}\0{record_id}".encode()
