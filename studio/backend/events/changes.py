"""What may be said of an event, checked; pure."""

from typing import Final

import msgspec

from studio.backend.errors import BadRequestError
from studio.backend.moment import DAY_NS
from studio.policy.placing import Origin

from .model import Event

MOST_NAME: Final = 200
MOST_NS: Final = (1 << 63) - 1
LONGEST_NS: Final = 31 * DAY_NS
_UNDO_GO: Final = ("begins_at_ns", "ends_at_ns", "origin", "embargo_until_ns", "needs_go")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a new event is to be."""

    name: str
    begins_at_ns: int
    ends_at_ns: int
    origin: Origin = Origin.EU
    embargo_until_ns: int = 0
    needs_go: bool = False
    registers: bool = False
    orders_subtitles: bool = False


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change of an event; None: stays."""

    name: str | None = None
    begins_at_ns: int | None = None
    ends_at_ns: int | None = None
    origin: Origin | None = None
    embargo_until_ns: int | None = None
    needs_go: bool | None = None
    registers: bool | None = None
    orders_subtitles: bool | None = None


def changed(event: Event, changes: Changes) -> Event:
    """Return *event* changed. Raises :class:`BadRequestError`.

    What was agreed to is agreed to anew: another time, place or embargo takes the go back.
    """
    new = {
        name: value for name, value in msgspec.structs.asdict(changes).items() if value is not None
    }
    after = msgspec.structs.replace(event, **new)
    if any(getattr(event, name) != getattr(after, name) for name in _UNDO_GO):
        after = msgspec.structs.replace(
            after, go_asked_by="", go_asked_at_ns=0, go_given_by="", go_given_at_ns=0
        )
    check(after)
    return after


def check(event: Event) -> None:
    """Raise :class:`BadRequestError` for an event that nobody can mean."""
    name = event.name.strip()
    if not name or len(name) > MOST_NAME or not name.isprintable():
        message = f"An event has a name of one line, at most {MOST_NAME} characters long."
        raise BadRequestError(message)
    if not 0 <= event.begins_at_ns < event.ends_at_ns <= MOST_NS:
        message = "An event ends after it begins."
        raise BadRequestError(message)
    if event.ends_at_ns - event.begins_at_ns > LONGEST_NS:
        message = "An event lasts 31 days at most; make one for each part."
        raise BadRequestError(message)
    if not 0 <= event.embargo_until_ns <= event.ends_at_ns:
        message = "An embargo ends before the event does."
        raise BadRequestError(message)
