"""A backend whose organisation may use Daily, and a Daily of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.backend.events import ResidencyService
from studio.backend.events.model import Event
from studio.backend.talkback.daily import DailyCalls, DailyClient, DailyRest
from studio.backend.talkback.daily.rest import PURPOSE
from studio.backend.vendors import VendorGate, VendorService
from studio.backend.way_out import WayOut
from studio.policy.placing import Demand, Home
from studio.policy.vendors import shipped_vendors
from studio.secrets import Secret
from tests.fakes.people import allow_all
from tests.parts.daily_api import DailyApi
from tests.parts.pki import Authority
from tests.studio.backend.events.parts import ADMIN, ROOT, Backend

KEY = "the key of the tests"


class DailyBackend:
    """Services over a repository in memory; ``asked``: which sockets were asked for."""

    def __init__(
        self,
        address: str = "https://api.daily.co/v1",
        ca_file: Path | None = None,
        key: str = KEY,
    ) -> None:
        self.backend = Backend()
        repository, trail = self.backend.repository, self.backend.trail
        now, vendors = self.backend.clock.now_ns, shipped_vendors()
        gate = VendorGate(repository=repository, trail=trail, now=now, vendors=vendors)
        self.gate = gate
        self.asked: list[str] = []
        self.pauses: list[float] = []
        self.rest = DailyRest(
            Secret(key),
            WayOut(self._let_out, trail),
            address=address,
            ca_file=ca_file,
            pause=self.pauses.append,
        )
        self.calls = DailyCalls(
            repository=repository, trail=trail, now=now, vendors=vendors, gate=gate, rest=self.rest
        )
        self.backend.residency = ResidencyService(
            repository=repository,
            trail=trail,
            now=now,
            bus=self.backend.bus,
            endings=(self.calls.end_all,),
        )
        self.vendors = VendorService(
            repository=repository,
            trail=trail,
            now=now,
            vendors=vendors,
            endings={"daily": self.calls.end_all},
        )

    def _let_out(self, host: str, port: int, purpose: str) -> None:
        assert purpose == PURPOSE
        self.asked.append(host)
        allow_all(host, port, purpose)

    def agree(self, home: Home = Home.US, demand: Demand = Demand.NONE) -> None:
        """Have everybody agree to Daily who has to."""
        self.backend.settle(home, demand)
        self.vendors.approve(ROOT, "daily")
        self.vendors.record_clauses(ROOT, "daily", "contracts/2026-1")
        self.vendors.consent(ADMIN, "daily")
        self.vendors.switch(ADMIN, "daily", on=True)

    def client(self) -> DailyClient:
        return DailyClient("acme", self.gate, self.rest)

    def event(self, **more: object) -> Event:
        return self.backend.event(**more)


@contextmanager
def agreed(folder: Path) -> Iterator[tuple[DailyBackend, DailyApi]]:
    """Yield a backend that may use Daily, and the Daily that it uses."""
    authority = Authority(folder)
    with DailyApi(authority.valid(), KEY) as api:
        backend = DailyBackend(api.address, authority.ca_file)
        backend.agree()
        yield backend, api
