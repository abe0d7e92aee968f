"""Who is in the call, who may open which crosspoint, and which stand open; pure."""

from enum import StrEnum
from typing import Annotated, Final, Literal

import msgspec

from studio.policy.permissions import Role

from .lines import LineId

MAIN_ROOM: Final = ""
"""Where one is who is in no breakout room."""
MOST_STATIONS: Final = 64
MOST_CROSSPOINTS: Final = 512
MOST_ROOMS: Final = 32
DIM_STEPS_DB: Final = (0, -6, -12, -18, -24)
"""By how much the programme is dimmed in an ear that is spoken to; None: cut (HelixNet's steps)."""
DEFAULT_DIM_DB: Final = -12
ANNOUNCE_PRIORITY: Final = 100
"""Of the line to all: everything else is silent below it."""
IFB_PRIORITY: Final = 50
Way = Literal["talk", "listen"]
Gain = Annotated[float, msgspec.Meta(ge=-60, le=12)]
Word = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9._-]{1,64}\Z")]
RoomName = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9._-]{0,64}\Z")]


class Crosspoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cell of the matrix: *station* may talk on *line*, or listens to it, this loud.

    ``priority``: of two that talk into one ear, the one of less is held back 12 dB; equal ones
    are both heard.
    """

    station: Word
    line: LineId
    way: Way
    gain_db: Gain = 0.0
    priority: Annotated[int, msgspec.Meta(ge=0, le=99)] = 0


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody set for a show, beside what roles have anyway. ``revision``: compare-and-set.

    ``closed``: crosspoints that roles have, or that were opened, and that were closed.
    ``dim_db``: per listening station, one of DIM_STEPS_DB or None for cut.
    """

    revision: int = 0
    opened: tuple[Crosspoint, ...] = ()
    closed: tuple[Crosspoint, ...] = ()
    dim_db: dict[str, int | None] = {}
    parties: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """One station in the call, under its id.

    ``number``: what packets call it, 1 to 65535, for as long as it is here. ``talking``: the
    lines whose keys are down. ``room``: where it is. ``cue``: the light that stands there, for
    all to see: '', 'stand-by', 'go' or 'acknowledged'.
    """

    id: str
    number: int
    name: str
    role: Role
    room: str = MAIN_ROOM
    talking: tuple[str, ...] = ()
    cue: str = ""


class Heard(msgspec.Struct, frozen=True):
    """A source that one ear hears now: on which line, how loud, and whether it dims the programme.

    ``held_back``: somebody of more priority speaks into the same ear.
    """

    source: int
    line: str
    gain_db: float = 0.0
    dims: bool = False
    held_back: bool = False


class SignalKind(StrEnum):
    """What is said without a voice."""

    CALL = "call"
    FLASH = "flash"
    ANSWER = "answer"
    STAND_BY = "stand-by"
    GO = "go"
    ACKNOWLEDGED = "acknowledged"
    TEXT = "text"
    CLEAR = "clear"
