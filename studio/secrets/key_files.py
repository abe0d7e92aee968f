"""Record keys in files: one that the person names, and the demo's own."""

import os
from pathlib import Path

from .errors import SecretError
from .new_file import write_new_file
from .passphrase import Passphrases
from .read import read_secret
from .record_key import RecordKey
from .sealed import is_sealed, seal_with_passphrase
from .secret import Secret

DEMO_KEY_NAME = "demo.key"


def key_from_file(path: Path, passphrases: Passphrases | None = None) -> RecordKey:
    """Return the key in *path*; one that is sealed is opened with one of *passphrases*.

    May wait for a person at a terminal. Raises :class:`SecretError`.
    """
    text = read_secret(os.fspath(path.absolute()))
    if is_sealed(text):
        text = (passphrases or Passphrases()).open(text, str(path))
    return RecordKey.from_text(text, str(path), protected=True)


def write_new_key(
    path: Path, *, protected: bool = True, passphrase: Secret | None = None
) -> RecordKey:
    """Write a new key into *path*, as :func:`write_key` does, and return it."""
    key = RecordKey.generate(protected=protected)
    write_key(path, key, passphrase)
    return key


def write_key(path: Path, key: RecordKey, passphrase: Secret | None = None) -> None:
    """Write *key* into *path*, mode 0600, sealed with *passphrase*; never replaces a file.

    Raises :class:`SecretError`.
    """
    text = seal_with_passphrase(key.key, passphrase) if passphrase else key.key.reveal()
    try:
        write_new_file(path, text + "\n")
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        message = f"No key was written into {path} ({reason}); name a new file."
        raise SecretError(message) from error


def demo_key(folder: Path) -> RecordKey:
    """Return the demo's key in *folder*, made on first use; it protects nothing.

    Raises :class:`SecretError`.
    """
    path = folder / DEMO_KEY_NAME
    if not path.exists():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            message = f"The folder {folder} for the demo's key cannot be made; free its path."
            raise SecretError(message) from error
        try:
            return write_new_key(path, protected=False)
        except SecretError:
            # Another studio may have made it in the meantime.
            if not path.exists():
                raise
    return RecordKey.from_text(read_secret(os.fspath(path)), str(path), protected=False)
