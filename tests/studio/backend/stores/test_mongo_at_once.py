"""Deeds of two instances at once in MongoDB, and what goes wrong meanwhile, at the tests' own."""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import enumerate as enumerate_threads

import msgspec
import pytest

from studio.backend.audit import AuditTrail, FolderOfHeads, Signer, verify_export
from studio.backend.audit.export import whole_lines
from studio.backend.audit.model import RECORDS
from studio.backend.errors import ConflictError
from studio.backend.lead import Leadership
from studio.backend.moment import MINUTE_NS, utc_now_ns
from studio.backend.records import new_id
from studio.backend.repository import Query, Reader, T, Transaction
from studio.backend.stores.mongo import MongoRepository
from studio.backend.trail import Deed, Outcome
from studio.secrets import RecordKey
from tests.parts.mongo_own import Fault, OwnMongo
from tests.waiting import wait_until

from .conftest import in_mongo
from .notes import NOTES, Note

KEY = RecordKey.generate(protected=True)
SIGNER = Signer.from_key(KEY)
_SOON_S = 30.0
Pair = tuple[MongoRepository, MongoRepository]
Deeds = Callable[[Transaction], object]


@pytest.fixture
def pair(own_mongo: OwnMongo) -> Iterator[Pair]:
    """Yield the store as each of two instances has it open."""
    name = f"t{new_id()}"
    with ExitStack() as stack:
        a, b = (
            stack.enter_context(closing(in_mongo(own_mongo.url, KEY, database=name)))
            for _ in range(2)
        )
        # Both know the kind: what follows is of deeds alone.
        a.write(lambda t: t.put(NOTES, note("first", open=False)))
        b.read(lambda r: r.get(NOTES, "first"))
        yield a, b
    wait_until(
        lambda: not any("pymongo" in each.name for each in enumerate_threads()), 10, "its end"
    )


class Sometimes:
    """Puts each of *faults* into transactions now and then, where it can be; *most* times."""

    def __init__(self, *faults: Fault, most: int, of_commits_only: bool = False) -> None:
        self._faults, self._left = faults, most
        self._commits_only = of_commits_only
        self._chance = random.Random(most)  # noqa: S311  # which command fails, no secret
        self.told: Counter[Fault] = Counter()

    def __call__(self, command: str, in_transaction: bool) -> Fault:  # noqa: FBT001  # as Faults says
        is_commit = command == "commitTransaction"
        # What is none of a transaction is tried twice by PyMongo itself, and then refused.
        if not in_transaction or command == "abortTransaction":
            return Fault.NONE
        if self._commits_only and not is_commit:
            return Fault.NONE
        fault = self._chance.choice(self._faults)
        fits = {Fault.GIVEN_UP: not is_commit, Fault.UNKNOWN: is_commit}
        if not self._left or not fits.get(fault, True) or self._chance.random() > 0.1:
            return Fault.NONE
        self._left -= 1
        self.told[fault] += 1
        return fault


def note(note_id: str, **fields: object) -> Note:
    return Note(**{"id": note_id, "organisation": "a", "open": True, **fields})  # type: ignore[arg-type]  # of a test


def meanwhile(deed: Callable[[Transaction], T], other: Callable[[], object]) -> Deeds:
    """Return *deed*, before whose end *other* is done the first time that it runs."""
    waiting = [other]

    def both(transaction: Transaction) -> T:
        result = deed(transaction)
        if waiting:
            doing = threading.Thread(target=waiting.pop())
            doing.start()
            doing.join(_SOON_S)
        return result

    return both


