"""The events of the organisation, asked for now and then."""

import time
from collections.abc import Callable
from typing import Final

from studio.client.events import Draft, Event, Placement
from studio.wire.account import PlannedEvent

from .entry import Who
from .inbox import Asked
from .office import Office
from .planning import planned

LOOK_NS: Final = 15_000_000_000
_MOST_PLACED: Final = 20
"""Of how many events at most the region is asked for at a time."""
_LASTS_NS: Final = 30 * 86_400_000_000_000


class Agenda:
    """The clerk's thread, but for what its desk does. *found* hears once they are there."""

    def __init__(self, *, office: Office, found: Callable[[Who], None]) -> None:
        self._office = office
        self._found = found
        self._placed: dict[str, Placement] = {}
        self._looked_ns = 0
        self.first_event = ""
        """What a newcomer's event is called, once a window has said it."""

    def reset(self) -> None:
        """Know nothing of another backend's events."""
        self._placed, self._looked_ns = {}, 0

    def look(self, who: Who, now_ns: int) -> None:
        """Ask anew, where it was long ago."""
        if now_ns - self._looked_ns >= LOOK_NS:
            self._looked_ns = now_ns
            self.ask(None, who)

    def ask(self, asked: Asked | None, who: Who) -> None:
        """Ask for the events; a newcomer without one gets one."""
        first = self.first_event if who.person.own else ""

        def work() -> list[Event]:
            events = list(who.session.events.list())
            if first and not events:
                events = [_new(who, first)]
            return self._with_places(who, events)

        def then(events: list[Event]) -> None:
            self._placed = {each.id: each.placement for each in events if each.placement}
            role, now_ns = who.me.role, time.time_ns()
            told = [planned(each, role, who.me.id, now_ns) for each in events]
            told.sort(key=lambda each: (each.begins_utc_s, each.name))
            self._office.change(events=tuple(told), fault="")
            self._found(who)

        self._office.later(asked, work, then)

    def event(self, event_id: str) -> PlannedEvent | None:
        """Return an event that is known."""
        return next((each for each in self._office.state.events if each.id == event_id), None)

    def _with_places(self, who: Who, events: list[Event]) -> list[Event]:
        found, asked = [], 0
        chosen = self._office.state.chosen
        for event in events:
            known = self._placed.get(event.id)
            wanted = known is None and asked < _MOST_PLACED
            if wanted or event.id == chosen:
                asked += 1
                found.append(who.session.events.look(event.id))
            else:
                fields = {name: getattr(event, name) for name in event.__struct_fields__}
                found.append(Event(**{**fields, "placement": known}))
        return found


def _new(who: Who, name: str) -> Event:
    now_ns = time.time_ns()
    draft = Draft(name=name, begins_at_ns=now_ns, ends_at_ns=now_ns + _LASTS_NS)
    return who.session.events.create(draft)
