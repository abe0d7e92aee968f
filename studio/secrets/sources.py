"""Which record key this station uses, and which one a file was sealed with."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from .errors import KeyMissingError
from .key_files import DEMO_KEY_NAME, demo_key, key_from_file
from .keyring_store import key_from_keyring
from .record_key import RecordKey


class KeyringAsker(Protocol):
    """What :func:`key_from_keyring` is; a test hands in its own."""

    def __call__(self, *, create: bool) -> RecordKey:
        """Return the key; raises KeyMissingError."""
        ...


@dataclass(frozen=True, slots=True)
class KeySources:
    """The places a record key may come from, best first.

    ``key_file``: named by the person; nothing else is asked then.
    ``data_folder``: where the demo's key lies.
    """

    key_file: Path | None
    data_folder: Path
    keyring: KeyringAsker = key_from_keyring

    def obtain(self) -> RecordKey:
        """Return the key to seal with: the named file's, the keyring's, or the demo's.

        Blocks while a keyring is asked. Raises :class:`SecretError`.
        """
        if self.key_file is not None:
            return key_from_file(self.key_file)
        try:
            return self.keyring(create=True)
        except KeyMissingError:
            return demo_key(self.data_folder)

    def find(self, key_id: str) -> RecordKey:
        """Return the key that something was sealed with.

        Blocks while a keyring is asked. Raises :class:`KeyMissingError` when no place has it,
        and :class:`SecretError` when a named one cannot be read.
        """
        for place in self._places():
            try:
                key = place()
            except KeyMissingError:
                continue
            if key.key_id == key_id:
                return key
        hint = "name the right one" if self.key_file else "name its file"
        message = f"This was sealed with another key ({key_id}); {hint} with --key-file."
        raise KeyMissingError(message)

    def find_or_none(self, key_id: str) -> RecordKey | None:
        """Return as :meth:`find` does, None when no place has the key."""
        try:
            return self.find(key_id)
        except KeyMissingError:
            return None

    def _places(self) -> list[Callable[[], RecordKey]]:
        if self.key_file is not None:
            named = self.key_file
            return [lambda: key_from_file(named)]
        places: list[Callable[[], RecordKey]] = []
        if (self.data_folder / DEMO_KEY_NAME).exists():
            # Asked first: it never keeps a person waiting.
            places.append(lambda: demo_key(self.data_folder))
        places.append(lambda: self.keyring(create=False))
        return places
