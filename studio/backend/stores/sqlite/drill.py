"""A restore that is tried by itself: made beside the store, compared with it, and thrown away."""

import hashlib
import time
from contextlib import closing
from dataclasses import dataclass
from typing import Final

import apsw
import msgspec

from studio.backend.errors import BackendError
from studio.backend.moment import DAY_NS, NS_PER_S, Now
from studio.backend.records import PROVIDER, Kind, Record, new_id
from studio.backend.repository import Query
from studio.backend.trail import Deed, Outcome, Trail

from .files import open_file
from .log import kinds_there, last_seq
from .opening import ask
from .repository import SqliteRepository
from .restoring import Moment, build
from .tables import table_of

_TRIES: Final = 3
"""What is erased while one looks is in one of the two only; it is in neither the next time."""


class DrillReport(Record, frozen=True, kw_only=True):
    """How a drill went; ``fault`` is '' when what was restored was what is kept."""

    at_ns: int
    base: str = ""
    entries: int = 0
    records: int = 0
    took_ms: int = 0
    fault: str = ""


DRILLS = Kind("restore drill", DrillReport, indexed=("at_ns",))


@dataclass(frozen=True, slots=True)
class _Contents:
    digest: str
    records: int


class RestoreDrill:
    """Tries, once a day, whether the store could be had back. One thread, the keeper's."""

    def __init__(self, repository: SqliteRepository, trail: Trail, now: Now) -> None:
        self._repository, self._trail, self._now = repository, trail, now

    def last(self) -> DrillReport | None:
        """Return how the last one went."""
        newest = Query(order="at_ns", descending=True, limit=1)
        found = self._repository.read(lambda reader: reader.find(DRILLS, newest))
        return found[0] if found else None

    def run_if_due(self) -> DrillReport | None:
        """Run one unless one ran today."""
        last = self.last()
        if last is not None and last.at_ns // DAY_NS == self._now() // DAY_NS:
            return None
        return self.run()

    def run(self) -> DrillReport:
        """Restore the store of this moment beside it and compare; write down how that went."""
        began = time.monotonic_ns()
        report = DrillReport(id=new_id(), organisation=PROVIDER, at_ns=self._now())
        try:
            for _ in range(_TRIES):
                report = self._tried(report)
                if not report.fault:
                    break
        except BackendError as error:
            report = _with(report, fault=str(error))
        report = _with(report, took_ms=(time.monotonic_ns() - began) * 1000 // NS_PER_S)
        self._trail.record(
            Deed(
                "restore drill",
                Outcome.FAILED if report.fault else Outcome.DONE,
                PROVIDER,
                target=report.id,
                details={
                    "copy": report.base,
                    "entries": str(report.entries),
                    "records": str(report.records),
                    "fault": report.fault,
                },
            )
        )
        return self._repository.write(lambda transaction: transaction.put(DRILLS, report))

    def _tried(self, report: DrillReport) -> DrillReport:
        repository = self._repository
        made = repository.places.folder / f"half-{new_id()}.db"
        key, environment = repository.key, repository.environment
        try:
            with closing(repository.new_connection()) as store:
                # All of what follows is of this one moment.
                store.execute("BEGIN")
                expected, seq = _contents(store), last_seq(store)
                moment = Moment(max(self._now(), repository.last_ns), seq)
                told = build(
                    (store, repository.tombstones()),
                    *(repository.places, key, environment, moment, made),
                )
                store.execute("COMMIT")
            with closing(open_file(made, key, environment)) as connection:
                found = _contents(connection)
        finally:
            for path in made.parent.glob(f"{made.name}*"):
                path.unlink(missing_ok=True)
        fault = ""
        if found != expected:
            fault = (
                f"The copy {told.base} with {told.entries} entries of the log does not give what "
                "is kept; make a new copy now and keep the folder for whoever looks into it."
            )
        return _with(
            report, base=told.base, entries=told.entries, records=found.records, fault=fault
        )


def _contents(connection: apsw.Connection) -> _Contents:
    digest, records = hashlib.sha256(), 0
    for name in sorted(kinds_there(connection)):
        question = f"SELECT id, revision, body, sealed FROM {table_of(name)} ORDER BY id"  # noqa: S608  # names of kinds only
        for row in ask(connection, question):
            digest.update(repr((name, row)).encode())
            records += 1
    return _Contents(digest.hexdigest(), records)


def _with(report: DrillReport, **changed: str | int) -> DrillReport:
    return msgspec.structs.replace(report, **changed)
