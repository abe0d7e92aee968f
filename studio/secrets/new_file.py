"""Writes a new file that appears whole or not at all, and replaces none."""

import os
import secrets
from pathlib import Path


def write_new_file(path: Path, text: str, mode: int = 0o600) -> None:
    """Write *text* into the new file *path*, seen to the disk. Raises OSError."""
    half = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # A link appears whole or not at all, and never over another file.
        os.link(half, path)
    finally:
        half.unlink()
