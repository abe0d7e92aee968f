"""The application put together: its routes, and what surrounds them."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel

from studio.backend.parts import Parts

from . import tus
from .event_answers import event_reads
from .groups import groups_of
from .guard import Guard
from .hardening import Hardened
from .late import LateRoutes
from .openapi import TITLE, add_document
from .reads import QuickReads
from .refusals import add_refusals
from .taking import take
from .turned_away import TurnedAway


class Health(BaseModel):
    """That the backend answers."""

    state: str


def create_app(
    parts: Parts, turned_away: TurnedAway | None = None, *, at_once: bool = True
) -> FastAPI:
    """Return the application of *parts*; *turned_away* counts who comes without a session.

    Unless all routes are to be made *at_once*, each is made when something like it is asked.
    """
    guard = Guard(parts.sessions, parts.trail, turned_away)
    # What it can tell of each request to whoever collects such, it tells nobody.
    silent: dict[str, Any] = {"telemetry": {"tracing": False, "metrics": False, "logs": False}}
    app = FastAPI(title=TITLE, docs_url=None, redoc_url=None, **silent)
    groups = groups_of(parts, guard)
    if not at_once:
        app.add_middleware(LateRoutes, router=app.router, groups=groups)
    reads = event_reads(parts.eventing.events, guard)
    app.add_middleware(QuickReads, reads=reads, trail=parts.trail)
    # Uploads look at the length of their bodies themselves, and say so in their own way.
    app.add_middleware(Hardened, longer={"PATCH /archive/": 2 * tus.MOST_BODY_BYTES})
    add_refusals(app)
    add_document(app)
    if at_once:
        for group in groups:
            for router in group.make():
                take(app.router, router)

    @app.get("/health")
    async def health() -> Health:
        return Health(state="healthy")

    return app
