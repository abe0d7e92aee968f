"""Record keys in files: one that the person names, and the demo's own."""

import os
import secrets
from pathlib import Path

from .errors import SecretError
from .read import read_secret
from .record_key import RecordKey

DEMO_KEY_NAME = "demo.key"


def key_from_file(path: Path) -> RecordKey:
    """Return the key in *path*. Raises :class:`SecretError`."""
    return RecordKey.from_text(read_secret(os.fspath(path.absolute())), str(path), protected=True)


def write_new_key(path: Path, *, protected: bool = True) -> RecordKey:
    """Write a new key into *path*, mode 0600, and return it; never replaces a file.

    Raises :class:`SecretError`.
    """
    key = RecordKey.generate(protected=protected)
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(key.key.reveal() + "\n")
                file.flush()
                os.fsync(file.fileno())
            # A link appears whole or not at all, and never over another file.
            os.link(half, path)
        finally:
            half.unlink()
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        message = f"No key was written into {path} ({reason}); name a new file."
        raise SecretError(message) from error
    return key


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
