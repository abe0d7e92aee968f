"""Any second of the window, and nobody who was erased, whatever is restored."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from mixer.clock import NS_PER_S
from studio.backend.environment import CrossingError, Environment
from studio.backend.errors import BackendError, BusyError, StoreError
from studio.backend.moment import DAY_NS, HOUR_NS
from studio.backend.records import Kind
from studio.backend.repository import Query
from studio.backend.stores.keys import Purpose, derived
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.stores.sqlite.backups import BackupPlan, Backups
from studio.backend.stores.sqlite.copies import Every, backups_in
from studio.backend.stores.sqlite.drill import RestoreDrill
from studio.backend.stores.sqlite.opening import check_whole, open_encrypted
from studio.backend.stores.sqlite.restoring import restore
from studio.backend.stores.sqlite.telling import RestoreTold
from studio.backend.trail import Outcome
from studio.secrets import RecordKey
from tests.fakes.trail import MemoryTrail

from .notes import NOTES, PEOPLE, Note, Person

KEY = RecordKey.generate(protected=True)
PRODUCTION = Environment.PRODUCTION
NOON = 1_800_000_000 * NS_PER_S
LATER = Kind("later kind", Note, indexed=("number",))
ADDRESS = "aino.virtanen@example.com"


@dataclass
class Station:
    """A store on a time of its own."""

    folder: Path
    now_ns: int = NOON
    opened: SqliteRepository | None = None
    states: dict[int, list[Note]] = field(default_factory=dict)

    @property
    def places(self) -> StorePlaces:
        return StorePlaces.within(self.folder)

    @property
    def repository(self) -> SqliteRepository:
        if self.opened is None:
            self.opened = SqliteRepository(self.places, KEY, now=lambda: self.now_ns)
        return self.opened

    def backups(self, plan: BackupPlan | None = None) -> Backups:
        return Backups(self.repository, lambda: self.now_ns, plan)

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None

    def put(self, note_id: str, **fields: object) -> Note:
        before = self.repository.read(lambda r: r.get(NOTES, note_id))
        made = before or Note(id=note_id, organisation="a")
        return self.repository.write(
            lambda t: t.put(NOTES, msgspec.structs.replace(made, **fields))
        )

    def all(self) -> list[Note]:
        return list(self.repository.read(lambda r: r.find(NOTES, Query())))

    def pass_seconds(self, seconds: int = 1) -> None:
        self.states[self.now_ns] = self.all()
        self.now_ns += seconds * NS_PER_S

    def restore(self, at_ns: int, base: Path | None = None) -> None:
        self.close()
        restore(self.places, KEY, PRODUCTION, at_ns, base)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    made = Station(tmp_path)
    yield made
    made.close()


@pytest.mark.promise(24)
def test_any_second_of_the_window_can_be_had(station: Station) -> None:
    station.backups().make(Every.HOUR)
    for number in range(6):
        station.pass_seconds()
        station.put("n", number=number, person="p", mail=f"{number}@example.com")
        station.put(f"m{number}", number=number)
        if number == 3:
            station.backups().make(Every.HOUR)
            station.repository.write(lambda t: t.put(LATER, Note(id="g", organisation="a")))
    station.pass_seconds()
    seconds = sorted(station.states)
    # Back and forth: what a restore undid can still be had, from before it.
    for at_ns in (seconds[5], seconds[2], seconds[1], seconds[0]):
        station.restore(at_ns + NS_PER_S - 1)
        assert station.all() == station.states[at_ns]
    trail = MemoryTrail()
    told = RestoreTold(station.repository, trail)
    assert told.run_if_due()
    assert not told.run_if_due()
    (deed,) = trail.deeds
    assert (deed.kind, deed.details["at_ns"]) == ("store restored", str(NOON + NS_PER_S - 1))
    station.put("n", number=77)
    assert [note.number for note in station.all()] == [77]


def test_a_restore_can_be_taken_back(station: Station) -> None:
    station.backups().make(Every.HOUR)
    station.pass_seconds()
    station.put("n", number=1)
    station.pass_seconds()
    station.restore(NOON)
    assert not station.all()
    station.close()
    (before,) = station.places.backups.glob("before-*.db")
    station.restore(station.now_ns, before)
    assert [note.number for note in station.all()] == [1]


def test_there_is_a_past_that_cannot_be_had(station: Station) -> None:
    station.put("n")
    station.backups().make(Every.HOUR)
    with pytest.raises(BackendError, match="no whole copy"):
        station.restore(NOON - 1)
    assert len(station.all()) == 1


def test_a_store_that_is_open_is_not_restored(station: Station) -> None:
    station.backups().make(Every.HOUR)
    with pytest.raises(BusyError, match="Another backend"):
        restore(station.places, KEY, PRODUCTION, NOON)


@pytest.mark.promise(12)
@pytest.mark.parametrize("own", [Environment.DEVELOPMENT, Environment.STAGING])
def test_customer_data_are_not_imported_downwards(
    station: Station, tmp_path: Path, own: Environment
) -> None:
    station.put("n", person="p", mail=ADDRESS)
    backup = station.backups().make(Every.DAY)
    station.close()
    lower = StorePlaces.within(tmp_path / own.value)
    SqliteRepository(lower, KEY, environment=own).close()
    with pytest.raises(CrossingError, match="production"):
        restore(lower, KEY, own, NOON, backup.path)
    with closing(SqliteRepository(lower, KEY, environment=own)) as repository:
        assert not repository.read(lambda r: r.count(NOTES, {}))


@pytest.mark.promise(23)
@pytest.mark.promise(46)
def test_whoever_was_erased_is_in_no_byte_after_an_old_backup_is_restored(
    station: Station, tmp_path: Path
) -> None:
    station.repository.write(lambda t: t.put(PEOPLE, Person(id="p", organisation="a", name="Aino")))
    station.put("n", title="of p", person="p", mail=ADDRESS)
    station.put("other", title="of q", person="q", mail="other@example.com")
    station.put("gone", title="secret plan")
    key = station.repository.vault.key("p")
    assert key is not None
    backup = station.backups().make(Every.DAY)
    old = tmp_path / "elsewhere.db"
    shutil.copyfile(backup.path, old)
    assert _holds(_plain(old, Purpose.STORE, tmp_path), "secret plan")
    station.pass_seconds(3600)
    station.repository.write(lambda t: t.erase(PEOPLE, "p"))
    station.repository.write(lambda t: t.erase(NOTES, "gone"))
    station.pass_seconds(3600)
    station.restore(NOON, old)
    # Of the store itself, while it runs and afterwards.
    assert {note.id: note.mail for note in station.all()} == {"n": "", "other": "other@example.com"}
    assert not station.repository.read(lambda r: r.count(NOTES, {"mail": ADDRESS}))
    station.close()
    for name in (station.places.store, *station.places.vaults):
        purpose = Purpose.VAULT if name.name == "vault.db" else Purpose.STORE
        plain = _plain(name, purpose, tmp_path)
        assert not _holds(plain, ADDRESS, "aino.virtanen", "Aino", "secret plan")
        assert key not in plain, name
    for path in tmp_path.rglob("*"):
        # Not in any file, old copies included: these are encrypted, and their key is nowhere.
        assert path.is_dir() or not _holds(path.read_bytes(), ADDRESS, "Aino"), path
    assert not _holds(_plain(old, Purpose.STORE, tmp_path), ADDRESS, "aino.virtanen", "Aino")


def _plain(path: Path, purpose: Purpose, folder: Path) -> bytes:
    """Return the file at *path* as it would be without encryption."""
    copy = folder / "plain.db"
    shutil.copyfile(path, copy)
    with closing(open_encrypted(copy, derived(KEY, purpose, PRODUCTION))) as connection:
        connection.pragma("journal_mode", "delete")
        connection.pragma("rekey", "")
    data = copy.read_bytes()
    assert data.startswith(b"SQLite format 3")
    copy.unlink()
    return data


def _holds(data: bytes, *words: str) -> bool:
    return any(word.encode() in data for word in words)


@pytest.mark.promise(25)
@pytest.mark.promise(26)
def test_a_copy_is_made_each_hour_and_each_day_and_kept_as_long_as_planned(
    station: Station,
) -> None:
    plan = BackupPlan(window_ns=5 * HOUR_NS, daily_kept_ns=DAY_NS)
    backups = station.backups(plan)
    made = []
    for hour in range(60):
        station.now_ns = NOON + hour * HOUR_NS + (hour % 3) * 1_000 * NS_PER_S
        station.put("n", number=hour)
        made += backups.make_due()
        assert not backups.make_due()
    assert sum(each.every is Every.HOUR for each in made) == 60
    assert sum(each.every is Every.DAY for each in made) == 3
    there = backups_in(station.places)
    hourly = [each.taken_ns for each in there if each.every is Every.HOUR]
    assert station.now_ns - 7 * HOUR_NS < min(hourly) <= station.now_ns - 5 * HOUR_NS
    daily = [each for each in there if each.every is Every.DAY]
    assert len(daily) == 1
    # Within the window any second, before it a day's copy as it was made.
    station.restore(station.now_ns - 4 * HOUR_NS)
    assert [note.number for note in station.all()] == [55]
    with pytest.raises(BackendError, match=f"{daily[0].path.name} alone"):
        station.restore(daily[0].taken_ns + 60 * NS_PER_S)
    station.restore(daily[0].taken_ns)
    assert station.all()[0].number == 40


@pytest.mark.promise(29)
def test_the_drill_runs_by_itself_each_day_and_reports(station: Station) -> None:
    trail = MemoryTrail()
    drill = RestoreDrill(station.repository, trail, lambda: station.now_ns)
    backups = station.backups()
    backups.make_due()
    station.put("n", number=1, person="p", mail=ADDRESS)
    station.put("n", number=2)
    report = drill.run_if_due()
    assert report is not None
    assert (report.fault, report.records) == ("", 1)
    assert report.entries > 2
    assert drill.run_if_due() is None
    station.now_ns += DAY_NS
    station.repository.write(lambda t: t.forget("p"))
    backups.make_due()
    station.put("n", number=3)
    assert drill.run_if_due() == drill.last()
    assert [deed.outcome for deed in trail.deeds] == [Outcome.DONE] * 2
    assert not list(station.folder.glob("half-*"))


def test_a_drill_tells_of_copies_that_do_not_give_the_store_back(station: Station) -> None:
    trail = MemoryTrail()
    drill = RestoreDrill(station.repository, trail, lambda: station.now_ns)
    assert "no whole copy" in drill.run().fault
    station.put("n", number=1)
    station.backups().make(Every.HOUR)
    station.put("n", number=2)
    with station.repository.alone() as connection:
        connection.execute("DELETE FROM log")
    station.now_ns += DAY_NS
    report = drill.run_if_due()
    assert report is not None
    assert "does not give what is kept" in report.fault
    assert [deed.outcome for deed in trail.deeds] == [Outcome.FAILED] * 2


def test_a_damaged_copy_is_passed_over(station: Station) -> None:
    station.put("n", number=1)
    station.backups().make(Every.HOUR)
    station.pass_seconds(60)
    bad = station.backups().make(Every.HOUR)
    station.pass_seconds(60)
    data = bytearray(bad.path.read_bytes())
    data[5000:5100] = bytes(100)
    bad.path.write_bytes(data)
    key = derived(KEY, Purpose.STORE, PRODUCTION)
    with closing(open_encrypted(bad.path, key)) as connection, pytest.raises(StoreError):
        check_whole(connection)
    station.restore(station.now_ns)
    assert [note.number for note in station.all()] == [1]


def test_an_id_that_returns_is_there_after_a_restore(station: Station) -> None:
    returning = Kind("returning", Note, indexed=("number",), returns=True)

    def again(number: int) -> None:
        station.repository.write(lambda t: t.erase(returning, "n"))
        again = Note(id="n", organisation="a", number=number)
        station.repository.write(lambda t: t.put(returning, again))

    again(1)
    again(2)
    station.backups().make(Every.HOUR)
    station.pass_seconds()
    again(3)
    drill = RestoreDrill(station.repository, MemoryTrail(), lambda: station.now_ns)
    assert not drill.run().fault
    station.restore(NOON)
    (found,) = station.repository.read(lambda r: r.find(returning, Query()))
    assert found.number == 2


def test_a_second_after_an_earlier_restore_can_be_had_without_a_new_copy(station: Station) -> None:
    station.backups().make(Every.HOUR)
    station.put("n", number=1)
    station.pass_seconds()
    station.restore(NOON)
    station.pass_seconds()
    station.put("n", number=2)
    station.pass_seconds()
    station.put("n", number=3)
    station.restore(station.now_ns - 1)
    assert [note.number for note in station.all()] == [2]


def test_what_came_while_a_copy_was_made_outlives_the_log_before_that_copy(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups, waiting = station.backups(BackupPlan(window_ns=HOUR_NS)), [1]

    def now() -> int:
        if waiting:
            station.put("n", number=waiting.pop())
            station.now_ns += NS_PER_S
        return station.now_ns

    monkeypatch.setattr(backups, "_now", now)
    backups.make(Every.HOUR)
    station.now_ns += 2 * HOUR_NS
    station.put("n", number=2)
    backups.prune()
    station.restore(station.now_ns - HOUR_NS)
    assert [note.number for note in station.all()] == [1]


def test_a_kill_within_a_restore_leaves_one_store_or_the_other(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.backups().make(Every.HOUR)
    station.pass_seconds()
    station.put("n", number=1)

    def killed(_path: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            station.restore(NOON)
    assert [note.number for note in station.all()] == [1]
