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


def read_into(file: BinaryIO, room: memoryview) -> int:
    """Fill *room*; return how many bytes there were, fewer only at the end of *file*."""
    filled = 0
    while filled < len(room):
        count = file.readinto(room[filled:])  # type: ignore[attr-defined]  # a raw file has it
        if not count:
            break
        filled += count
    return filled
