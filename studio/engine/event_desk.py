"""The event that the show goes live in, and what the person's role allows there."""

from collections.abc import Callable
from typing import Final

from studio.policy.permissions import Permission, is_allowed
from studio.wire.commands import AnyCommand, SetPreview, StartLive, Take, UseEvent
from studio.wire.event_commands import EventCommand
from studio.wire.launch import EventTaken, Told
from studio.wire.state import EventState

from .destinations import Air
from .errors import EngineError
from .station import Station

_SWITCHING: Final = Take | SetPreview

_NOT_ALLOWED: Final = {
    Permission.GO_LIVE: (
        "Your role in this event does not go live; ask an admin of your organisation for another."
    ),
    Permission.REHEARSE: (
        "Your role in this event does not rehearse; ask an admin of your organisation for another."
    ),
    Permission.SWITCH: (
        "Your role in this event does not switch scenes; ask an admin of your organisation for "
        "another."
    ),
}


class EventDesk:
    """Asks the table of permissions as the backend does. The session's thread alone.

    Whoever sits here may always leave the air: that is asked of nobody.
    """

    def __init__(self, *, station: Station, air: Air, tell: Callable[[Told], None]) -> None:
        self._station = station
        self._air = air
        self._tell = tell

    def check(self, command: AnyCommand) -> None:
        """Raise :class:`EngineError` for what the person's role does not allow in the event."""
        event = self._station.now.used_event
        if isinstance(command, UseEvent):
            event = event_state(command)
        needed = _needed(command, event)
        if event.role is None or needed is None or is_allowed(event.role, needed):
            return
        raise EngineError(_NOT_ALLOWED[needed])

    def perform(self, command: EventCommand) -> None:
        """Use an event, or leave it; raises StudioError."""
        now = self._station.now
        used = command if isinstance(command, UseEvent) else None
        wanted = used.event if used is not None else ""
        if now.used_event.id and now.used_event.id != wanted and now.live.status != "off":
            message = f"The show is live in {now.used_event.name}; leave the air first."
            raise EngineError(message)
        if used is not None and bool(used.ingests) != bool(used.key):
            message = "An event is gone live in with a key and where to, or neither."
            raise EngineError(message)
        self._air.use_event(used)
        self._station.event(event_state(used))
        self._tell(EventTaken(used))


def event_state(used: UseEvent | None) -> EventState:
    """Return what clients see of it; pure."""
    if used is None:
        return EventState()
    return EventState(
        id=used.event,
        name=used.name,
        region=used.region,
        role=used.role,
        rehearsal=used.rehearsal,
        has_key=bool(used.key),
    )


def _needed(command: AnyCommand, event: EventState) -> Permission | None:
    going = Permission.REHEARSE if event.rehearsal else Permission.GO_LIVE
    if isinstance(command, StartLive):
        return going
    if isinstance(command, UseEvent):
        return going if command.key else None
    return Permission.SWITCH if isinstance(command, _SWITCHING) else None