def together(deeds: list[Callable[[], None]]) -> None:
    failed: list[BaseException] = []

    def tried(deed: Callable[[], None]) -> None:
        try:
            deed()
        except BaseException as error:  # noqa: BLE001  # raised again by the test's own thread
            failed.append(error)

    threads = [threading.Thread(target=tried, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failed, failed[0]


def close_one(transaction: Transaction, note_id: str) -> None:
    """Close a note unless it is the last that is open: as the last admin is kept."""
    if transaction.count(NOTES, {"open": True}) > 1:
        found = transaction.get(NOTES, note_id)
        assert found is not None
        transaction.put(NOTES, msgspec.structs.replace(found, open=False))


def how_many_open(reader: Reader) -> int:
    return reader.count(NOTES, {"open": True})


def test_two_that_count_the_same_do_not_both_take_the_last(pair: Pair) -> None:
    a, b = pair
    for name in "xy":
        a.write(lambda t, name=name: t.put(NOTES, note(name)))  # type: ignore[misc]  # runs at once
    a.write(meanwhile(lambda t: close_one(t, "x"), lambda: b.write(lambda t: close_one(t, "y"))))
    assert a.read(how_many_open) == 1


def test_what_a_deed_only_read_does_not_change_before_its_end(pair: Pair) -> None:
    a, b = pair
    a.write(lambda t: t.put(NOTES, note("event")))

    def give_key(transaction: Transaction) -> None:
        event = transaction.get(NOTES, "event")
        if event is not None and event.open:
            transaction.put(NOTES, note("key"))

    def end_event(transaction: Transaction) -> None:
        event = transaction.get(NOTES, "event")
        assert event is not None
        transaction.put(NOTES, msgspec.structs.replace(event, open=False))
        assert transaction.get(NOTES, "key") is None

    a.write(meanwhile(give_key, lambda: b.write(end_event)))
    assert a.read(lambda r: r.get(NOTES, "key")) is None


def test_what_a_deed_missed_is_not_made_before_its_end(pair: Pair) -> None:
    a, b = pair

    def unless(transaction: Transaction, missed: str, made: str) -> None:
        if transaction.get(NOTES, missed) is None:
            transaction.put(NOTES, note(made))

    a.write(
        meanwhile(lambda t: unless(t, "y", "x"), lambda: b.write(lambda t: unless(t, "x", "y")))
    )
    found = a.read(lambda r: [r.get(NOTES, name) for name in "xy"])
    assert [each is not None for each in found] == [False, True]


def test_whoever_is_forgotten_while_something_of_hers_is_put_is_not_in_it(pair: Pair) -> None:
    a, b = pair
    a.write(lambda t: t.put(NOTES, note("old", person="p", mail="old@example.com")))
    new = note("new", person="p", mail="new@example.com", title="new")
    # Another instance has dropped the records' keys and is about to tell the vault.
    told = b.vault.forget
    b.vault.forget = lambda *_: None  # type: ignore[method-assign]  # killed here
    a.write(meanwhile(lambda t: t.put(NOTES, new), lambda: b.write(lambda t: t.forget("p"))))
    b.vault.forget = told  # type: ignore[method-assign]  # as it was
    found = a.read(lambda r: r.find(NOTES, Query(order="id")))
    assert {each.id: each.mail for each in found} == {"first": "", "new": "", "old": ""}
    assert not a.read(lambda r: r.count(NOTES, {"mail": "new@example.com"}))


@pytest.mark.parametrize("fault", [Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.UNKNOWN])
def test_a_commit_of_unknown_outcome_is_asked_again_and_done_once(
    pair: Pair, own_mongo: OwnMongo, fault: Fault
) -> None:
    own_mongo.faults = sometimes = Sometimes(fault, most=2, of_commits_only=True)
    for _ in range(40):
        pair[0].write(lambda t: add_one(t, "first"))
        if sometimes.told[fault] == 2:
            break
    assert sometimes.told[fault] == 2
    found = pair[1].read(lambda r: r.get(NOTES, "first"))
    assert found is not None
    assert (found.number, found.revision) == (_ + 1, _ + 2)


def add_one(transaction: Transaction, note_id: str) -> int:
    found = transaction.get(NOTES, note_id)
    assert found is not None
    number = (found.number or 0) + 1
    transaction.put(NOTES, msgspec.structs.replace(found, number=number))
    # What is only put: none of these may be there twice, or without its number.
    transaction.put(NOTES, note(f"{note_id} {number}", title=f"{note_id} {number}"))
    return number


def test_no_deed_of_two_instances_is_lost_or_done_twice_whatever_fails(
    pair: Pair, own_mongo: OwnMongo
) -> None:
    own_mongo.faults = sometimes = Sometimes(*set(Fault) - {Fault.NONE}, most=12)
    numbers: list[int] = []

    def many(repository: MongoRepository) -> None:
        numbers.extend(repository.write(lambda t: add_one(t, "first")) for _ in range(8))

    together([lambda each=each: many(each) for each in (*pair, *pair)])  # type: ignore[misc]  # runs at once
    assert sometimes.told.total() > 5, sometimes.told
    assert sorted(numbers) == list(range(1, 33))
    own_mongo.faults = lambda _command, _in: Fault.NONE
    found = pair[0].read(lambda r: r.find(NOTES, Query(limit=1000)))
    assert sorted(each.title for each in found if each.title) == sorted(
        f"first {number}" for number in numbers
    )


@pytest.mark.promise(43)
def test_the_trails_of_two_instances_have_each_deed_once_whatever_fails(
    pair: Pair, own_mongo: OwnMongo, tmp_path: Path
) -> None:
    trails = [
        AuditTrail(
            repository, SIGNER, utc_now_ns, instance=name,
            kept_heads=FolderOfHeads(tmp_path / name),
        )
        for name, repository in zip("ab", pair, strict=True)
    ]  # fmt: skip
    own_mongo.faults = sometimes = Sometimes(*set(Fault) - {Fault.NONE}, most=10)

    def many(trail: AuditTrail, first: int) -> None:
        for number in range(first, first + 10):
            trail.record(
                Deed(
                    "access", Outcome.DONE, "a", account="p", target=f"deed {number}", subject="p",
                    personal={"address": "192.0.2.1"},
                )
            )  # fmt: skip

    together([lambda n=n: many(trails[n % 2], n * 10) for n in range(6)])  # type: ignore[misc]  # runs at once
    own_mongo.faults = lambda _command, _in: Fault.NONE
    assert sometimes.told.total() > 3, sometimes.told
    kept = pair[0].read(lambda r: r.find(RECORDS, Query(limit=1000)))
    assert Counter(each.target for each in kept) == {f"deed {n}": 1 for n in range(60)}
    told = verify_export(whole_lines(pair[1], SIGNER))
    assert (told.whole, told.records, told.fault) == (True, 60, "")


def test_one_instance_leads_and_the_other_follows(pair: Pair) -> None:
    now = [utc_now_ns()]
    a, b = (Leadership(each, lambda: now[0], name) for each, name in zip(pair, "ab", strict=True))
    leads: list[bool] = []
    together([lambda: leads.append(a.is_ours()), lambda: leads.append(b.is_ours())])
    assert sorted(leads) == [False, True]
    now[0] += 4 * MINUTE_NS
    together([lambda: leads.append(a.is_ours()), lambda: leads.append(b.is_ours())])
    assert leads[2:].count(True) == 1


def test_a_refusal_is_no_reason_to_try_again(pair: Pair) -> None:
    a, _ = pair
    a.write(lambda t: t.put(NOTES, note("x", title="taken")))
    runs: list[int] = []

    def taken(transaction: Transaction) -> None:
        runs.append(1)
        transaction.put(NOTES, note("y", title="taken"))

    with pytest.raises(ConflictError, match="organisation and title"):
        a.write(taken)
    assert len(runs) == 1
