"""What the embedded store does besides its contract: on the disk, after kills, with a wrong key."""

import itertools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from studio.backend.environment import CrossingError, Environment
from studio.backend.errors import BusyError, ConflictError, StoreError
from studio.backend.repository import Query, Reader, Transaction
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.stores.sqlite import vault as vault_module
from studio.backend.stores.sqlite.carrying import Carrying
from studio.backend.stores.sqlite.vault import Tombstone
from studio.secrets import RecordKey
from tests.parts.killed_writer import Result
from tests.waiting import wait_until

from .notes import NOTES, Note

KEY = RecordKey.generate(protected=True)
Opened = Callable[..., SqliteRepository]


@pytest.fixture
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> Opened:
    def make(
        key: RecordKey = KEY, environment: Environment = Environment.PRODUCTION
    ) -> SqliteRepository:
        repository = SqliteRepository(StorePlaces.within(tmp_path), key, environment=environment)
        request.addfinalizer(repository.close)
        return repository

    return make


def put(repository: SqliteRepository, note_id: str = "n", **fields: object) -> Note:
    note = Note(**{"id": note_id, "organisation": "a", **fields})  # type: ignore[arg-type]  # of a test
    return repository.write(lambda t: t.put(NOTES, note))


def all_of(repository: SqliteRepository) -> list[Note]:
    return list(repository.read(lambda r: r.find(NOTES, Query())))


@pytest.mark.promise(5)
@pytest.mark.promise(7)
def test_nothing_lies_open_on_the_disk(opened: Opened, tmp_path: Path) -> None:
    repository = opened()
    put(repository, title="a plain title", person="p", mail="aino@example.com")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"store.db", "store.db-wal", "vault.db"}
    for path in files:
        data = path.read_bytes()
        for word in (b"plain title", b"aino", b"SQLite format", b"CREATE TABLE", b"production"):
            assert word not in data, path
        assert path.stat().st_mode & 0o077 == 0, path


def test_what_was_kept_is_there_the_next_time(opened: Opened) -> None:
    first = opened()
    note = put(first, title="one", person="p", mail="aino@example.com")
    first.close()
    assert all_of(opened()) == [note]


def test_personal_fields_are_sealed_within_the_encrypted_file_too(opened: Opened) -> None:
    repository = opened()
    put(repository, person="p", mail="aino@example.com", phone="+358501234")
    with repository.alone() as connection:
        for question in ("SELECT * FROM k_notes", "SELECT * FROM log"):
            rows = connection.execute(question).fetchall()
            assert rows
            assert "aino" not in repr(rows)
            assert "50123" not in repr(rows)


def test_another_key_opens_nothing_and_harms_nothing(opened: Opened) -> None:
    first = opened()
    note = put(first, person="p", mail="aino@example.com")
    first.close()
    with pytest.raises(StoreError, match="another key"):
        opened(RecordKey.generate(protected=True))
    assert all_of(opened()) == [note]


@pytest.mark.promise(11)
@pytest.mark.parametrize("other", [Environment.DEVELOPMENT, Environment.STAGING])
def test_another_environment_s_store_is_refused(opened: Opened, other: Environment) -> None:
    opened().close()
    with pytest.raises(CrossingError, match=f"belongs to production .* in {other.value}"):
        opened(environment=other)


def test_one_process_has_it_open(opened: Opened) -> None:
    opened()
    with pytest.raises(BusyError, match="Another backend"):
        opened()


@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_copy_of_the_vault_is_made_anew(
    opened: Opened, which: int, tmp_path: Path
) -> None:
    first = opened()
    note = put(first, person="p", mail="aino@example.com")
    first.close()
    copies = StorePlaces.within(tmp_path).vaults
    copies[which].write_bytes(b"\0" * 8192)
    again = opened()
    assert all_of(again) == [note]
    again.close()
    copies[1 - which].unlink()
    assert all_of(opened()) == [note]


def test_a_store_without_its_vault_says_so(opened: Opened, tmp_path: Path) -> None:
    first = opened()
    put(first, person="p", mail="aino@example.com")
    first.close()
    for path in StorePlaces.within(tmp_path).vaults:
        path.unlink()
    with pytest.raises(StoreError, match=r"vault\.db back"):
        opened()


def test_a_copy_of_the_vault_that_missed_it_forgets_as_well(opened: Opened, tmp_path: Path) -> None:
    first = opened()
    put(first, person="p", mail="aino@example.com")
    first.close()
    left_behind = StorePlaces.within(tmp_path).vaults[1]
    before = left_behind.read_bytes()
    second = opened()
    second.write(lambda t: t.forget("p"))
    second.close()
    left_behind.write_bytes(before)
    third = opened()
    assert third.vault.key("p") is None
    assert all_of(third)[0].mail == ""


