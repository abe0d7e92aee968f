"""Reads from an unbuffered file."""

from typing import BinaryIO


def read_up_to(file: BinaryIO, size: int) -> bytes:
    """Return *size* bytes, less only at the end of *file*."""
    part = file.read(size)
    if len(part) == size:
        return part
    parts = [part]
    size -= len(part)
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
