"""What a backend does by itself: a failure is told once, and keeps nobody else from working."""

import threading
from contextlib import closing
from pathlib import Path

import pytest

from studio.backend import jobs as jobs_module
from studio.backend.archive import ArchiveKeeping
from studio.backend.errors import StoreError
from studio.backend.jobs import Job, Jobs
from studio.backend.keeping import retention_jobs, store_jobs
from studio.backend.stores.disk_archive import DiskArchives
from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.stores.sqlite.copies import Every, backups_in
from studio.backend.trail import Outcome
from studio.secrets import RecordKey
from tests.fakes.trail import MemoryTrail
from tests.waiting import wait_until

NOW = 1_800_000_000 * 10**9


def test_a_job_that_fails_is_told_once_and_the_others_run() -> None:
    trail, ran = MemoryTrail(), []
    faults = ["full", "full", "", "full"]

    def fail(_: object) -> None:
        if fault := faults.pop(0):
            raise StoreError(fault)

    jobs = Jobs((Job("copy", fail), Job("other", lambda _: ran.append(1))), trail)
    for _ in range(4):
        jobs.run_due()
    assert len(ran) == 4
    assert [(deed.kind, deed.outcome) for deed in trail.deeds] == [
        ("copy failed", Outcome.FAILED),
        ("copy failed", Outcome.FAILED),
    ]


def test_it_looks_by_itself_until_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs_module, "_LOOK_S", 0.01)
    looked = threading.Event()
    jobs = Jobs((Job("look", lambda _: looked.set()),), MemoryTrail())
    with closing(jobs):
        jobs.start()
        assert looked.wait(5)


@pytest.mark.promise(25)
@pytest.mark.promise(26)
@pytest.mark.promise(29)
def test_the_store_s_own_jobs_copy_it_and_try_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_module, "_LOOK_S", 0.01)
    places, trail = StorePlaces.within(tmp_path), MemoryTrail()
    key = RecordKey.generate(protected=True)
    with closing(SqliteRepository(places, key, now=lambda: NOW)) as repository:
        archives = ArchiveKeeping(
            DiskArchives(tmp_path / "archives", key, own=""),
            repository=repository,
            trail=trail,
            now=lambda: NOW,
        )
        made = (
            *store_jobs(repository, trail, lambda: NOW),
            *retention_jobs(repository, trail, lambda: NOW, archives),
        )
        with closing(Jobs(made, trail)) as jobs:
            jobs.start()
            wait_until(lambda: "restore drill" in trail.kinds(), 10, "the drill")
    assert {each.every for each in backups_in(places)} == set(Every)
    assert [deed.outcome for deed in trail.deeds] == [Outcome.DONE]