def test_a_kill_between_the_store_and_the_vault_loses_no_tombstone(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    put(first, person="p", mail="aino@example.com")

    def killed(_stones: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(first.vault, "bury", killed)
    with pytest.raises(KeyboardInterrupt):
        first.write(lambda t: t.forget("p"))
    first.close()
    assert opened().vault.key("p") is None


def test_what_is_put_before_the_vault_has_heard_of_it_is_without_what_was_forgotten(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = opened()
    put(repository, person="p", mail="aino@example.com")
    bury = repository.vault.bury

    def meanwhile(stones: Iterable[Tombstone]) -> None:
        late = {"title": "late", "person": "p", "mail": "late@example.com"}
        putting = threading.Thread(target=put, args=(repository, "late"), kwargs=late)
        putting.start()
        putting.join(10)
        bury(stones)

    monkeypatch.setattr(repository.vault, "bury", meanwhile)
    repository.write(lambda t: t.forget("p"))
    assert {note.id: note.mail for note in all_of(repository)} == {"n": "", "late": ""}
    assert not repository.read(lambda r: r.count(NOTES, {"mail": "late@example.com"}))


def test_what_the_vault_could_not_take_is_taken_with_the_next_that_is_erased(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    put(first, person="p", mail="aino@example.com")
    put(first, "other")

    def full(*_: object) -> None:
        message = "The disk of the store is full; make room on it."
        raise StoreError(message)

    with monkeypatch.context() as patched:
        patched.setattr(vault_module, "_write", full)
        with pytest.raises(StoreError, match="is full"):
            first.write(lambda t: t.forget("p"))
    first.write(lambda t: t.erase(NOTES, "other"))
    put(first, "third")
    first.close()
    assert opened().vault.key("p") is None


def test_a_kind_that_grows_is_brought_up_to_date(opened: Opened) -> None:
    narrow = replace(NOTES, indexed=("place",), unique=())
    repository = opened()
    for name in "ab":
        note = Note(id=name, organisation="a", title=name, number=ord(name), person="p", mail=name)
        repository.write(lambda t, note=note: t.put(narrow, note))  # type: ignore[misc]  # runs at once
    found = repository.read(lambda r: r.find(NOTES, Query(equals={"mail": "b"}, order="number")))
    assert [note.id for note in found] == ["b"]
    with pytest.raises(ConflictError, match="this organisation and title"):
        put(repository, "c", title="a")
    repository.close()
    found = opened().read(lambda r: r.find(NOTES, Query(order="number", descending=True)))
    assert [note.id for note in found] == ["b", "a"]


def _indexes(repository: SqliteRepository) -> set[str]:
    with repository.alone() as connection:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE name GLOB '[ij]_notes_*'")
        return {str(name) for (name,) in rows.fetchall()}


def test_a_kind_has_no_more_indexes_than_it_asks_for_also_once_it_asks_for_fewer(
    opened: Opened,
) -> None:
    repository = opened()
    before = put(repository, title="t", number=1)
    assert len(_indexes(repository)) == 2 * len(NOTES.indexed)
    lean = replace(NOTES, across=("number",), within=("number", "place"))
    kept = repository.write(lambda t: t.put(lean, msgspec.structs.replace(before, number=2)))
    assert _indexes(repository) == {"i_notes_number", "j_notes_number", "j_notes_place"}
    asked = Query({"organisation": "a", "colour": "red"}, order="number", at_least=2)
    assert repository.read(lambda r: r.find(lean, asked)) == [kept]


def test_what_says_that_it_is_new_and_is_not_was_changed_meanwhile(opened: Opened) -> None:
    repository = opened()
    put(repository)
    with pytest.raises(ConflictError, match="changed meanwhile"):
        put(repository)


def test_a_reader_sees_one_moment_while_another_writes(opened: Opened) -> None:
    repository = opened()
    put(repository, "a")

    def look(reader: Reader) -> tuple[int, int]:
        before = reader.count(NOTES, {})
        writing = threading.Thread(target=lambda: put(repository, "b"))
        writing.start()
        writing.join()
        return before, reader.count(NOTES, {})

    assert repository.read(look) == (1, 1)
    assert len(all_of(repository)) == 2


def test_a_long_log_is_carried_into_the_file_by_no_commit(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, places = opened(), StorePlaces.within(tmp_path)
    put(repository)

    def fill(transaction: Transaction) -> None:
        for number in range(1000):
            transaction.put(NOTES, Note(id=f"n{number}", organisation="a", words=("long",) * 1500))

    before = places.store.stat().st_size
    with monkeypatch.context() as patched:
        patched.setattr(Carrying, "_carry", lambda *_: None)
        repository.write(fill)
        assert places.store.stat().st_size == before
    put(repository, "m")
    wait_until(lambda: places.store.stat().st_size > before + 1_000_000, 10, "it is carried")

    numbers = itertools.count()

    def is_written_anew() -> bool:
        log = places.logs[0].stat().st_size
        put(repository, f"m{next(numbers)}")
        return places.logs[0].stat().st_size == log

    wait_until(is_written_anew, 10, "all of it is carried")


def test_nothing_acknowledged_is_lost_by_kills(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.parts.killed_writer", str(tmp_path), "8"]
    run = subprocess.run(command, capture_output=True, timeout=120, check=True)
    result = msgspec.json.decode(run.stdout, type=Result)
    assert (result.kills, result.lost) == (8, 0), run.stderr
    assert result.acknowledged >= 8
    assert result.forgotten > 0
