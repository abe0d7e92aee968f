"""The application put together: its routes, and what surrounds them."""

from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from starlette.types import ASGIApp, Receive, Scope, Send

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


class _Application(FastAPI):
    """Is asked by way of what stands outside of all of FastAPI's own layers, once there is some."""

    outside: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        await (self.outside or super().__call__)(scope, receive, send)

    @property
    def inside(self) -> ASGIApp:
        """What stands inside of that."""
        return super().__call__


def create_app(
    parts: Parts, turned_away: TurnedAway | None = None, *, at_once: bool = True
) -> FastAPI:
    """Return the application of *parts*; *turned_away* counts who comes without a session.

    Unless all routes are to be made *at_once*, each is made when something like it is asked.
    """
    guard = Guard(parts.sessions, parts.trail, turned_away)
    # What it can tell of each request to whoever collects such, it tells nobody.
    silent: dict[str, Any] = {"telemetry": {"tracing": False, "metrics": False, "logs": False}}
    app = _Application(title=TITLE, docs_url=None, redoc_url=None, **silent)
    groups = groups_of(parts, guard)
    if not at_once:
        app.add_middleware(LateRoutes, router=app.router, groups=groups)
    app.outside = QuickReads(app.inside, event_reads(parts.eventing.events, guard), parts.trail)
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
