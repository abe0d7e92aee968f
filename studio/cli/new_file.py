"""Writes what comes from elsewhere into a new file."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_whole(out: Path, chunks: Iterable[bytes]) -> None:
    """Write *chunks* into *out*, mode 0600, which appears whole or not at all, and replaces none.

    Blocks until it is on the disk. Raises OSError, and what *chunks* raise.
    """
    half = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        os.link(half, out)
    finally:
        with suppress(FileNotFoundError):
            half.unlink()
