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
from itertools import accumulate
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
    """``lengths``: of the records' plain bytes, in order."""

    lengths: tuple[int, ...]
    flags: EndFlags


def pack_ending(keys: FileKeys, header: Header, lengths: Sequence[int], flags: EndFlags) -> bytes:
    """Return the end of a file of version 2 that holds records of these *lengths*."""
    count = len(lengths)
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
    return Ending(struct.unpack_from(f">{count}I", told, _HEAD.size), EndFlags(flags))


def find_ending(file: BinaryIO, keys: FileKeys, header: Header, end: int) -> Ending | None:
    """Return the end of *file*, which is *end* bytes long; None when it does not end in one."""
    begin = looks_closed(file, header, end)
    if begin is None:
        return None
    file.seek(begin)
    ending = parse_ending(keys, header, read_up_to(file, end - begin))
    if ending is None or begin != places_end(header, ending.lengths):
        return None
    return ending


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


def places_end(header: Header, lengths: Sequence[int]) -> int:
    """Return where records of these *lengths* end in the file."""
    return header.begin + sum(lengths) + OVERHEAD_BYTES * len(lengths)


def offsets(lengths: Sequence[int]) -> list[int]:
    """Return where each record's plain bytes begin among all, and where the last ends."""
    return list(accumulate(lengths, initial=0))


def _mac(keys: FileKeys, header: Header, told: bytes) -> bytes:
    return hmac.digest(keys.end, header.bound + told, sha256)
