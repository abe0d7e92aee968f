"""The packet that carries 10 or 20 ms of a voice: twelve bytes, then one Opus packet (RFC 6716).

All numbers are big-endian::

    0       1       2       3       4               8               12
    +-------+-------+-------+-------+-------+-------+-------+-------+
    | kind  | flags | source        | sequence      | time          | Opus ...
    +-------+-------+-------+-------+-------+-------+-------+-------+

*kind* is 1 for a voice and 2 for a programme. *source* is the number of who speaks; a server
replaces it by the true one. *sequence* counts packets of a source modulo 2**32, also those that
were not sent because nobody spoke; *time* counts samples at 48 kHz modulo 2**32, from any origin.
Flag 1: the first packet after a silence. Flag 2: the last one before a silence.
"""

import struct
from enum import IntEnum
from typing import Final, NamedTuple

HEADER_BYTES: Final = 12
MOST_BYTES: Final = 1400
"""Of a whole packet: below every network's unit, so that other transports carry it, too."""
FIRST, LAST = 1, 2
_HEADER: Final = struct.Struct(">BBHII")
_SOURCE: Final = struct.Struct(">H")
_WRAP: Final = 1 << 32
_HALF: Final = _WRAP // 2


class PacketKind(IntEnum):
    """What a packet carries."""

    VOICE = 1
    PROGRAMME = 2


_KINDS: Final = {kind.value: kind for kind in PacketKind}


class Packet(NamedTuple):
    """One packet, read."""

    kind: PacketKind
    flags: int
    source: int
    sequence: int
    time: int
    coded: bytes


def encode_packet(packet: Packet) -> bytes:
    """Return the bytes of *packet*."""
    kind, flags, source, sequence, time, coded = packet
    return _HEADER.pack(kind, flags, source, sequence % _WRAP, time % _WRAP) + coded


def decode_packet(data: bytes) -> Packet:
    """Return what *data* says. Raises ValueError when it is no packet."""
    if not HEADER_BYTES < len(data) <= MOST_BYTES:
        message = f"A packet has {HEADER_BYTES + 1} to {MOST_BYTES} bytes."
        raise ValueError(message)
    number, flags, source, sequence, time = _HEADER.unpack_from(data)
    kind = _KINDS.get(number)
    if kind is None:
        message = "A packet carries a voice or a programme."
        raise ValueError(message)
    return Packet(kind, flags, source, sequence, time, data[HEADER_BYTES:])


def with_source(data: bytes, source: int) -> bytes:
    """Return a packet's bytes with the number of who truly speaks."""
    return data[:2] + _SOURCE.pack(source) + data[4:]


def newer(sequence: int, than: int) -> int:
    """Return by how many packets *sequence* is newer *than* another, negative when it is older."""
    return (sequence - than + _HALF) % _WRAP - _HALF
