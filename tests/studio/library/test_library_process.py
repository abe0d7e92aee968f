"""The library in its own process, called as the window calls it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.audit import LOG_NAME, verify
from studio.wire.library import (
    CancelJob,
    DeleteRecording,
    ExportRecording,
    JobState,
    LibraryState,
    PlayRecording,
    RestoreRecording,
    SetRetention,
    ThumbnailCame,
    VerifyRecording,
    WantThumbnail,
)
from studio.wire.picture_ring import PictureReader
from tests.parts.recordings import record
from tests.studio.output.flash_and_beep import look
from tests.waiting import wait_until

from .served import Client, Served, served


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with served(tmp_path) as made:
        yield made


def ended(client: Client, kind: str) -> JobState:
    done = {"done", "failed", "cancelled"}

    def newest(state: LibraryState) -> JobState | None:
        jobs = [job for job in state.jobs if job.kind == kind]
        return jobs[-1] if jobs and jobs[-1].status in done else None

    found = newest(client.wait(newest, f"the end of {kind}"))
    assert found is not None
    return found


def kinds(library: Served) -> list[str]:
    found = verify(library.folder / "data" / LOG_NAME, lambda _: library.key)
    assert found.broken_at is None
    return [item.entry.kind for item in found.entries if item.entry]


def test_a_client_is_told_all_and_has_recordings_verified_exported_deleted_and_restored(
    library: Served,
) -> None:
    name = record(library.recordings, library.key).name
    assert (library.runtime / "library.sock").stat().st_mode & 0o777 == 0o600
    client = library.call()
    state = client.wait(lambda it: it.recordings and not it.looking, "what there is")
    (recording,) = state.recordings
    assert (recording.name, recording.status, recording.seconds) == (name, "whole", 4.0)
    assert state.storage.used_bytes == recording.file_bytes
    assert client.ask(WantThumbnail(name)) == ""
    (picture,) = (event for event in client.events if isinstance(event, ThumbnailCame))
    assert len(picture.i420) == picture.width * picture.height * 3 // 2

    assert client.ask(VerifyRecording(name)) == ""
    assert ended(client, "verify").words == "Whole: 4.000 s, 120 pictures."
    client.wait(lambda it: it.recordings[0].verified_utc_s, "that it is verified is remembered")

    out = library.folder / "out.mp4"
    assert client.ask(ExportRecording(name, str(out))) == ""
    assert ended(client, "export").status == "done"
    assert look(out).pictures == 120
    assert client.ask(ExportRecording(name, str(out))) == ""
    assert "name another file" in ended(client, "export").words

    assert client.ask(DeleteRecording(name)) == ""
    (deleted,) = client.state.recordings
    assert deleted.deleted
    assert client.state.storage.trash_bytes == deleted.file_bytes
    assert client.ask(RestoreRecording(deleted.name)) == ""
    assert [each.name for each in client.state.recordings] == [name]
    assert "no recording" in client.ask(DeleteRecording("../out.mp4"))
    client.close()
    assert kinds(library) == [
        "recording verified",
        "recording exported",
        "recording exported",
        "recording export ended",
        "recording deleted",
        "recording restored",
    ]


def test_a_cancelled_export_leaves_nothing(library: Served) -> None:
    name = record(library.recordings, library.key).name
    client = library.call()
    # Cancelled before it begins: the first job keeps the desk busy for a moment.
    client.send(VerifyRecording(name))
    client.send(ExportRecording(name, str(library.folder / "out.mkv"), "mkv"))
    client.send(CancelJob(2))
    assert ended(client, "export").status == "cancelled"
    assert [path.name for path in library.folder.iterdir() if "out" in path.name] == []
    client.close()


def test_what_comes_and_goes_in_the_folder_is_told(library: Served) -> None:
    client = library.call()
    path = record(library.recordings, library.key)
    client.wait(lambda it: it.recordings, "the recording that came")
    path.unlink()
    client.wait(lambda it: not it.recordings, "that it went")
    client.close()


def test_a_recording_is_played_into_a_ring_for_as_long_as_its_client_is_there(
    library: Served,
) -> None:
    name = record(library.recordings, library.key).name
    client = library.call()
    assert client.ask(PlayRecording(name, 320)) == ""
    state = client.wait(lambda it: it.player and it.player.ring, "the ring")
    assert state.player is not None
    assert (state.player.length_ms, state.player.width, state.player.height) == (4000, 320, 180)
    ring = Path(state.player.ring)
    assert ring.stat().st_mode & 0o777 == 0o600
    reader = PictureReader(ring)
    wait_until(lambda: reader.newest() is not None, 10, "a picture")
    reader.close()
    client.close()
    wait_until(lambda: not ring.exists(), 10, "the ring is gone")
    assert kinds(library) == ["recording played"]


def test_the_library_ends_with_whoever_began_it_and_comes_back_when_it_is_called(
    library: Served,
) -> None:
    client = library.call()
    first = library.door.pid
    assert first is not None
    os.kill(first, 9)
    client.close()
    wait_until(library.is_gone, 10, "it is gone")
    # Not at once: one that cannot begin would be begun for ever.
    library.now_s += 3
    again = library.call()
    assert library.door.pid not in {None, first}
    again.close()


def test_it_looks_after_the_recordings_by_itself_but_not_while_a_show_is_on_air(
    library: Served,
) -> None:
    client = library.call()
    assert client.ask(SetRetention(keep_days=30)) == ""
    assert client.state.retention.keep_days == 30
    assert "1 to 36500 days" in client.ask(SetRetention(keep_days=-1))
    old = record(library.recordings, library.key)
    running = record(library.recordings, library.key, show="Running")
    library.running.append(str(running))
    library.look()
    client.close()
    first = library.door.pid
    assert first is not None
    os.kill(first, 9)
    wait_until(library.is_gone, 10, "it is gone")
    library.on_air, library.now_s = True, library.now_s + 100_000
    assert library.is_gone()
    library.on_air = False
    assert not library.is_gone()
    wait_until(lambda: not old.exists(), 15, "what is older than 30 days is in the trash")
    assert running.exists()
