"""How packets and messages follow each other on a link's standard input."""

import struct
from dataclasses import dataclass
from enum import IntEnum

_FRAME = struct.Struct("!BI")
_PACKET = struct.Struct("!QqqB")
HEADER_BYTES = _FRAME.size
LARGEST_BYTES = 32 << 20
"""More than any picture; a length beyond it is no frame."""


class FrameKind(IntEnum):
    """What a frame holds."""

    MESSAGE = 0
    VIDEO = 1
    AUDIO = 2


@dataclass(frozen=True, slots=True)
class LinkPacket:
    """One encoded picture (Annex B) or Opus packet; ``pts_ns`` on the station's clock."""

    kind: FrameKind
    number: int
    pts_ns: int
    duration_ns: int
    is_key: bool
    data: bytes


def frame_message(text: bytes) -> bytes:
    """Return *text* as a frame."""
    return _FRAME.pack(FrameKind.MESSAGE, len(text)) + text


def frame_packet(packet: LinkPacket) -> bytes:
    """Return *packet* as a frame."""
    about = _PACKET.pack(packet.number, packet.pts_ns, packet.duration_ns, packet.is_key)
    return _FRAME.pack(packet.kind, len(about) + len(packet.data)) + about + packet.data


def parse_header(header: bytes) -> tuple[FrameKind, int]:
    """Return what follows a header of ``HEADER_BYTES``, and its length. Raises ``ValueError``."""
    kind, length = _FRAME.unpack(header)
    if length > LARGEST_BYTES:
        message = "A frame is longer than any may be."
        raise ValueError(message)
    return FrameKind(kind), length


def parse_packet(kind: FrameKind, body: bytes) -> LinkPacket:
    """Return the packet that *body* holds. Raises ``ValueError``."""
    if len(body) < _PACKET.size:
        message = "A packet is shorter than its header."
        raise ValueError(message)
    number, pts_ns, duration_ns, is_key = _PACKET.unpack_from(body)
    return LinkPacket(kind, number, pts_ns, duration_ns, bool(is_key), body[_PACKET.size :])
