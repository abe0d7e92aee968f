"""What is known of an event while it runs, and what changes it."""

from enum import Enum
from typing import Annotated, Final

import msgspec

from studio.policy.permissions import Role

Word = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9._-]{1,64}\Z")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Note = Annotated[str, msgspec.Meta(max_length=200)]
Number = Annotated[int, msgspec.Meta(ge=0, le=1 << 53)]
MOST_STATIONS: Final = 64


class Tally(Enum):
    """What a station's picture is used for, as the light on its camera shows it."""

    OFF = "off"
    PREVIEW = "preview"
    PROGRAM = "program"


class Health(Enum):
    """How a station's show is."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """One station. ``revision``: of the state as this was changed last.

    ``role``: of who sits there, as the backend knows it and not as the station says.
    ``session``: who speaks for it. ``seen_at_ns``: when it was last heard, UTC.
    """

    id: str
    name: str
    session: str
    revision: int
    seen_at_ns: int
    role: Role | None = None
    is_connected: bool = True
    is_on_air: bool = False
    tally: Tally = Tally.OFF
    health: Health = Health.GOOD
    note: str = ""


class Shared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is one for all stations. ``program``: the station whose picture goes out, '' for none.

    ``preview``: the one that is prepared.
    """

    program: Annotated[str, msgspec.Meta(max_length=64)] = ""
    preview: Annotated[str, msgspec.Meta(max_length=64)] = ""


class LiveState(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. ``epoch``: when this was begun, UTC ns; ``revision`` counts its changes from 1.

    A state of a later epoch is newer, whatever its revision: what kept the other one is gone.
    """

    event: str
    epoch: int
    revision: int = 0
    shared: Shared = Shared()
    shared_revision: int = 0
    stations: tuple[Station, ...] = ()

    def station(self, station_id: str) -> Station | None:
        """Return a station by its id."""
        return next((each for each in self.stations if each.id == station_id), None)

    @property
    def order(self) -> tuple[int, int]:
        """What newer states are greater by."""
        return self.epoch, self.revision


class StationReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a station says of itself."""

    is_on_air: bool = False
    tally: Tally = Tally.OFF
    health: Health = Health.GOOD
    note: Note = ""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change, of the one part that it names.

    ``revision``: of that part as the sender knows it; another one means that somebody was faster.
    """

    revision: int
    station: StationReport | None = None
    shared: Shared | None = None
