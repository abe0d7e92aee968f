"""A trail with some deeds in it, for whoever tampers with one."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.backend.audit import AuditRecord, AuditService, AuditTrail, FolderOfHeads, Signer
from studio.backend.audit.export import whole_lines
from studio.backend.audit.model import RECORDS
from studio.backend.caller import Caller
from studio.backend.repository import Query, Transaction
from studio.backend.trail import Deed, Outcome
from studio.policy.permissions import Role
from studio.secrets import RecordKey
from tests.fakes.clock import FakeClock
from tests.fakes.repository import MemoryRepository

SIGNER = Signer.from_key(RecordKey.generate(protected=True))
ADMIN = Caller("admin-1", "a", Role.ADMIN, "session-1", "192.0.2.1")
START_NS = 1_790_000_000_000_000_000


class Kept:
    """A store with a trail; heads are kept in *folder*."""

    def __init__(self, folder: Path, instance: str = "one") -> None:
        self.clock = FakeClock(START_NS)
        self.repository = MemoryRepository()
        self.heads = FolderOfHeads(folder)
        self.trail = self.begin(instance)
        self.made = 0

    def begin(self, instance: str = "one") -> AuditTrail:
        return AuditTrail(
            self.repository,
            SIGNER,
            self.clock.now_ns,
            instance=instance,
            kept_heads=self.heads,
        )

    def service(self) -> AuditService:
        return AuditService(self.repository, self.trail, SIGNER)

    def fill(self, count: int, *, organisation: str = "a", trail: AuditTrail | None = None) -> None:
        for index in range(self.made, self.made + count):
            self.clock.advance(1_000_000)
            (trail or self.trail).record(deed(index, organisation))
        self.made += count

    def records(self, chain: str = "one.1") -> list[AuditRecord]:
        query = Query(equals={"chain": chain}, order="number", limit=1000)
        return list(self.repository.read(lambda reader: reader.find(RECORDS, query)))

    def change(self, number: int, change: Callable[[AuditRecord], AuditRecord | None]) -> None:
        """Do to record *number* what somebody with the store's key could do."""
        record = self.records()[number]
        changed = change(record)

        def put(made: Transaction) -> None:
            if changed is not None and changed.id == record.id:
                made.put(RECORDS, msgspec.structs.replace(changed, revision=record.revision))
                return
            made.erase(RECORDS, record.id)
            if changed is not None:
                made.put(RECORDS, msgspec.structs.replace(changed, revision=0))

        self.repository.write(put)

    def whole(self) -> list[bytes]:
        return list(whole_lines(self.repository, SIGNER))


def deed(index: int, organisation: str = "a", *, subject: str = "") -> Deed:
    return Deed(
        "access" if index % 3 else "signed in",
        Outcome.REFUSED if index % 4 == 3 else Outcome.DONE,
        organisation,
        account=f"account-{index % 5}",
        target=f"event-{index}",
        subject=subject or f"account-{index % 5}",
        personal={"address": f"198.51.100.{index % 200}"},
        details={"route": "GET /events/{event}"},
    )
