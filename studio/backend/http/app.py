"""The application put together: its routes, and what surrounds them."""

from fastapi import FastAPI
from pydantic import BaseModel

from studio.backend.parts import Parts

from . import tus
from .accounts import accounts_router
from .admin import admin_router
from .archive_routes import archive_router
from .audit_routes import audit_router
from .event_routers import event_routers
from .events_routes import event_reads
from .guard import Guard
from .hardening import Hardened
from .openapi import TITLE, add_document
from .reads import QuickReads
from .refusals import add_refusals
from .retention_routes import retention_router
from .taking import take
from .turned_away import TurnedAway


class Health(BaseModel):
    """That the backend answers."""

    state: str


def create_app(parts: Parts, turned_away: TurnedAway | None = None) -> FastAPI:
    """Return the application of *parts*; *turned_away* counts who comes without a session."""
    guard = Guard(parts.sessions, parts.trail, turned_away)
    app = FastAPI(title=TITLE, docs_url=None, redoc_url=None)
    reads = event_reads(parts.eventing.events, guard)
    app.add_middleware(QuickReads, reads=reads, trail=parts.trail)
    # Uploads look at the length of their bodies themselves, and say so in their own way.
    app.add_middleware(Hardened, longer={"PATCH /archive/": 2 * tus.MOST_BODY_BYTES})
    add_refusals(app)
    add_document(app)
    take(app.router, accounts_router(parts.accounts, guard))
    take(app.router, archive_router(parts.archive, guard))
    take(app.router, audit_router(parts.audit, guard))
    for router in event_routers(parts.eventing, guard):
        take(app.router, router)
    take(app.router, admin_router(parts, guard))
    take(app.router, retention_router(parts.restoring, parts.policies, guard))

    @app.get("/health")
    async def health() -> Health:
        return Health(state="healthy")

    return app
