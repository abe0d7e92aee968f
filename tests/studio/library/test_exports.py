"""What is exported, read by the system's own ffmpeg, against what the sealed file holds."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from studio.library.playback.film import Seen, open_film
from studio.library.work import DamagedRecordingError, export
from studio.output.chapters import Chapter
from studio.output.record_format import RecordReader, repair
from studio.output.recording_check import RecordingState
from studio.output.recording_export import _NAMELESS
from studio.secrets import RecordKey
from studio.wire.library import ContainerName
from tests.parts.recordings import SECONDS, record

KEY = RecordKey.generate(protected=True)


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("exports"), KEY)


def hashes_in_the_sealed_file(path: Path) -> list[str]:
    """Return the SHA-256 of each picture, decoded from its records."""
    found = []
    with open_film(path, lambda _: KEY) as film:
        film.seek(0)
        while (item := film.next()) is not None:
            if isinstance(item, Seen):
                found.append(hashlib.sha256(item.frame.to_ndarray().tobytes()).hexdigest())
    return found


def hashes_by_ffmpeg(path: Path) -> list[str]:
    """Return the same, decoded by the system's ffmpeg, which must find nothing to complain of."""
    told = [_ffmpeg(path, "0:v", "framehash", "-hash", "sha256"), _ffmpeg(path, "0:a", "null")]
    lines = [line for line in told[0].splitlines() if not line.startswith("#")]
    return [line.rpartition(",")[2].strip() for line in lines]


def _ffmpeg(path: Path, streams: str, form: str, *options: str) -> str:
    command = ["ffmpeg", "-v", "error", "-xerror", "-i", str(path), "-map", streams]
    done = subprocess.run(  # the system's own
        [*command, "-f", form, *options, "-"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert not done.stderr
    return done.stdout


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_every_picture_of_an_export_is_the_one_that_was_recorded(
    recording: Path, tmp_path: Path, container: ContainerName
) -> None:
    out = tmp_path / f"out.{container}"
    told: list[float] = []
    found = export(recording, lambda _: KEY, out, container, salvage=False, hear=told.append)
    assert found.state is RecordingState.WHOLE
    assert hashes_by_ffmpeg(out) == hashes_in_the_sealed_file(recording)
    assert found.pictures == SECONDS * 30
    assert told == sorted(told)
    assert told[-1] <= 1
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_chapters_and_the_names_of_tracks_are_in_an_export(
    tmp_path: Path, container: ContainerName
) -> None:
    marks = [Chapter(0, "Opening"), Chapter(1_500_000_000, "Questions, répliques")]
    path = record(tmp_path, KEY, chapters=marks, late_track_ns=250_000_000)
    out = tmp_path / f"out.{container}"
    export(path, lambda _: KEY, out, container, salvage=False, hear=lambda _: None)
    command = ["ffprobe", "-v", "error", "-show_chapters", "-show_streams", "-of", "json"]
    done = subprocess.run([*command, str(out)], capture_output=True, check=True, timeout=60)
    told = json.loads(done.stdout)
    chapters = [(each["start_time"], each["end_time"], each["tags"]["title"])
                for each in told["chapters"]]  # fmt: skip
    assert chapters == [
        ("0.000000", "1.500000", "Opening"),
        ("1.500000", "4.000000", "Questions, répliques"),
    ]
    key = {"mp4": "handler_name", "mkv": "title"}[container]
    sounds = [each["tags"][key] for each in told["streams"] if each["codec_type"] == "audio"]
    assert sounds == ["Programme", "Late"]


def test_a_damaged_recording_is_exported_without_what_is_damaged_and_only_when_asked(
    recording: Path, tmp_path: Path
) -> None:
    with RecordReader.open(recording, KEY) as reader:
        place = reader._places[4]
    data = bytearray(recording.read_bytes())
    data[place.file_offset + 100] ^= 1
    damaged = tmp_path / "damaged.vsrec"
    damaged.write_bytes(data)
    out = tmp_path / "out.mp4"
    with pytest.raises(DamagedRecordingError, match="damaged parts may be left out"):
        export(damaged, lambda _: KEY, out, "mp4", salvage=False, hear=lambda _: None)
    assert not out.exists()
    found = export(damaged, lambda _: KEY, out, "mp4", salvage=True, hear=lambda _: None)
    assert found.state is RecordingState.DAMAGED
    # Half a second is missing; what is before it is as it was.
    before = hashes_in_the_sealed_file(recording)
    after = hashes_by_ffmpeg(out)
    assert found.pictures == SECONDS * 30 - 14
    # A decoder may leave out a picture right behind the gap.
    assert found.pictures - len(after) in {0, 1}
    assert after[:28] == before[:28]


@pytest.mark.parametrize("container", ["mp4", "mkv"])
def test_what_was_cut_off_is_exported_to_its_last_picture_once_it_is_repaired(
    recording: Path, tmp_path: Path, container: ContainerName
) -> None:
    data = recording.read_bytes()
    torn = tmp_path / "torn.vsrec"
    torn.write_bytes(data[: len(data) // 2])
    assert repair(torn, lambda _: KEY) is not None
    out = tmp_path / f"out.{container}"
    found = export(torn, lambda _: KEY, out, container, salvage=False, hear=lambda _: None)
    assert found.state is RecordingState.REPAIRED
    there = hashes_by_ffmpeg(out)
    assert there == hashes_in_the_sealed_file(torn)
    assert there == hashes_in_the_sealed_file(recording)[: len(there)]
    assert 30 <= len(there) == found.pictures


@pytest.mark.parametrize("nameless", [0, _NAMELESS])
@pytest.mark.parametrize("at", [0.0, 0.2, 0.7])
def test_whoever_cancels_an_export_finds_nothing_of_it(
    recording: Path, tmp_path: Path, at: float, nameless: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class EnoughError(Exception):
        pass

    def hear(done: float) -> None:
        if done >= at:
            raise EnoughError

    # Where a disk knows no files without a name, it is removed.
    monkeypatch.setattr("studio.output.recording_export._NAMELESS", nameless)
    with pytest.raises(EnoughError):
        export(recording, lambda _: KEY, tmp_path / "out.mkv", "mkv", salvage=False, hear=hear)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not _NAMELESS, reason="this system gives every file a name")
def test_while_an_export_is_written_there_is_nothing_of_it_to_be_found(
    recording: Path, tmp_path: Path
) -> None:
    seen: list[Path] = []
    out = tmp_path / "out.mp4"
    hear = lambda _done: seen.extend(tmp_path.iterdir())  # noqa: E731  # what a kill would leave
    export(recording, lambda _: KEY, out, "mp4", salvage=False, hear=hear)
    assert not seen
    assert out.stat().st_mode & 0o777 == 0o600
