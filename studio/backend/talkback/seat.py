"""One member of a call, as the backend knows it."""

import struct
from typing import Final

from studio.policy.permissions import Role
from studio.talkback.routing.keys import Keys
from studio.talkback.routing.lines import EVERYBODY
from studio.talkback.routing.model import Heard, Member
from studio.talkback.routing.said import Health

from .ear import Ear

MOST_CREDIT, MORE_CREDIT = 60, 20
"""Packets that one may bring at once, and how many more each 100 ms."""
MOST_TEXT_CREDIT, MORE_TEXT_CREDIT = 200, 25
"""Likewise of texts; one who says more is cut off."""
_SOURCE: Final = struct.Struct(">H")


class Seat:
    """One member. The loop's thread.

    ``targets``: whose ears its packets go to at this moment, and nobody else's.
    """

    def __init__(  # all that is known of who comes
        self,
        *,
        number: int,
        station: str,
        name: str,
        role: Role,
        account: str,
        session: str,
        room: str,
        media: bool,
        ear: Ear,
        now_ns: int,
    ) -> None:
        self.number, self.station, self.name, self.role = number, station, name, role
        self.account, self.session = account, session
        self.room, self.media, self.ear = room, media, ear
        self.source = _SOURCE.pack(number)
        self.keys = Keys()
        self.targets: tuple[Ear, ...] = ()
        self.heard: tuple[tuple[Heard, ...], int | None] | None = None
        self.heard_ns = now_ns
        self.is_heard = True
        self.credit, self.text_credit = MOST_CREDIT, MOST_TEXT_CREDIT
        self.may_announce = False
        self.health = Health()
        self.cue = ""
        self.may: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.daily: dict[str, str] = {}
        """Its pseudonyms at Daily, by room, where that carries the voices."""
        self.daily_hears: dict[str, tuple[str, ...]] = {}
        """What Daily was told that it may hear, by room."""

    @property
    def talking(self) -> tuple[str, ...]:
        """The lines whose keys are down; the one to all once that is written down."""
        if self.may_announce:
            return self.keys.down
        return tuple(line for line in self.keys.down if line != EVERYBODY.id)

    @property
    def member(self) -> Member:
        """What the rules and the others know of it."""
        return Member(
            id=self.station,
            number=self.number,
            name=self.name,
            role=self.role,
            room=self.room,
            talking=self.talking,
            cue=self.cue,
        )

    def replenish(self) -> None:
        """Give it room for what it may bring in the next 100 ms."""
        self.credit = min(self.credit + MORE_CREDIT, MOST_CREDIT)
        self.text_credit = min(self.text_credit + MORE_TEXT_CREDIT, MOST_TEXT_CREDIT)
