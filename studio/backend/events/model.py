"""Events, and what belongs to them: stream keys, ingest servers, a customer's residency."""

from typing import Final

from studio.backend.records import Deletable, Kind, Record
from studio.policy import Region
from studio.policy.placing import Demand, Home, Origin


class Residency(Record, frozen=True, kw_only=True):
    """Where a customer is at home, and what they demand; its id is their organisation.

    ``changed_by``: the account that said so.
    """

    home: Home = Home.UNKNOWN
    demand: Demand = Demand.NONE
    changed_by: str = ""
    changed_at_ns: int = 0


class Event(Deletable, frozen=True, kw_only=True):
    """One event of an organisation. Times are UTC nanoseconds; 0: none.

    ``embargo_until_ns``: before it nobody is given a key to an audience. ``needs_go``: whether
    another person than the one who asks has to say yes first. ``registers``: whether people
    register for it; ``orders_subtitles``: whether its recording may go to be transcribed.
    """

    name: str
    begins_at_ns: int
    ends_at_ns: int
    origin: Origin = Origin.EU
    embargo_until_ns: int = 0
    needs_go: bool = False
    go_asked_by: str = ""
    go_asked_at_ns: int = 0
    go_given_by: str = ""
    go_given_at_ns: int = 0
    registers: bool = False
    orders_subtitles: bool = False
    made_by: str
    made_at_ns: int
    copied_from: str = ""

    @property
    def has_go(self) -> bool:
        """Whether two people want it to go live, or it takes but one."""
        return not self.needs_go or bool(self.go_given_by)


class StreamKey(Record, frozen=True, kw_only=True):
    """What one station publishes one event with; the key itself is kept as its SHA-256 alone.

    ``expires_at_ns`` moves on while it is used, to ``ends_at_ns`` at most. ``session``: of whom it
    was given to; it ends with that.
    """

    event: str
    station: str
    proof: str
    region: Region
    account: str
    session: str
    made_at_ns: int
    expires_at_ns: int
    ends_at_ns: int
    revoked_at_ns: int = 0

    def is_good(self, now_ns: int) -> bool:
        """Return whether it may be published with."""
        return not self.revoked_at_ns and now_ns < min(self.expires_at_ns, self.ends_at_ns)


class LiveKey(StreamKey, frozen=True, kw_only=True):
    """To an audience."""


class RehearsalKey(StreamKey, frozen=True, kw_only=True):
    """To nobody: a kind of its own, which nothing that serves an audience ever looks up."""


class IngestServer(Record, frozen=True, kw_only=True):
    """One ingest server; the provider's. ``proof``: the SHA-256 of the token that it brings.

    ``heard_at_ns``, ``is_well`` and ``publishing`` are of its last heartbeat.
    """

    name: str
    region: Region
    zone: str
    url: str
    proof: str
    made_at_ns: int
    heard_at_ns: int = 0
    is_well: bool = False
    publishing: int = 0


_KEYS_INDEXED: Final = ("event", "session", "expires_at_ns")
RESIDENCIES: Final = Kind("residencies", Residency)
EVENTS: Final = Kind("events", Event, indexed=("begins_at_ns", "deleted_at_ns", "erase_at_ns"))
LIVE_KEYS: Final = Kind("live keys", LiveKey, unique=(("proof",),), indexed=_KEYS_INDEXED)
REHEARSAL_KEYS: Final = Kind(
    "rehearsal keys", RehearsalKey, unique=(("proof",),), indexed=_KEYS_INDEXED
)
INGEST_SERVERS: Final = Kind(
    "ingest servers", IngestServer, unique=(("proof",), ("url",)), indexed=("region",)
)
