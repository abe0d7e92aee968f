"""An event by its id, for whoever may see it."""

from studio.backend.caller import Caller
from studio.backend.errors import UnknownError
from studio.backend.repository import Reader

from .model import EVENTS, Event


def event_of(reader: Reader, caller: Caller, event_id: str) -> Event:
    """Return an event of the caller's organisation that is there. Raises :class:`UnknownError`."""
    event = reader.get(EVENTS, event_id, caller.organisation)
    if event is None or event.deleted_at_ns:
        message = "There is no such event."
        raise UnknownError(message)
    return event
