"""When the uploader runs, without one: its process is a real one of another kind."""

from pathlib import Path

import pytest

from studio.record_folders import take_wanted_upload, upload_is_wanted, want_upload
from studio.supervisor import missed
from studio.supervisor.missed import MissedUploads
from studio.wire.missed import MissedLaunch
from tests.waiting import wait_until

LAUNCH = MissedLaunch(
    record_folder="/nowhere",
    data_folder="/nowhere",
    record_key="no key at all",
    protected=True,
    running="",
    region="eu",
    register_path=None,
)


class _Time:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def _runs(uploads: MissedUploads) -> bool:
    return uploads.running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "show_01.vsledger").touch()
    return tmp_path


def test_nothing_is_begun_without_a_show_or_where_all_was_brought(folder: Path) -> None:
    time = _Time()
    (folder / "show_01.vsledger.done").touch()
    uploads = MissedUploads(folder, lambda: LAUNCH, time)
    time.now_s = 100
    assert uploads.look(live=False) is None
    assert not _runs(uploads)


def test_it_waits_for_the_end_of_the_show_and_a_little_more(folder: Path) -> None:
    time = _Time()
    uploads = MissedUploads(folder, lambda: LAUNCH, time)
    for time.now_s in (1, 100, 1000):
        uploads.look(live=True)
        assert not _runs(uploads)
    uploads.look(live=False)
    assert not _runs(uploads)
    time.now_s += 6
    uploads.look(live=False)
    assert _runs(uploads)
    uploads.look(live=True)
    assert not _runs(uploads)
    uploads.close()


def test_a_failure_is_told_and_tried_again(folder: Path) -> None:
    """The key that it is handed is none."""
    time = _Time()
    uploads = MissedUploads(folder, lambda: LAUNCH, time)
    time.now_s = 6
    told = []

    def failed() -> bool:
        state = uploads.look(live=False)
        if state is not None:
            told.append(state)
        return not _runs(uploads)

    uploads.look(live=False)
    assert _runs(uploads)
    wait_until(failed, 30, "the uploader gives up")
    assert told[-1].status == "failed"
    assert "no record key" in told[-1].fault
    assert "no key at all" not in told[-1].fault
    time.now_s += missed._AGAIN_S + 1
    uploads.look(live=False)
    assert _runs(uploads)
    uploads.close()


def test_a_recording_that_is_wanted_is_brought_soon_but_not_during_a_show(tmp_path: Path) -> None:
    time = _Time()
    uploads = MissedUploads(tmp_path, lambda: LAUNCH, time)
    (tmp_path / "show_01.vsrec.upload").touch()
    time.now_s = 4
    uploads.look(live=False)
    assert not _runs(uploads)
    for time.now_s in (5, 100):
        uploads.look(live=True)
        assert not _runs(uploads)
    for time.now_s in (101, 107):
        uploads.look(live=False)
    assert _runs(uploads)
    uploads.close()


def test_one_that_is_wanted_from_another_disk_is_brought_as_soon(tmp_path: Path) -> None:
    time, here, data = _Time(), tmp_path / "here", tmp_path / "data"
    here.mkdir()
    data.mkdir()
    uploads = MissedUploads(here, lambda: LAUNCH, time, wanted=lambda: upload_is_wanted(data))
    time.now_s = 6
    uploads.look(live=False)
    assert not _runs(uploads)
    # As the library does where a recording on another disk is chosen.
    want_upload(data)
    time.now_s = 12
    uploads.look(live=False)
    uploads.look(live=False)
    assert _runs(uploads)
    uploads.close()
    take_wanted_upload(data)
    assert not upload_is_wanted(data)
