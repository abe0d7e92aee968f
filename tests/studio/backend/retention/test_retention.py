"""Hidden at once, had back for a month, then gone everywhere, with a receipt."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studio.backend.caller import Caller
from studio.backend.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    StoreError,
    UnknownError,
)
from studio.backend.events.model import EVENTS
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.backend.records import PROVIDER, Kind, Record
from studio.backend.repository import Query, Repository
from studio.backend.retention import (
    MONTH_NS,
    Category,
    Erasing,
    Policies,
    Restoring,
    Retained,
    softly_deleted,
)
from studio.backend.retention.erasing import BATCH, JOB
from studio.backend.retention.model import DEFAULT_DAYS
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.trail import Deed, Outcome
from studio.policy.permissions import Role
from studio.secrets import RecordKey
from tests.fakes.repository import MemoryRepository
from tests.fakes.trail import MemoryTrail
from tests.studio.backend.stores.notes import NOTES, Note

NOW = 1_800_000_000 * 10**9
SUPPORT = Caller("s", PROVIDER, Role.SUPPORT, "1", "192.0.2.1")
ADMIN = Caller("a", "a", Role.ADMIN, "2", "192.0.2.2")


class Trace(Record, frozen=True, kw_only=True):
    at_ns: int


TRACES = Kind("traces", Trace, indexed=("at_ns",))
RETAINED = (
    Retained(NOTES, Category.EVENTS, "number"),
    Retained(TRACES, Category.SIGN_INS, "at_ns"),
)


@dataclass
class House:
    repository: Repository
    trail: MemoryTrail = field(default_factory=MemoryTrail)
    now_ns: int = NOW

    def now(self) -> int:
        return self.now_ns

    @property
    def erasing(self) -> Erasing:
        return Erasing(self.repository, self.trail, self.now, deletable=(NOTES,), retained=RETAINED)

    @property
    def restoring(self) -> Restoring:
        return Restoring(self.repository, self.trail, self.now, deletable=(NOTES,), own=EVENTS)

    @property
    def policies(self) -> Policies:
        return Policies(self.repository, self.trail, self.now)

    def put(self, note_id: str, **fields: object) -> Note:
        note = Note(**{"id": note_id, "organisation": "a", **fields})  # type: ignore[arg-type]  # of a test
        return self.repository.write(lambda t: t.put(NOTES, note))

    def delete(self, note: Note) -> Note:
        return self.repository.write(lambda t: t.put(NOTES, softly_deleted(note, "x", self.now_ns)))

    def there(self) -> set[str]:
        return {note.id for note in self.repository.read(lambda r: r.find(NOTES, Query()))}

    def told(self, kind: str) -> list[Deed]:
        return [deed for deed in self.trail.deeds if deed.kind == kind]


@pytest.fixture
def house() -> House:
    return House(MemoryRepository())


@pytest.fixture
def kept_house(tmp_path: Path) -> Iterator[House]:
    places, key = StorePlaces.within(tmp_path), RecordKey.generate(protected=True)
    with closing(SqliteRepository(places, key, now=lambda: NOW)) as repository:
        yield House(repository)


@pytest.mark.promise(21)
@pytest.mark.promise(22)
def test_what_was_deleted_can_be_had_back_until_the_last_moment_of_a_month(house: House) -> None:
    note = house.delete(house.put("n", title="one"))
    house.now_ns += MONTH_NS - 1
    assert house.erasing.run() == 0
    assert [each.id for each in house.restoring.deleted(SUPPORT, "notes", "a")] == ["n"]
    back = house.restoring.restore(SUPPORT, "notes", "a", "n")
    assert (back.deleted_at_ns, back.erase_at_ns, back.deleted_by) == (0, 0, "")
    assert back.revision == note.revision + 1
    (deed,) = house.told("record restored")
    assert (deed.organisation, deed.account, deed.outcome) == ("a", "s", Outcome.DONE)
    house.now_ns += 10 * MONTH_NS
    assert house.erasing.run() == 0
    assert house.there() == {"n"}


@pytest.mark.promise(22)
@pytest.mark.promise(23)
def test_after_the_month_it_is_erased_with_a_receipt(kept_house: House) -> None:
    house = kept_house
    house.delete(house.put("n", title="one", person="p", mail="p@example.com"))
    house.put("left")
    house.now_ns += MONTH_NS
    with pytest.raises(ConflictError, match="over a month"):
        house.restoring.restore(SUPPORT, "notes", "a", "n")
    assert not house.restoring.deleted(SUPPORT, "notes", "a")
    assert house.erasing.run() == 1
    assert house.there() == {"left"}
    (receipt,) = house.told("erased for good")
    assert (receipt.organisation, receipt.account) == ("a", JOB)
    assert receipt.details == {"kind": "notes", "ids": "n"}
    repository = house.repository
    assert isinstance(repository, SqliteRepository)
    assert [(stone.kind, stone.id) for stone in repository.tombstones()] == [("notes", "n")]
    assert house.erasing.run() == 0
    assert len(house.told("erased for good")) == 1
    assert [deed.outcome for deed in house.told("record restored")] == [Outcome.REFUSED]


def test_clocks_that_go_back_across_the_month_erase_nothing_early(house: House) -> None:
    house.delete(house.put("n"))
    for days in (40, -45, 20, -3):
        house.now_ns = NOW + days * DAY_NS
        before = house.there()
        house.erasing.run()
        assert house.there() == (before if days < 31 else set())


def test_a_kill_between_erasing_and_telling_leaves_a_receipt_to_be_told(house: House) -> None:
    class FullTrail(MemoryTrail):
        def record_all(self, deeds: Sequence[Deed]) -> None:
            message = f"The disk is full; {deeds[0].kind} is not written."
            raise StoreError(message)

    house.delete(house.put("n"))
    house.now_ns += MONTH_NS
    job = Erasing(house.repository, FullTrail(), house.now, deletable=(NOTES,))
    with pytest.raises(StoreError):
        job.run()
    assert not house.there()
    house.erasing.run()
    assert [deed.details["ids"] for deed in house.told("erased for good")] == ["n"]


def test_many_are_erased_a_few_at_a_time_each_with_its_receipt(house: House) -> None:
    names = {f"{organisation}{number:03}" for organisation in "ab" for number in range(50)}
    for name in names:
        house.delete(house.put(name, organisation=name[0]))
    house.now_ns += MONTH_NS
    assert house.erasing.run() == 100
    receipts = house.told("erased for good")
    assert {name for deed in receipts for name in deed.details["ids"].split()} == names
    for deed in receipts:
        ids = deed.details["ids"].split()
        assert len(ids) <= BATCH
        assert {name[0] for name in ids} == {deed.organisation}


@pytest.mark.promise(21)
@pytest.mark.promise(47)
def test_each_category_is_kept_as_long_as_its_organisation_says(house: House) -> None:
    house.policies.change(ADMIN, {Category.EVENTS: 30})
    for organisation in "ab":
        for days in (10, 40, DEFAULT_DAYS[Category.EVENTS] + 1):
            name = f"{organisation}{days}"
            number = NOW - days * DAY_NS
            house.put(name, organisation=organisation, number=number, title=name)
    house.put("b0", organisation="b", number=0)
    old = DEFAULT_DAYS[Category.SIGN_INS] + 1
    for days in (1, old):
        trace = Trace(id=f"t{days}", organisation="b", at_ns=NOW - days * DAY_NS)
        house.repository.write(lambda t, trace=trace: t.put(TRACES, trace))  # type: ignore[misc]  # runs at once
    house.erasing.run()
    query = Query({"deleted_at_ns": 0})
    shown = {note.id for note in house.repository.read(lambda r: r.find(NOTES, query))}
    assert shown == {"a10", "b10", "b40", "b0"}
    traces = house.repository.read(lambda r: r.find(TRACES, Query()))
    assert [trace.id for trace in traces] == ["t1"]
    deleted = {deed.organisation: deed.details["ids"] for deed in house.told("deleted by schedule")}
    assert set(deleted) == {"a", "b"}
    (receipt,) = house.told("erased for good")
    assert receipt.details == {"kind": "traces", "ids": f"t{old}"}
    # What a schedule deleted can be had back as well.
    house.restoring.restore(SUPPORT, "notes", "a", "a40")
    house.erasing.run()
    assert "a40" in {note.id for note in house.repository.read(lambda r: r.find(NOTES, query))}
    house.now_ns += MONTH_NS
    house.erasing.run()
    assert "a40" not in {note.id for note in house.repository.read(lambda r: r.find(NOTES, query))}


def test_a_time_that_is_none_is_refused(house: House) -> None:
    assert house.policies.get(ADMIN) == DEFAULT_DAYS
    for days in (0, -1, 10**6):
        with pytest.raises(BadRequestError, match="name a number"):
            house.policies.change(ADMIN, {Category.EVENTS: days})
    assert house.policies.change(ADMIN, {Category.EVENTS: 7})[Category.EVENTS] == 7
    assert house.policies.get(ADMIN)[Category.EVENTS] == 7


@pytest.mark.promise(13)
def test_only_support_restores(house: House) -> None:
    house.delete(house.put("n"))
    for role in set(Role) - {Role.SUPPORT, Role.ROOT}:
        caller = Caller("x", "a", role, "3", "192.0.2.3")
        with pytest.raises(ForbiddenError):
            house.restoring.deleted(caller, "notes", "a")
        with pytest.raises(ForbiddenError):
            house.restoring.restore(caller, "notes", "a", "n")
    with pytest.raises(UnknownError):
        house.restoring.restore(SUPPORT, "notes", "b", "n")
    with pytest.raises(UnknownError, match="notes"):
        house.restoring.restore(SUPPORT, "no such kind", "a", "n")


def test_it_ends_between_two_batches_when_it_is_told_to(house: House) -> None:
    for number in range(3 * BATCH):
        house.delete(house.put(f"n{number}", title=f"n{number}"))
    house.now_ns += MONTH_NS
    # Once for each category, once for the first batch.
    looks = iter([False] * (len(RETAINED) + 1) + [True] * 9)
    assert house.erasing.run(lambda: next(looks)) <= BATCH
    assert house.erasing.run() >= 2 * BATCH
    assert not house.there()


def test_it_looks_once_an_hour(house: House) -> None:
    job = house.erasing
    job.run_if_due()
    house.delete(house.put("n"))
    house.now_ns += MONTH_NS
    assert job.run_if_due() == 1
    house.delete(house.put("m", title="m"))
    house.now_ns += HOUR_NS - 1
    assert job.run_if_due() == 0
