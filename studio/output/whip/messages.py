"""What the engine and the WHIP link tell each other, besides the packets."""

import msgspec


class Launch(msgspec.Struct, frozen=True, tag="launch", kw_only=True):
    """Everything that a link needs, on its standard input; it never prints.

    ``ca_file``: '' for the system's authorities. ``pins``: keys of which the certificate must have
    one (``sha256:…``, RFC 7469); none: any that is verified. ``profile_level_id``: of the H.264
    that will come (RFC 6184, section 8.1). ``floor_bps``, ``ceiling_bps``: of the picture alone.
    """

    url: str
    token: str
    ca_file: str
    pins: tuple[str, ...]
    profile_level_id: str
    floor_bps: int
    ceiling_bps: int
    audio_bps: int

    def __repr__(self) -> str:
        """Show nothing."""
        return "Launch(…)"


class GateAnswer(msgspec.Struct, frozen=True, tag="gate-answer"):
    """Whether a socket may be opened, by the number of the question; ``reason`` if not."""

    number: int
    allowed: bool
    reason: str = ""
    passing: bool = False


class Publish(msgspec.Struct, frozen=True, tag="publish"):
    """Publish, or let go of the endpoint and wait, as a standby does."""

    on: bool


class Finish(msgspec.Struct, frozen=True, tag="finish"):
    """The programme is over: end the publication in order."""


ToLink = Launch | GateAnswer | Publish | Finish


class GateAsked(msgspec.Struct, frozen=True, tag="gate-asked"):
    """May a socket be opened to *host*? Asked before each, and of each ICE candidate."""

    number: int
    host: str
    port: int


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The way is open: send packets, from a key frame on."""


class KeyFrameWanted(msgspec.Struct, frozen=True, tag="key-frame-wanted"):
    """The receiver cannot decode what it has."""


class Trouble(msgspec.Struct, frozen=True, tag="trouble"):
    """The attempt has ended; the link tries again by itself unless that is ``final``."""

    text: str
    refused: bool = False
    final: bool = False


class Report(msgspec.Struct, frozen=True, tag="report", kw_only=True):
    """How it goes, twice a second: its absence tells that the link hangs.

    ``lost``: RTP packets of the picture that the receiver misses, of all that were sent.
    ``round_trip_ms`` negative: not known yet. ``target_bps``: what the picture should take now.
    """

    bytes_sent: int = 0
    rtp_packets_sent: int = 0
    pictures_sent: int = 0
    sent_again: int = 0
    lost: int = 0
    round_trip_ms: float = -1.0
    jitter_ms: float = 0.0
    target_bps: int = 0


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """The publication was ended in order."""


FromLink = GateAsked | Ready | KeyFrameWanted | Trouble | Report | Finished

_encoder = msgspec.json.Encoder()
_to_link: msgspec.json.Decoder[ToLink] = msgspec.json.Decoder(ToLink)
_from_link: msgspec.json.Decoder[FromLink] = msgspec.json.Decoder(FromLink)


def encode(message: ToLink | FromLink) -> bytes:
    """Return *message* as one line of JSON, without its end."""
    return _encoder.encode(message)


def decode_to_link(line: bytes) -> ToLink:
    """Return what the engine said. Raises ``msgspec.MsgspecError``."""
    return _to_link.decode(line)


def decode_from_link(line: bytes) -> FromLink:
    """Return what the link said. Raises ``msgspec.MsgspecError``."""
    return _from_link.decode(line)
