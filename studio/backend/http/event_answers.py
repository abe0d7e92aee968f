"""What is told of an event, by its route and by the reads that are asked most."""

from functools import partial
from typing import Any, Final

import msgspec

from studio.backend.caller import Caller
from studio.backend.events import Event, EventService
from studio.policy.permissions import Permission
from studio.policy.placing import Placement

from .guard import Guard
from .reads import Read

Answer = dict[str, Any]
ONE: Final = "/events/{event_id}"


def event_reads(events: EventService, guard: Guard) -> dict[str, Read]:
    """Return those of the routes that every station and every page asks again and again."""
    return {"/events/": Read(guard.needs(Permission.SEE_EVENTS), ONE, partial(look_at, events))}


def look_at(events: EventService, caller: Caller, event_id: str) -> Answer:
    """Return what is told of one event. Raises :class:`BackendError`."""
    event, placement = events.get(caller, event_id)
    return {**event_answer(event), "placement": _placement(placement)}


def event_answer(event: Event) -> Answer:
    """Return what is told of *event* wherever it is told of."""
    told: Answer = msgspec.to_builtins(event)
    for hidden in ("organisation", "deleted_at_ns", "deleted_by", "erase_at_ns"):
        del told[hidden]
    return told


def _placement(placement: Placement) -> Answer:
    return {
        "ingest": placement.ingest.value,
        "storage": placement.storage.value,
        "eu_only": placement.eu_only,
        "reason": placement.reason,
    }
