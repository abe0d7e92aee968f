"""What the talk link and a Daily link say to each other, over one pair of sockets; pure.

A frame is a kind, a length and a body: a message as JSON, or a voice's packet as
:mod:`studio.talkback.routing.packets` has it.
"""

import struct
from enum import IntEnum
from typing import Final

import msgspec

_HEADER: Final = struct.Struct(">BI")
HEADER_BYTES: Final = _HEADER.size
MOST_BYTES: Final = 1 << 16


class FrameKind(IntEnum):
    """What a frame holds."""

    MESSAGE = 1
    VOICE = 2


class ToDaily(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """Base of what a Daily link is told."""


class Enter(ToDaily, frozen=True, tag="enter"):
    """Always the first, and once: be in this room. ``token`` is a secret.

    ``proxy_url``: where the client's signalling goes instead, '' for Daily itself.
    """

    url: str
    token: str
    proxy_url: str = ""

    def __repr__(self) -> str:
        """Show nothing: it has a secret."""
        return "Enter(…)"


class Speak(ToDaily, frozen=True, tag="speak"):
    """Which tracks are to be there, and to which of them one's voice goes now."""

    ready: tuple[str, ...]
    on: tuple[str, ...]


class Listen(ToDaily, frozen=True, tag="listen"):
    """Whom one hears, by number, and on which track of theirs."""

    tracks: dict[int, str]


class Leave(ToDaily, frozen=True, tag="leave"):
    """Leave the room, and end."""


class FromDaily(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """Base of what a Daily link tells."""


class Entered(FromDaily, frozen=True, tag="entered"):
    """One is in the room."""


class Trouble(FromDaily, frozen=True, tag="trouble"):
    """One is not, or no more; ``refused``: another token is needed. The link ends."""

    text: str
    refused: bool = False


class Alive(FromDaily, frozen=True, tag="alive"):
    """The link's thread runs. ``dropped``: packets that were not written."""

    dropped: int = 0


ALIVE_EVERY_S: Final = 0.5
_TO: Final[msgspec.json.Decoder[ToDaily]] = msgspec.json.Decoder(Enter | Speak | Listen | Leave)
_FROM: Final[msgspec.json.Decoder[FromDaily]] = msgspec.json.Decoder(Entered | Trouble | Alive)
_ENCODER: Final = msgspec.json.Encoder()


def frame_of(message: ToDaily | FromDaily) -> bytes:
    """Return the frame of a message."""
    body = _ENCODER.encode(message)
    return _HEADER.pack(FrameKind.MESSAGE, len(body)) + body


def voice_frame(packet: bytes) -> bytes:
    """Return the frame of a voice's packet."""
    return _HEADER.pack(FrameKind.VOICE, len(packet)) + packet


def read_header(header: bytes) -> tuple[FrameKind, int]:
    """Return kind and length of what follows. Raises ValueError when it is no header."""
    kind, length = _HEADER.unpack(header)
    if length > MOST_BYTES:
        message = f"A frame has {MOST_BYTES} bytes at most."
        raise ValueError(message)
    return FrameKind(kind), length


def decode_to(body: bytes) -> ToDaily:
    """Return what a Daily link is told. Raises ``msgspec.MsgspecError``."""
    return _TO.decode(body)


def decode_from(body: bytes) -> FromDaily:
    """Return what a Daily link tells. Raises ``msgspec.MsgspecError``."""
    return _FROM.decode(body)
