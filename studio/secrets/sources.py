"""Which record key this station uses, and which one a file was sealed with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .errors import KeyMissingError
from .key_files import DEMO_KEY_NAME, demo_key, key_from_file
from .keyring_store import key_from_keyring
from .passphrase import Passphrases
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
    ``data_folder``: where the demo's key lies. ``passphrases``: for a named file that is sealed.
    """

    key_file: Path | None
    data_folder: Path
    keyring: KeyringAsker = key_from_keyring
    passphrases: Passphrases = field(default_factory=Passphrases)

    def obtain(self) -> RecordKey:
        """Return the key to seal with: the named file's, the keyring's, or the demo's.

        Blocks while a keyring is asked. Raises :class:`SecretError`.
        """
        if self.key_file is not None:
            return key_from_file(self.key_file, self.passphrases)
        try:
            return self.keyring(create=True)
        except KeyMissingError:
            return demo_key(self.data_folder)

    def find(self, key_id: str) -> RecordKey:
        """Return the key that something was sealed with.

        Blocks while a keyring is asked. Raises :class:`KeyMissingError` when no place has it,
        and :class:`SecretError` when a named one cannot be read.
        """
        looked: list[str] = []
        for name, place in self._places():
            try:
                key = place()
            except KeyMissingError as error:
                looked.append(f"{name} ({str(error).rstrip('.')})")
                continue
            if key.key_id == key_id:
                return key
            looked.append(f"{name} (it holds {key.key_id})")
        hint = "name the right one" if self.key_file else "name its file"
        message = (
            f"This was sealed with the record key {key_id}, which is not in "
            f"{', nor in '.join(looked)}; {hint} with --key-file."
        )
        raise KeyMissingError(message)

    def find_or_none(self, key_id: str) -> RecordKey | None:
        """Return as :meth:`find` does, None when no place has the key."""
        try:
            return self.find(key_id)
        except KeyMissingError:
            return None

    def _places(self) -> list[tuple[str, Callable[[], RecordKey]]]:
        if self.key_file is not None:
            named = self.key_file
            return [(str(named), lambda: key_from_file(named, self.passphrases))]
        places: list[tuple[str, Callable[[], RecordKey]]] = []
        demo = self.data_folder / DEMO_KEY_NAME
        if demo.exists():
            # Asked first: it never keeps a person waiting.
            places.append((f"the demo's file {demo}", lambda: demo_key(self.data_folder)))
        places.append(("the system's keyring", lambda: self.keyring(create=False)))
        return places
