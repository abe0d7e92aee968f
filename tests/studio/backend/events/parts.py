"""What the tests of events stand on."""

from dataclasses import dataclass, field

from studio.backend.accounts.model import ORGANISATIONS, Organisation
from studio.backend.caller import Caller
from studio.backend.events import (
    Draft,
    Event,
    EventService,
    GoService,
    IngestServer,
    IngestService,
    KeyService,
    PublishService,
    Registered,
    ResidencyService,
)
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.backend.records import PROVIDER
from studio.backend.repository import Repository
from studio.policy import Region
from studio.policy.permissions import Role
from studio.policy.placing import Demand, Home
from tests.fakes.bus import MemoryBus
from tests.fakes.clock import FakeClock
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail

NOW_NS = 100 * DAY_NS


def caller(role: Role = Role.PRODUCER, account: str = "anna", organisation: str = "acme") -> Caller:
    home = PROVIDER if role in {Role.ROOT, Role.SUPPORT, Role.DEVELOPER} else organisation
    return Caller(account, home, role, f"session of {account}", "192.0.2.7")


def keep_organisation(repository: Repository, organisation: str) -> None:
    """Have a customer of that id and name."""
    made = Organisation(id=organisation, organisation=organisation, name=organisation, since_ns=1)
    repository.write(lambda tx: tx.get(ORGANISATIONS, organisation) or tx.put(ORGANISATIONS, made))


ANNA, BERT = caller(), caller(account="bert")
ADMIN, ROOT = caller(Role.ADMIN, "ada"), caller(Role.ROOT, "ruth")


@dataclass
class Backend:
    """Every service of the domain, in memory."""

    clock: FakeClock = field(default_factory=lambda: FakeClock(NOW_NS))
    repository: MemoryRepository = field(default_factory=MemoryRepository)
    trail: MemoryTrail = field(default_factory=MemoryTrail)
    bus: MemoryBus = field(default_factory=MemoryBus)

    def __post_init__(self) -> None:
        keep_organisation(self.repository, ANNA.organisation)
        stores, now = (self.repository, self.trail), self.clock.now_ns
        self.keys = KeyService(repository=stores[0], trail=stores[1], now=now, bus=self.bus)
        self.events = EventService(repository=stores[0], trail=stores[1], now=now, keys=self.keys)
        self.go = GoService(repository=stores[0], trail=stores[1], now=now)
        self.ingest = IngestService(repository=stores[0], trail=stores[1], now=now)
        self.publishing = PublishService(repository=stores[0], trail=stores[1], now=now)
        self.residency = ResidencyService(
            repository=stores[0], trail=stores[1], now=now, bus=self.bus
        )

    def event(self, **more: object) -> Event:
        draft = {"name": "Results", "begins_at_ns": NOW_NS, "ends_at_ns": NOW_NS + HOUR_NS, **more}
        return self.events.create(ANNA, Draft(**draft))  # type: ignore[arg-type]  # as the test says

    def server(self, region: Region, zone: str = "a", *, is_well: bool = True) -> Registered:
        name = f"{region.value}-{zone}"
        made = self.ingest.register(
            ROOT, name=name, region=region, zone=zone, url=f"rtmps://{name}.example:1936"
        )
        self.ingest.heard(made.server, is_well=is_well, publishing=0)
        return made

    def servers(self) -> dict[Region, IngestServer]:
        return {region: self.server(region).server for region in Region}

    def settle(self, home: Home, demand: Demand = Demand.NONE) -> None:
        """Have the organisation of the tests live at *home*."""
        known = self.residency.settle(ROOT, ANNA.organisation, home, 0)
        if demand is not Demand.NONE:
            self.residency.demand(ADMIN, demand, known.revision)
