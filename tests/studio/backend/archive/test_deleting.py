"""A show's files and its record: hidden at once, had back for a month, then gone everywhere."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studio.backend.accounts.model import ORGANISATIONS, Organisation
from studio.backend.archive import (
    ARCHIVES,
    ArchiveKeeping,
    ArchiveService,
    OrganisationArchives,
    UploadKind,
    UploadSpec,
)
from studio.backend.caller import Caller
from studio.backend.environment import Environment
from studio.backend.errors import ConflictError, ForbiddenError, StoreError, UnknownError
from studio.backend.events.model import EVENTS
from studio.backend.keeping import DELETABLE, RETAINED
from studio.backend.moment import DAY_NS
from studio.backend.records import PROVIDER
from studio.backend.repository import Query, Transaction
from studio.backend.retention import MONTH_NS, Category, Erasing, Policies, Restoring
from studio.backend.retention.erasing import JOB
from studio.backend.stores.disk_archive import DiskArchives
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.stores.sqlite.backups import Backups
from studio.backend.stores.sqlite.restoring import restore
from studio.backend.trail import Deed, Outcome
from studio.policy.permissions import Role
from studio.secrets import RecordKey
from tests.fakes.trail import MemoryTrail

KEY = RecordKey.generate(protected=True)
NOW = 1_800_000_000 * 10**9
SHOW, DATA = "5e55" * 8, b"the recording of the board's meeting"
SPEC = UploadSpec(UploadKind.RECORDING, 0, len(DATA), hashlib.sha256(DATA).hexdigest())
PRODUCER = Caller("pia", "acme", Role.PRODUCER, "1", "192.0.2.1")
ADMIN = Caller("ada", "acme", Role.ADMIN, "2", "192.0.2.2")
SUPPORT = Caller("sam", PROVIDER, Role.SUPPORT, "3", "192.0.2.3")


@dataclass
class House:
    """Records in an encrypted store and files in a folder, on a time of their own."""

    folder: Path
    trail: MemoryTrail = field(default_factory=MemoryTrail)
    now_ns: int = NOW

    def __post_init__(self) -> None:
        self.stores = DiskArchives(self.files, KEY, own="own")
        self.open()

    def open(self) -> None:
        self.repository = SqliteRepository(self.places, KEY, now=self.now)
        about = {"repository": self.repository, "trail": self.trail, "now": self.now}
        self.service = ArchiveService(self.stores, **about)  # type: ignore[arg-type]  # as named
        self.keeping = ArchiveKeeping(self.stores, **about)  # type: ignore[arg-type]  # likewise

    @property
    def files(self) -> Path:
        return self.folder / "archives"

    @property
    def places(self) -> StorePlaces:
        return StorePlaces.within(self.folder / "store")

    @property
    def ours(self) -> OrganisationArchives:
        return self.service.of("acme")

    @property
    def erasing(self) -> Erasing:
        return Erasing(
            self.repository,
            self.trail,
            self.now,
            deletable=DELETABLE,
            retained=RETAINED,
            assets={ARCHIVES.name: self.keeping.erase_files},
        )

    @property
    def restoring(self) -> Restoring:
        return Restoring(self.repository, self.trail, self.now, deletable=DELETABLE, own=EVENTS)

    def now(self) -> int:
        return self.now_ns

    def upload(self) -> None:
        self.ours.create(SHOW, SPEC)
        self.ours.append(SHOW, SPEC.id, 0, DATA)

    def has_all(self) -> bool:
        return b"".join(self.ours.recording_chunks(SHOW)) == DATA

    def left(self) -> list[str]:
        """Return each file below the archives that is the show's."""
        return [str(path) for path in self.files.rglob("*") if SHOW in str(path)]

    def told(self, kind: str) -> list[Deed]:
        return [deed for deed in self.trail.deeds if deed.kind == kind]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    kept = Organisation(id="acme", organisation="acme", name="Acme", since_ns=NOW)
    made.repository.write(lambda transaction: transaction.put(ORGANISATIONS, kept))
    made.upload()
    yield made
    made.repository.close()


@pytest.mark.promise(21)
@pytest.mark.promise(22)
def test_a_deleted_show_is_hidden_at_once_and_had_back_within_the_month(house: House) -> None:
    assert house.has_all()
    for role in set(Role) - {Role.PRODUCER, Role.ADMIN}:
        with pytest.raises(ForbiddenError):
            house.service.delete(Caller("x", "acme", role, "4", "192.0.2.4"), SHOW)
    with pytest.raises(UnknownError):
        house.service.delete(Caller("x", "others", Role.ADMIN, "4", "192.0.2.4"), SHOW)
    house.service.delete(PRODUCER, SHOW)
    assert house.ours.sessions() == ()
    assert house.ours.look(SHOW).uploads == ()
    for attempt in (
        lambda: house.ours.recording_chunks(SHOW),
        lambda: house.ours.archive_chunks(SHOW),
        lambda: house.ours.state(SHOW, SPEC.id),
        lambda: house.ours.append(SHOW, SPEC.id, len(DATA), b"x"),
        lambda: house.service.delete(ADMIN, SHOW),
    ):
        with pytest.raises(UnknownError):
            attempt()
    with pytest.raises(ConflictError, match="restored by support"):
        house.ours.create(SHOW, SPEC)
    house.now_ns += MONTH_NS - 1
    assert house.erasing.run() == 0
    house.keeping.match_if_due()
    (deleted,) = house.restoring.deleted(SUPPORT, "archives", "acme")
    assert getattr(deleted, "name", "") == SHOW
    house.restoring.restore(SUPPORT, "archives", "acme", deleted.id)
    assert house.has_all()
    (deed,) = house.told("archive deleted")
    assert (deed.organisation, deed.account, deed.target) == ("acme", "pia", SHOW)


