"""Lines: the channels that people speak on, each named by its kind and whom or what it is for.

The kinds are those of intercom systems: IFB (interruptible foldback, into one presenter's ear), a
party line, a private line (ISO), an announcement to all, a breakout room.
"""

import re
from enum import StrEnum
from typing import Annotated, Final, Self

import msgspec

PARTY: Final = "main"
"""The party line that every event has."""
_WORD: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
LineId = Annotated[
    str, msgspec.Meta(pattern=r"\A(all|(ifb|party|iso|room):[A-Za-z0-9._-]{1,64})\Z")
]
"""A line as it stands in messages: ``all``, ``ifb:STATION``, ``iso:STATION``, ``party:NAME``,
``room:NAME``."""


class LineKind(StrEnum):
    """What a line is for."""

    IFB = "ifb"
    PARTY = "party"
    ISO = "iso"
    ALL = "all"
    ROOM = "room"


class Line(msgspec.Struct, frozen=True):
    """A line. ``of``: the station, the party's name or the room's; '' for ``all``."""

    kind: LineKind
    of: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the line that *text* names. Raises ValueError."""
        kind, colon, of = text.partition(":")
        line = cls(LineKind(kind), of)
        if (line.kind is LineKind.ALL) == bool(colon) or (colon and not _WORD.fullmatch(of)):
            message = f"{text!r} names no line."
            raise ValueError(message)
        return line

    @property
    def id(self) -> str:
        """The line as it stands in messages."""
        return f"{self.kind}:{self.of}" if self.of else str(self.kind)


EVERYBODY: Final = Line(LineKind.ALL)
MAIN_PARTY: Final = Line(LineKind.PARTY, PARTY)
