"""The routes of events over services in memory, for people whose tokens are their names."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.testclient import TestClient

from studio.backend.bus import Bus
from studio.backend.caller import Caller
from studio.backend.errors import NotSignedInError
from studio.backend.event_parts import EventParts, event_parts
from studio.backend.http.event_routers import event_routers
from studio.backend.http.guard import Guard
from studio.backend.http.refusals import add_refusals
from studio.backend.http.taking import take
from studio.backend.live import StateStore
from studio.backend.live.local_bus import LocalBus
from studio.backend.live.local_store import LocalStateStore
from studio.backend.repository import Repository
from studio.backend.talkback.daily import DailyRest
from studio.policy.permissions import Role
from studio.secrets import Secret
from tests.fakes.clock import FakeClock
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail
from tests.studio.backend.events.parts import NOW_NS, caller, keep_organisation

PEOPLE = {
    "anna": caller(),
    "bert": caller(account="bert"),
    "ada": caller(Role.ADMIN, "ada"),
    "pia": caller(Role.PRESENTER, "pia"),
    "ruth": caller(Role.ROOT, "ruth"),
    "eve": caller(Role.ADMIN, "eve", "others"),
}


class Names:
    """Lets people in by their names."""

    def caller_of(self, token: Secret, address: str) -> Caller:
        known = PEOPLE.get(token.reveal())
        if known is None:
            message = "Sign in first."
            raise NotSignedInError(message)
        return Caller(known.account, known.organisation, known.role, known.session, address)


@dataclass
class EventApp:
    """The application, and what it stands on."""

    app: FastAPI
    parts: EventParts
    trail: MemoryTrail
    clock: FakeClock

    def client(self, name: str) -> TestClient:
        return TestClient(self.app, headers={"Authorization": f"Bearer {name}"})


@contextmanager
def event_app(
    repository: Repository | None = None,
    *,
    bus: Bus | None = None,
    state_store: StateStore | None = None,
    daily: DailyRest | None = None,
) -> Iterator[EventApp]:
    """Yield an instance over what it is handed; alone, over memory of its own."""
    clock, trail = FakeClock(NOW_NS), MemoryTrail()
    repository = repository or MemoryRepository()
    keep_organisation(repository, PEOPLE["anna"].organisation)
    parts = event_parts(
        repository=repository,
        trail=trail,
        now=clock.now_ns,
        bus=bus or LocalBus(),
        state_store=state_store or LocalStateStore(),
        daily=daily,
    )
    app = FastAPI()
    add_refusals(app)
    for router in event_routers(parts, Guard(Names(), trail)):
        take(app.router, router)
    try:
        yield EventApp(app, parts, trail, clock)
    finally:
        parts.close()