@pytest.mark.promise(23)
def test_after_the_month_no_file_and_no_record_is_left_and_there_is_a_receipt(house: House) -> None:
    assert house.left()
    house.service.delete(PRODUCER, SHOW)
    house.now_ns += MONTH_NS
    assert house.erasing.run() == 1
    assert house.left() == []
    assert not house.repository.read(lambda reader: reader.find(ARCHIVES, Query()))
    (receipt,) = house.told("erased for good")
    assert (receipt.organisation, receipt.account, receipt.details["kind"]) == (
        "acme", JOB, "archives",
    )  # fmt: skip
    (stone,) = house.repository.tombstones()
    assert (stone.kind, stone.id) == ("archives", receipt.details["ids"])


@pytest.mark.promise(23)
@pytest.mark.parametrize("what", ["records", "files", "both"])
def test_whatever_old_backup_is_restored_the_erased_show_does_not_come_back(
    house: House, what: str
) -> None:
    house.service.delete(PRODUCER, SHOW)
    # As old as a copy can be, made when the show was deleted but there.
    house.now_ns += MONTH_NS - DAY_NS
    Backups(house.repository, house.now).make_due()
    newest = max(house.places.backups.glob("daily-*.db"))
    copy = house.folder / "elsewhere.db"
    shutil.copy(newest, copy)
    shutil.copytree(house.files, house.folder / "files")
    copied_ns = house.now_ns
    house.now_ns += DAY_NS
    assert house.erasing.run() == 1
    house.now_ns += DAY_NS
    if what in {"records", "both"}:
        house.repository.close()
        restore(house.places, KEY, Environment.PRODUCTION, copied_ns, copy)
        house.open()
    if what in {"files", "both"}:
        shutil.rmtree(house.files)
        shutil.copytree(house.folder / "files", house.files)
        assert house.left()
    # Nobody is shown it meanwhile, and the next look erases it.
    assert house.ours.sessions() == ()
    assert not house.restoring.deleted(SUPPORT, "archives", "acme")
    house.keeping.match_if_due()
    assert house.left() == []
    assert house.ours.sessions() == ()
    if what != "records":
        assert house.told("erased for good")[-1].details["ids"] == SHOW


def test_a_show_that_a_restore_of_the_records_lost_is_found_again(house: House) -> None:
    def lose(transaction: Transaction) -> None:
        for card in transaction.find(ARCHIVES, Query()):
            transaction.erase(ARCHIVES, card.id)

    house.repository.write(lose)
    assert house.ours.sessions() == ()
    house.now_ns += 7 * DAY_NS
    house.keeping.match_if_due()
    assert house.ours.sessions() == (SHOW,)
    assert house.has_all()
    assert len(house.told("archive without a record found")) == 1
    (card,) = house.repository.read(lambda reader: reader.find(ARCHIVES, Query()))
    assert card.begun_at_ns == NOW


@pytest.mark.promise(23)
def test_a_kill_between_the_files_and_the_record_leaves_what_is_due_still_due(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.service.delete(PRODUCER, SHOW)
    house.now_ns += MONTH_NS
    with monkeypatch.context() as killed:

        def fail(*_: object) -> None:
            message = "The disk is full."
            raise StoreError(message)

        killed.setattr(house.repository, "write", fail)
        files = {ARCHIVES.name: house.keeping.erase_files}
        job = Erasing(house.repository, house.trail, house.now, deletable=(ARCHIVES,), assets=files)
        with pytest.raises(StoreError):
            job.run()
    assert house.left() == []
    assert not house.told("erased for good")
    assert house.erasing.run() == 1
    assert len(house.told("erased for good")) == 1


@pytest.mark.promise(21)
@pytest.mark.promise(47)
def test_recordings_are_kept_as_long_as_their_organisation_says(house: House) -> None:
    Policies(house.repository, house.trail, house.now).change(ADMIN, {Category.RECORDINGS: 30})
    house.now_ns += 29 * DAY_NS
    house.erasing.run()
    assert house.ours.sessions() == (SHOW,)
    house.now_ns += 2 * DAY_NS
    house.erasing.run()
    assert house.ours.sessions() == ()
    assert house.left()
    assert [deed.outcome for deed in house.told("deleted by schedule")] == [Outcome.DONE]
    house.now_ns += MONTH_NS
    house.erasing.run()
    assert house.left() == []
