"""The end of a file: the lengths of its records, authenticated, and how it came to be closed.

It is not encrypted, as the records' heads tell the same, and so needs no nonce: whoever repairs a
file that was cut off may write it, without sealing anything under a number that the bytes which
were torn off may have used before.
"""

import hmac
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from hashlib import sha256
from typing import BinaryIO, Final

from .file_keys import FileKeys
from .header import Header
from .layout import OVERHEAD_BYTES
from .reading import read_up_to

END_MAGIC: Final = b"VSTUDEND"
_HEAD: Final = struct.Struct(">8sB7x")
"""Magic, flags."""
_COUNT: Final = struct.Struct(">Q")
_MAC_BYTES: Final = 32
_COPY_BIT: Final = 1 << 31
"""Set in the length of a record that repeats another."""
_TAIL_BYTES: Final = _COUNT.size + _MAC_BYTES
END_BYTES: Final = _HEAD.size + _TAIL_BYTES
"""Those of an end, and four for each record besides."""


class EndFlags(IntFlag):
    """How the file was closed."""

    NONE = 0
    REPAIRED = 1
    """It was cut off, or its disk took no more; the end was written after that."""


@dataclass(frozen=True, slots=True)
class Ending:
    """``records``: the lengths of their plain bytes, in order, and whether each is a copy."""

    records: tuple[tuple[int, bool], ...]
    flags: EndFlags


def pack_ending(
    keys: FileKeys, header: Header, records: Sequence[tuple[int, bool]], flags: EndFlags
) -> bytes:
    """Return the end of a file of version 2 that holds these *records*, as in :class:`Ending`."""
    count = len(records)
    lengths = [length | (_COPY_BIT if copy else 0) for length, copy in records]
    told = _HEAD.pack(END_MAGIC, flags) + struct.pack(f">{count}I", *lengths) + _COUNT.pack(count)
    return told + _mac(keys, header, told)


def ending_bytes(records: int) -> int:
    """Return how long the end of a file with so many *records* is."""
    return END_BYTES + 4 * records


def parse_ending(keys: FileKeys, header: Header, data: bytes) -> Ending | None:
    """Return the end that *data* is, None when it is not as the owner of *keys* wrote it."""
    told, mac = data[:-_MAC_BYTES], data[-_MAC_BYTES:]
    if len(data) < END_BYTES or not hmac.compare_digest(mac, _mac(keys, header, told)):
        return None
    magic, flags = _HEAD.unpack_from(told)
    (count,) = _COUNT.unpack_from(told, len(told) - _COUNT.size)
    if magic != END_MAGIC or len(data) != ending_bytes(count):
        return None
    lengths = struct.unpack_from(f">{count}I", told, _HEAD.size)
    records = tuple((length & ~_COPY_BIT, bool(length & _COPY_BIT)) for length in lengths)
    return Ending(records, EndFlags(flags))


def find_ending(file: BinaryIO, keys: FileKeys, header: Header, end: int) -> Ending | None:
    """Return the end of *file*, which is *end* bytes long; None when it does not end in one."""
    begin = looks_closed(file, header, end)
    if begin is None:
        return None
    file.seek(begin)
    ending = parse_ending(keys, header, read_up_to(file, end - begin))
    if ending is None:
        return None
    room = sum(length for length, _ in ending.records) + OVERHEAD_BYTES * len(ending.records)
    return ending if begin == header.begin + room else None


def looks_closed(file: BinaryIO, header: Header, end: int) -> int | None:
    """Return where the end of *file* seems to begin; None without one. Needs no key."""
    if header.version == 1 or end < header.begin + END_BYTES:
        return None
    file.seek(end - _TAIL_BYTES, os.SEEK_SET)
    (count,) = _COUNT.unpack(read_up_to(file, _COUNT.size))
    begin = end - ending_bytes(count)
    if begin < header.begin:
        return None
    file.seek(begin)
    return begin if read_up_to(file, len(END_MAGIC)) == END_MAGIC else None


def _mac(keys: FileKeys, header: Header, told: bytes) -> bytes:
    return hmac.digest(keys.end, header.bound + told, sha256)
