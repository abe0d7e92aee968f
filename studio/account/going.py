"""Going live in an event: a key is asked for, handed to the engine, renewed and given back."""

import re
from dataclasses import dataclass
from typing import Final

from studio.client import ClientError
from studio.client.events import StreamGrant
from studio.policy.permissions import Role
from studio.wire.account import PlannedEvent
from studio.wire.commands import LeaveEvent, StartLive, StopLive, UseEvent
from studio.wire.errors import WireError
from studio.wire.state import Snapshot

from .engine_line import EngineLine
from .entry import Who
from .errors import AccountError
from .inbox import Asked
from .office import Office
from .session import Session

RENEW_NS: Final = 180_000_000_000
"""A key is good for ten minutes, and for as long as it is used; three tries fit between."""
_AGAIN_NS, _MOST_TRIES = 1_000_000_000, 10
"""How soon, and how often, the engine is told again that its key is no longer good."""
_STATION_CHARACTERS: Final = 64


@dataclass(frozen=True, slots=True)
class _Held:
    """The key that the engine has; it knows itself only by its id."""

    session: Session
    event: str
    key_id: str
    rehearsal: bool


class Going:
    """The clerk's thread, but for what its desk does. *station*: this machine's name there."""

    def __init__(self, *, office: Office, engine: EngineLine, station: str) -> None:
        self._office = office
        self._engine = engine
        self.station = station_word(station)
        self._held: _Held | None = None
        self._asking: Asked | None = None
        """Who waits for a key: the engine may be live, and even off again, before they hear."""
        self._was_live = self._has_left = self._is_ending = False
        self._tries = 0
        self._renewed_ns = self._end_ns = 0

    def choose(self, asked: Asked | None, who: Who, event: PlannedEvent | None) -> None:
        """Have the engine go live in *event* from now on, or where the show says."""
        command = _used(event, who.me.role) if event is not None else LeaveEvent()
        chosen = event.id if event is not None else ""

        def then(_: None) -> None:
            self._office.change(chosen=chosen, stations=(), stage="")

        self._office.later(asked, lambda: self._engine.perform(command), then)

    def go(self, asked: Asked, who: Who, event: PlannedEvent, *, rehearsal: bool) -> None:
        """Go live in *event*, or rehearse, with a key that the engine alone is handed."""
        if self._held is not None or self._asking is not None:
            message = "The show is live in the event already; leave the air first."
            raise AccountError(message)

        def work() -> _Held:
            issued = who.session.events.begin(event.id, self.station, rehearsal=rehearsal)
            held = _Held(who.session, event.id, issued.id, rehearsal)
            try:
                used = _used(event, who.me.role, issued, rehearsal=rehearsal)
                self._engine.perform(used, StartLive())
            except WireError:
                give_back(held)
                raise
            return held

        def then(held: _Held) -> None:
            self._held, self._asking = held, None
            self._office.change(stage="rehearsal" if held.rehearsal else "live")

        self._office.later(asked, work, then)
        self._asking = asked
        self._office.change(stage="asking")

    def leave(self, asked: Asked) -> None:
        """Leave the air; the key is given back once the engine says so."""
        self._office.later(asked, lambda: self._engine.perform(StopLive()), lambda _: None)

    def failed(self, asked: Asked | None) -> None:
        """Show what is: what *asked* wanted did not come about."""
        if asked is not None and asked is self._asking:
            self._asking = None
            if self._office.state.stage == "asking":
                self._office.change(stage="")

    def hear(self, state: Snapshot | None) -> None:
        """Take over how the engine is."""
        if state is None:
            return
        live = state.live.status != "off" and state.used_event.has_key
        if live:
            self._was_live, self._has_left = True, False
            stage = "rehearsal" if state.used_event.rehearsal else "live"
            self._office.change(stage=stage)
        elif self._was_live:
            self._was_live, self._has_left = False, True
            self._tries = 0

    def look(self, who: Who | None, now_ns: int) -> None:
        """Have the key be good for longer, now and then, or given back once the air was left.

        Raises :class:`AccountError` when too much waits already: it is done at another look.
        """
        if self._has_left and self._asking is None and not self._is_ending:
            if now_ns >= self._end_ns:
                self._end(who, now_ns)
            return
        held = self._held
        if held is None or now_ns - self._renewed_ns < RENEW_NS:
            return
        self._renewed_ns = now_ns
        renew = held.session.events.renew
        self._office.later(None, lambda: renew(held.event, held.key_id), lambda _: None)

    def _end(self, who: Who | None, now_ns: int) -> None:
        """Give the key back: the next start asks for another."""
        held, chosen = self._held, self._office.state.chosen
        event = next((each for each in self._office.state.events if each.id == chosen), None)

        def work() -> str:
            if held is not None:
                give_back(held)
            if event is not None and who is not None:
                try:
                    self._engine.perform(_used(event, who.me.role))
                except WireError as error:
                    return str(error)
            return ""

        def then(fault: str) -> None:
            self._is_ending = False
            self._tries += 1
            if fault and self._tries < _MOST_TRIES:
                self._end_ns = now_ns + _AGAIN_NS
                return
            self._held, self._has_left, self._end_ns = None, False, 0
            if not self._was_live:
                # It may be on air again meanwhile.
                self._office.change(stage="")
            if fault:
                self._office.change(fault=fault)

        self._office.later(None, work, then)
        self._is_ending = True


def give_back(held: _Held) -> None:
    """End a key; where that is not heard, it ends by itself within ten minutes."""
    try:
        held.session.events.end(held.event, held.key_id)
    except ClientError:
        return


def station_word(name: str) -> str:
    """Return *name* as the backend takes a station's; pure."""
    word = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-")[:_STATION_CHARACTERS]
    return word or "studio"


def _used(
    event: PlannedEvent, role: Role, issued: StreamGrant | None = None, *, rehearsal: bool = False
) -> UseEvent:
    region = issued.region if issued is not None else event.region
    return UseEvent(
        event.id,
        event.name,
        "us" if region == "us" else "eu",
        role,
        issued.ingests if issued is not None else (),
        issued.key if issued is not None else "",
        rehearsal,
    )
