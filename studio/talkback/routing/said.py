"""What is said over a call's WebSocket as text: one JSON object a message, kind under ``type``.

Voices are binary messages, as :mod:`.packets` has them. ``GET /events/{id}/talk`` is the door; a
token comes by the ``Authorization`` header or in ``hello``, never by the URL.
"""

from typing import Annotated, Final, Literal

import msgspec

from .lines import LineId
from .model import MOST_ROOMS, Crosspoint, Heard, Matrix, Member, RoomName, SignalKind, Word

KEY_HEARTBEAT_S: Final = 0.1
KEY_RELEASED_S: Final = 0.3
"""A key that is not said to be down for so long is up."""
BEAT_EVERY_S: Final = 0.4
SILENT_S: Final = 1.4
"""A side that is not heard for so long is gone: a freeze is to be noticed within 1.5 s."""
MOST_TEXT_BYTES: Final = 16 << 10
MOST_SAID_CHARACTERS: Final = 280
_Id = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
_Token = Annotated[str, msgspec.Meta(max_length=4096)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
_Text = Annotated[str, msgspec.Meta(max_length=MOST_SAID_CHARACTERS)]


class Says(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """Base of what a client says."""


class Hello(Says, frozen=True, kw_only=True, tag="hello"):
    """Always the first. ``token`` where no header brought it; ``media``: whether voices come here.

    Without media the call's voices go by another transport, and this carries all else. Said again
    within a quarter of an hour, with the token of then, the connection stays; by whoever else, or
    as another station, it is closed.
    """

    station: Word
    name: _Name
    token: _Token = ""
    media: bool = True


class Keys(Says, frozen=True, kw_only=True, tag="keys"):
    """Which talk keys are down: all of them, at each change and every KEY_HEARTBEAT_S meanwhile.

    ``sequence`` counts; an older one than was heard is passed over.
    """

    sequence: _Id
    down: Annotated[tuple[LineId, ...], msgspec.Meta(max_length=32)] = ()


class SetCrosspoint(Says, frozen=True, kw_only=True, tag="crosspoint"):
    """Open or close a crosspoint; answered by ``done`` or ``refused`` under ``id``."""

    id: _Id
    revision: _Id
    crosspoint: Crosspoint
    open: bool


class SetDim(Says, frozen=True, kw_only=True, tag="dim"):
    """Set how far a station's programme is dimmed while somebody speaks to it; null: cut."""

    id: _Id
    station: Word
    dim_db: int | None


class Move(Says, frozen=True, kw_only=True, tag="move"):
    """Bring stations to a room, '' for back to the main one; the room is made where need be."""

    id: _Id
    stations: Annotated[tuple[Word, ...], msgspec.Meta(min_length=1, max_length=64)]
    room: RoomName


class Signal(Says, frozen=True, kw_only=True, tag="signal"):
    """Call, flash, cue or text; ``to``: a station or a line; acknowledged to its sender."""

    id: _Id
    to: Annotated[str, msgspec.Meta(max_length=80)]
    kind: SignalKind
    text: _Text = ""


class Health(Says, frozen=True, kw_only=True, tag="health"):
    """How one's own end is: level of the open microphone, loss and delay of what is heard.

    ``answer_ms``: how long the backend takes to answer it, 0 while that is not known. ``tally``:
    what the show of this station is used for.
    """

    level_db: float = -100.0
    lost_share: float = 0.0
    delay_ms: float = 0.0
    answer_ms: float = 0.0
    fault: _Text = ""
    tally: Literal["off", "preview", "on-air"] = "off"


class AskSeats(Says, frozen=True, kw_only=True, tag="seats"):
    """Where Daily carries the voices: ask for seats there; answered by ``seats`` or ``refused``.

    Asked anew as one comes, after a loss, and after each move; a seat is for one entry. ``have``:
    the rooms in which one sits well, and needs no other seat.
    """

    id: _Id
    have: Annotated[tuple[RoomName, ...], msgspec.Meta(max_length=MOST_ROOMS + 1)] = ()


class Beat(Says, frozen=True, kw_only=True, tag="beat"):
    """The client is there."""


class Tells(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Base of what a client is told."""


class TellCall(Tells, frozen=True, kw_only=True, tag="call"):
    """The whole of the call, first and at each change. ``you``: one's own station.

    ``may_talk``, ``may_listen``: the lines that one may. ``transport``: which carries the voices.
    ``spent``: lines whose keys one holds still, after the longest that a key is down.
    """

    epoch: int
    revision: int
    you: str
    transport: str
    members: tuple[Member, ...]
    matrix: Matrix
    may_talk: tuple[str, ...]
    may_listen: tuple[str, ...]
    health: dict[str, dict[str, object]] = {}
    rooms: tuple[str, ...] = ()
    spent: tuple[str, ...] = ()


class TellHeard(Tells, frozen=True, kw_only=True, tag="heard"):
    """Whom one hears now, and how; told at each change, before the first packet of a source."""

    heard: tuple[Heard, ...]
    dim_db: int | None = -12


class TellSignal(Tells, frozen=True, kw_only=True, tag="signal"):
    """A signal for this station, under the server's own ``number``; answered by ``ack``."""

    number: int
    sender: str
    kind: SignalKind
    text: str = ""
    at_utc_ms: int = 0


class Acknowledge(Says, frozen=True, kw_only=True, tag="ack"):
    """The signal of this number is shown."""

    number: _Id


class DailySeat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat in one room at Daily. ``token`` is a secret, for this room and some minutes."""

    room: str
    url: str
    token: str

    def __repr__(self) -> str:
        """Show where, and no token."""
        return f"DailySeat({self.room!r})"


class TellSeats(Tells, frozen=True, kw_only=True, tag="seats"):
    """The seats that were asked for: one's room first, then those that one may speak into.

    ``kept``: rooms of those that one has, in which the seat of before is good still.
    ``call_key``: what the names of the lines' tracks are made of (:mod:`..daily_names`).
    """

    id: int
    call_key: str
    seats: tuple[DailySeat, ...]
    kept: tuple[str, ...] = ()


class TellDone(Tells, frozen=True, kw_only=True, tag="done"):
    """What was asked under this id is so."""

    id: int


class TellShown(Tells, frozen=True, kw_only=True, tag="shown"):
    """One's own signal ``id`` is shown at *station*."""

    id: int
    station: str


class TellRefused(Tells, frozen=True, kw_only=True, tag="refused"):
    """What was asked under this id is not; ``detail`` says why in a sentence."""

    id: int
    status: int
    detail: str


class TellBeat(Tells, frozen=True, kw_only=True, tag="beat"):
    """The server is there."""


Said = (
    Hello | Keys | SetCrosspoint | SetDim | Move | Signal | Health | Beat | Acknowledge | AskSeats
)
Told = TellCall | TellHeard | TellSignal | TellDone | TellShown | TellRefused | TellBeat | TellSeats
_SAID: Final[msgspec.json.Decoder[Said]] = msgspec.json.Decoder(Said)
_TOLD: Final[msgspec.json.Decoder[Told]] = msgspec.json.Decoder(Told)
_ENCODER: Final = msgspec.json.Encoder()


def decode_said(text: str | bytes) -> Said:
    """Return what a client said. Raises ``msgspec.MsgspecError``."""
    return _SAID.decode(text)


def decode_told(text: str | bytes) -> Told:
    """Return what a client is told. Raises ``msgspec.MsgspecError``."""
    return _TOLD.decode(text)


def encode_message(message: Says | Tells) -> str:
    """Return the text of a message, of either side."""
    return _ENCODER.encode(message).decode()
