"""Events, vendors, live state and calls, put together: embedded and deployed alike."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.policy.vendors import Vendors, shipped_vendors

from .bus import Bus
from .events import (
    EventService,
    GoService,
    IngestService,
    KeyService,
    PublishService,
    ResidencyService,
)
from .events.ending import KeyEnder
from .live import LiveService, StateStore
from .moment import Now
from .repository import Repository
from .talkback import Calls, TalkbackService
from .talkback.transport import DAILY
from .trail import Trail
from .vendors import VendorGate, VendorService

if TYPE_CHECKING:
    from .talkback.daily import DailyCalls, DailyRest


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParts:
    """One service each; ``bus`` tells the routes of live state what the services told it.

    ``daily``: calls that Daily carries; None where this backend has no account there.
    """

    events: EventService
    go: GoService
    keys: KeyService
    ingest: IngestService
    publishing: PublishService
    residency: ResidencyService
    vendors: VendorService
    vendor_gate: VendorGate
    live: LiveService
    talkback: TalkbackService
    calls: Calls
    bus: Bus
    key_ender: KeyEnder
    daily: "DailyCalls | None"

    def close(self) -> None:
        """End the thread that hears of ended sessions; before the bus and the store."""
        self.key_ender.close()


def event_parts(
    *,
    repository: Repository,
    trail: Trail,
    now: Now,
    bus: Bus,
    state_store: StateStore,
    vendors: Vendors | None = None,
    daily: "DailyRest | None" = None,
) -> EventParts:
    """Return them over what they are handed."""
    known = shipped_vendors() if vendors is None else vendors
    keys = KeyService(repository=repository, trail=trail, now=now, bus=bus)
    vendor_gate = VendorGate(repository=repository, trail=trail, now=now, vendors=known)
    calls_there = (
        None if daily is None else _calls(repository, trail, now, known, vendor_gate, daily)
    )
    return EventParts(
        events=EventService(repository=repository, trail=trail, now=now, keys=keys),
        go=GoService(repository=repository, trail=trail, now=now),
        keys=keys,
        ingest=IngestService(repository=repository, trail=trail, now=now),
        publishing=PublishService(repository=repository, trail=trail, now=now),
        residency=ResidencyService(
            repository=repository,
            trail=trail,
            now=now,
            bus=bus,
            endings=() if calls_there is None else (calls_there.end_all,),
        ),
        vendors=VendorService(
            repository=repository,
            trail=trail,
            now=now,
            vendors=known,
            endings={} if calls_there is None else {DAILY: calls_there.end_all},
        ),
        vendor_gate=vendor_gate,
        live=LiveService(repository=repository, store=state_store, bus=bus, now=now),
        talkback=TalkbackService(repository=repository, trail=trail, now=now, daily=calls_there),
        calls=Calls(monotonic_ns=time.monotonic_ns, utc_ns=now),
        bus=bus,
        key_ender=KeyEnder(bus, keys),
        daily=calls_there,
    )


def _calls(  # all that it stands on
    repository: Repository,
    trail: Trail,
    now: Now,
    vendors: Vendors,
    gate: VendorGate,
    rest: "DailyRest",
) -> "DailyCalls":
    # Few backends ask Daily, and what that takes is loaded by these alone.
    from .talkback.daily import DailyCalls  # noqa: PLC0415  # see above

    return DailyCalls(
        repository=repository, trail=trail, now=now, vendors=vendors, gate=gate, rest=rest
    )
