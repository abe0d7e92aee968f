"""The routes of events, vendors, ingest servers, live state and calls, together."""

from collections.abc import Iterator

from fastapi import APIRouter

from studio.backend.event_parts import EventParts

from .events_routes import events_router
from .guard import Guard
from .ingest_routes import ingest_router
from .live_desk import LiveDesk
from .live_routes import live_router
from .talk_desk import TalkDesk
from .talk_routes import talk_router
from .vendors_routes import vendors_router


def event_routers(parts: EventParts, guard: Guard) -> Iterator[APIRouter]:
    """Yield the routers of *parts*."""
    yield events_router(parts.events, parts.go, parts.keys, parts.residency, guard)
    yield ingest_router(parts.ingest, parts.publishing, guard)
    yield vendors_router(parts.vendors, guard)
    yield live_router(parts.live, LiveDesk(parts.bus), guard)
    yield talk_router(parts.talkback, TalkDesk(parts.bus, parts.calls), guard)
