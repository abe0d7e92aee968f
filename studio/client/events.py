"""Events of the person's organisation: listed, rehearsed, brought live with a key nobody typed."""

from typing import Literal

import msgspec

from .asks import Asks


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event's data have their home, and why."""

    ingest: Literal["eu", "us"]
    reason: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An event; times in UTC nanoseconds. Without ``placement`` where it was only listed."""

    id: str
    name: str
    begins_at_ns: int
    ends_at_ns: int
    embargo_until_ns: int = 0
    needs_go: bool = False
    registers: bool = False
    orders_subtitles: bool = False
    go_asked_by: str = ""
    go_given_by: str = ""
    revision: int = 0
    origin: Literal["eu", "us", "unknown"] = "eu"
    placement: Placement | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What an event is to be, as docs/backend.md has it; times in UTC nanoseconds."""

    name: str
    begins_at_ns: int
    ends_at_ns: int
    origin: Literal["eu", "us", "unknown"] = "eu"
    embargo_until_ns: int = 0
    needs_go: bool = False
    registers: bool = False
    orders_subtitles: bool = False


class Deleted(msgspec.Struct, frozen=True, kw_only=True):
    """An event that can be had back; times in UTC nanoseconds."""

    id: str
    name: str
    deleted_at_ns: int
    erase_at_ns: int


class _DeletedEvents(msgspec.Struct, frozen=True, kw_only=True):
    deleted: tuple[Deleted, ...]


class _Events(msgspec.Struct, frozen=True, kw_only=True):
    events: tuple[Event, ...]


class StreamGrant(msgspec.Struct, frozen=True, kw_only=True):
    """What to publish with; ``key`` is a secret. ``ingests``: the primary, then its backup."""

    id: str
    event: str
    key: str
    ingests: tuple[str, ...]
    region: Literal["eu", "us"]
    expires_at_ns: int

    def __repr__(self) -> str:
        """Show no key."""
        return f"StreamGrant({self.id!r}, …)"


class _Renewed(msgspec.Struct, frozen=True, kw_only=True):
    expires_at_ns: int


class EventsClient:
    """Asks one backend; one thread at a time. Raises as :class:`Asks` does."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def list(self) -> tuple[Event, ...]:
        """Return the events that are there, the next to come last."""
        return self._asks.ask("GET", "/events", _Events).events

    def look(self, event: str) -> Event:
        """Return one event, with where its data have their home."""
        return self._asks.ask("GET", f"/events/{event}", Event)

    def create(self, draft: Draft) -> Event:
        """Make an event."""
        return self._asks.ask("POST", "/events", Event, msgspec.structs.asdict(draft))

    def edit(self, event: str, revision: int, draft: Draft) -> Event:
        """Make it what *draft* says; refused where it is at another *revision* by now."""
        body = {"revision": revision, **msgspec.structs.asdict(draft)}
        return self._asks.ask("PATCH", f"/events/{event}", Event, body)

    def duplicate(self, event: str, begins_at_ns: int) -> Event:
        """Make another one like it at another time, without its go and embargo."""
        body = {"begins_at_ns": begins_at_ns}
        return self._asks.ask("POST", f"/events/{event}/copies", Event, body)

    def delete(self, event: str, revision: int) -> None:
        """Hide it; it can be had back for a month."""
        self._asks.tell("DELETE", f"/events/{event}?revision={revision}")

    def deleted(self) -> tuple[Deleted, ...]:
        """Return those that can be had back, soonest to be erased first."""
        return self._asks.ask("GET", "/deleted-events", _DeletedEvents).deleted

    def restore(self, event: str) -> None:
        """Have a deleted one back."""
        self._asks.tell("POST", f"/deleted-events/{event}/restoration")

    def take_go_back(self, event: str) -> None:
        """Take back the go that it was given."""
        self._asks.tell("DELETE", f"/events/{event}/go")

    def ask_for_go(self, event: str) -> None:
        """Ask for a second person's go."""
        self._asks.tell("POST", f"/events/{event}/go/question")

    def give_go(self, event: str) -> None:
        """Give one's go to what another person asked for."""
        self._asks.tell("POST", f"/events/{event}/go")

    def begin(self, event: str, station: str, *, rehearsal: bool = False) -> StreamGrant:
        """Ask for a key to the audience of *event*, or to its *rehearsal*, which reaches nobody."""
        path = f"/events/{event}/{'rehearsal-keys' if rehearsal else 'keys'}"
        return self._asks.ask("POST", path, StreamGrant, {"station": station})

    def renew(self, event: str, key: str) -> int:
        """Have the key of this id be good for longer; return until when."""
        path = f"/events/{event}/keys/{key}/renewal"
        return self._asks.ask("POST", path, _Renewed).expires_at_ns

    def end(self, event: str, key: str) -> None:
        """End the key of this id, which is not needed any more."""
        self._asks.tell("DELETE", f"/events/{event}/keys/{key}")
