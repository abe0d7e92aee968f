import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from studio.backend.audit import verify_store
from studio.backend.audit.model import HEADS, RECORDS
from studio.backend.errors import ConflictError, StoreError
from studio.backend.repository import Query, Transaction
from studio.backend.trail import Deed, Outcome
from tests.waiting import wait_until

from .trails import SIGNER, Kept, deed

T = TypeVar("T")


@pytest.mark.promise(43)
@pytest.mark.promise(44)
def test_a_deed_is_kept_with_the_account_that_was_used(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.trail.record(deed(0))
    kept.trail.record(Deed("signed in", Outcome.REFUSED, "a", account="account-9"))
    first, second = kept.records()
    assert (first.account, first.kind, first.outcome) == ("account-0", "signed in", "done")
    assert '"address":"198.51.100.0"' in first.personal
    assert (second.account, second.outcome, second.before) == ("account-9", "refused", first.hash)
    assert verify_store(kept.repository, kept=kept.heads.all()).fault == ""


def test_erasing_a_person_leaves_the_chain_whole(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(10)
    kept.repository.write(lambda made: made.forget("account-1"))
    told = [record.personal for record in kept.records() if record.account == "account-1"]
    assert told == ["", ""]
    found = verify_store(kept.repository, kept=kept.heads.all())
    assert (found.fault, found.records, found.erased) == ("", 10, 2)


def test_who_is_not_known_is_under_the_months_key(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    personal = {"address": "192.0.2.7"}
    kept.trail.record(Deed("access", Outcome.REFUSED, "", personal=personal))
    assert kept.records()[0].subject == "unknown-2026-09"
    kept.repository.write(lambda made: made.forget("unknown-2026-09"))
    assert kept.records()[0].personal == ""
    assert verify_store(kept.repository).fault == ""


def test_the_chain_goes_on_after_a_restart(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(200)
    again = kept.begin()
    kept.fill(100, trail=again)
    found = verify_store(kept.repository, kept=kept.heads.all(), signer=SIGNER.public)
    assert (found.fault, found.records, found.chains) == ("", 300, 1)


def test_two_processes_of_one_name_share_a_chain_and_two_names_have_two(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    same, other = kept.begin(), kept.begin("two")
    for _ in range(4):
        for trail in (kept.trail, same, other):
            kept.fill(2, trail=trail)
    found = verify_store(kept.repository, kept=kept.heads.all())
    assert (found.fault, found.records, found.chains) == ("", 24, 2)


def test_many_at_once_share_a_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept(tmp_path)
    kept.trail.record(deed(0))
    writes: list[int] = []
    entered, go_on = threading.Event(), threading.Event()
    write = kept.repository.write

    def held(made: Callable[[Transaction], T]) -> T:
        writes.append(kept.trail._waiting.qsize())
        entered.set()
        go_on.wait(5)
        return write(made)

    monkeypatch.setattr(kept.repository, "write", held)
    threads = [threading.Thread(target=kept.trail.record, args=(deed(n),)) for n in range(30)]
    threads[0].start()
    assert entered.wait(5)
    for thread in threads[1:]:
        thread.start()
    wait_until(lambda: kept.trail._waiting.qsize() == 29, 5, "all others wait")
    go_on.set()
    for thread in threads:
        thread.join()
    assert len(writes) == 2
    assert verify_store(kept.repository).records == 31


def test_what_cannot_be_written_is_told_and_the_next_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path)
    kept.fill(3)

    def refuse(_made: Callable[[Transaction], T]) -> T:
        message = "The disk is full."
        raise StoreError(message)

    with monkeypatch.context() as broken:
        broken.setattr(kept.repository, "write", refuse)
        with pytest.raises(StoreError, match="The disk is full"):
            kept.trail.record(deed(3))

        def conflict(_made: Callable[[Transaction], T]) -> T:
            message = "Changed."
            raise ConflictError(message)

        broken.setattr(kept.repository, "write", conflict)
        with pytest.raises(StoreError, match="give each its own name"):
            kept.trail.record(deed(3))
    kept.fill(1)
    assert (verify_store(kept.repository).fault, len(kept.records())) == ("", 4)


def test_a_store_that_was_put_back_begins_another_chain_and_says_so(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(5)
    older = Kept(tmp_path / "elsewhere")
    older.fill(3)
    older.heads = kept.heads
    again = older.begin()
    older.fill(1, trail=again)
    first = older.records("one.2")[0]
    assert first.kind == "audit trail behind its kept head"
    assert first.details == {"chain": "one.1", "known up to": "5", "lost after": "3"}
    # It does not hide that records are lost.
    fault = verify_store(older.repository, kept=kept.heads.all()).fault
    assert fault == "chain one.1 was cut: it has 3 records, and had 5"


@pytest.mark.allow_log("heads of the audit trail .* cannot be kept")
def test_heads_that_cannot_be_kept_are_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    place = tmp_path / "heads"
    place.write_text("no folder")
    kept = Kept(place)
    kept.fill(2)
    assert len([each for each in caplog.records if "cannot be kept" in each.message]) == 1
    assert not kept.trail.heads_are_kept
    assert len(kept.records()) == 2


def test_what_a_stranger_sends_is_bounded_and_writable(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.trail.record(Deed("access\ud800", Outcome.DONE, "a", target="x" * 5000))
    record = kept.records()[0]
    assert (record.kind, len(record.target)) == ("access?", 1000)


def test_a_head_is_beside_its_records(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.fill(2)
    (head,) = kept.repository.read(lambda reader: reader.find(HEADS, Query()))
    assert (head.head.size, head.head.newest) == (2, kept.records()[-1].hash)
    assert msgspec.json.decode((tmp_path / "one.1.head").read_bytes())["size"] == 2
    assert kept.repository.read(lambda reader: reader.count(RECORDS, {"chain": "one.1"})) == 2
