"""The keys of persons in a database of their own, each sealed under the backend's key.

``MONGODB_VAULT_URL`` names it: another cluster than that of the records, so that no restore of
these brings a dropped key back. A tombstone is the entry itself, without its key.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pymongo.errors import DuplicateKeyError

from mixer.handoff import Guard
from studio.backend.errors import StoreError
from studio.backend.stores.sealing import KEY_BYTES

from .connecting import Client, Document, translated

_NONCE_BYTES: Final = 12
_MOST_HELD: Final = 50_000
DATABASE: Final = "vault"


class MongoVault:
    """As :class:`SealingKeys` says; shared by all instances. Any thread; blocks on the network."""

    def __init__(self, client: Client, database: str, key: bytes) -> None:
        self._keys = client[database]["keys"]
        self._cipher = AESGCM(key)
        self._guard = Guard()
        self._held: dict[str, bytes] = {}
        self._forgotten: set[str] = set()

    def key(self, subject: str) -> bytes | None:
        """Return the key of *subject*; None when there is none, or none anymore.

        One that was read before may be held: what it opened leaves the records before it goes.
        """
        with self._guard:
            held = self._held.get(subject)
            if subject in self._forgotten:
                return None
        if held is not None:
            return held
        with translated():
            found = self._keys.find_one({"_id": subject})
        return self._opened(subject, found)

    def key_to_seal(self, subject: str) -> bytes | None:
        """Return the key of *subject*, made now for a new one; None when they were forgotten."""
        with self._guard:
            if subject in self._forgotten:
                return None
        with translated():
            found = self._keys.find_one({"_id": subject})
            if found is None:
                nonce = os.urandom(_NONCE_BYTES)
                new = nonce + self._cipher.encrypt(nonce, os.urandom(KEY_BYTES), subject.encode())
                # Another instance may come first; then it is theirs that counts.
                with suppress(DuplicateKeyError):
                    self._keys.insert_one({"_id": subject, "key": new})
                found = self._keys.find_one({"_id": subject})
        return self._opened(subject, found)

    def note_forgotten(self, subjects: Iterable[str]) -> None:
        """Have no key of *subjects* from now on, whose deed is done and who are still to be told.

        For this instance, until it ends: each reads what it opens from the vault by then.
        """
        with self._guard:
            for subject in subjects:
                self._forgotten.add(subject)
                self._held.pop(subject, None)

    def forget(self, subject: str, at_ns: int) -> None:
        """Drop the key of *subject* for good."""
        with self._guard:
            self._held.pop(subject, None)
        with translated():
            self._keys.update_one(
                {"_id": subject}, {"$set": {"key": None, "forgotten_ns": at_ns}}, upsert=True
            )

    def _opened(self, subject: str, found: Document | None) -> bytes | None:
        sealed = found and found.get("key")
        if not sealed:
            return None
        try:
            key = self._cipher.decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], subject.encode()
            )
        except InvalidTag as error:
            message = "The vault was sealed with another key; name the key that it was made with."
            raise StoreError(message) from error
        with self._guard:
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            self._held[subject] = key
        return key
