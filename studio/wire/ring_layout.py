"""How a ring of pictures lies in its file. Integers are little-endian.

A header of 64 bytes: magic, uint32 width, height, slots, and uint64 number of the newest
picture, 0 before the first. Then the slots, each 32 bytes of slot header and a packed I420
picture: uint64 number before, int64 pts in ns, uint64 picture's tick, uint64 number after.

Picture n lies in slot n modulo slots. A writer sets *before* to n, writes, then sets *after* to n,
then the header's number; so a reader that finds both equal to n before and after it copied has a
whole picture. The file belongs to the engine, has mode 0600 and is deleted by it.
"""

import struct

MAGIC = b"VSPICT01"
HEADER = struct.Struct("<8sIII4xQ")
HEADER_BYTES = 64
NEWEST = struct.Struct("<Q")
NEWEST_OFFSET = HEADER.size - NEWEST.size
SLOT = struct.Struct("<QqQQ")
SLOT_BYTES = SLOT.size
BEFORE_OFFSET, PTS_OFFSET, TICK_OFFSET, AFTER_OFFSET = 0, 8, 16, 24
SLOTS = 4
MAX_SIDE = 4096


def picture_bytes(width: int, height: int) -> int:
    """Return the size of a packed I420 picture."""
    return width * height * 3 // 2


def slot_offset(number: int, slots: int, width: int, height: int) -> int:
    """Return where the slot of picture *number* begins."""
    return HEADER_BYTES + number % slots * (SLOT_BYTES + picture_bytes(width, height))


def file_bytes(slots: int, width: int, height: int) -> int:
    """Return the size of the whole file."""
    return slot_offset(slots - 1, slots, width, height) + SLOT_BYTES + picture_bytes(width, height)
