"""Sources that are recorded by themselves, beside the programme and its tracks of sound."""

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from studio.wire.commands import (
    PutSource,
    ShieldSource,
    StartRecording,
    StopRecording,
)
from studio.wire.document import PatternSpec
from studio.wire.state import IsoState
from tests.parts.feeds import UdpCamera
from tests.parts.media_probe import streams
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.waiting import timing

_HALL = """
[[source]]
name = "hall"
label = "Hall camera"
kind = "network"
url = "{url}"
audio = "always"
record = true

[recording]
tracks = ["bars", "hall"]

[[bus]]
name = "music"
label = "Music and effects"
sources = ["bars", "hall"]

[[bus]]
name = "speech"
sources = ["hall"]

[[bus]]
name = "ears"
sources = ["hall"]
record = false
"""


@dataclass(frozen=True, slots=True)
class _Recorded:
    """What three recordings of one show left, which has ended, and what its camera sent."""

    run: StudioRun
    sent: Path
    plain: set[Path]
    slowness: float
    covered: set[Path]
    after_swap: list[str]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> _Recorded:
    """A show with a camera of H.264 and a pattern that are recorded by themselves."""
    folder = tmp_path_factory.mktemp("isos")
    sent = folder / "sent.ts"
    show = PATTERN_SHOW.replace('audio = "off"', 'audio = "off"\nrecord = true')
    with (
        UdpCamera(kept=sent) as camera,
        StudioRun(folder, show + _HALL.format(url=camera.url)) as run,
    ):
        run.wait_state("the camera is there", lambda s: s.sources[2].status == "live", 30)
        with timing() as watch:
            _start_all(run)
            _mix(run, 65)
            _stop(run)
        plain = _files(run)
        run.perform(ShieldSource("hall", "blur"))
        run.perform(StartRecording())
        run.wait_state("it records", lambda s: s.health.recording_bytes > 0)
        _mix(run, 50)
        _stop(run)
        covered = _files(run) - plain
        run.perform(ShieldSource("hall", "off"))
        _start_all(run)
        run.perform(PutSource(PatternSpec(name="inset", tone_hz=500, record=True), "inset"))
        _mix(run, 25)
        after_swap = _recording(run.state().recording.isos)
        run.command("stop", *run.runtime)
        _, report, _ = run.wait_end()
    assert {Path(path) for path in report["recordings"]} == _files(run)
    return _Recorded(run, sent, plain, watch.slowness, covered, after_swap)


def test_a_camera_is_kept_as_it_coded_and_others_are_encoded(
    recorded: _Recorded, tmp_path: Path
) -> None:
    run = recorded.run
    programme, hall, inset = sorted(recorded.plain, key=lambda path: path.name[-10:])
    assert hall.name.endswith("_01_hall.vsrec")
    assert inset.name.endswith("_01_inset.vsrec")
    shown, kept, encoded = (_exported(run, path, tmp_path) for path in (programme, hall, inset))
    # Every picture is one that the camera sent, in its order, to the last bit: none was encoded.
    pictures = _hashes(kept)
    there = _hashes(recorded.sent)
    assert len(pictures) > 50
    begin = there.index(pictures[0])
    assert pictures == there[begin : begin + len(pictures)]
    # As long, that is; a busy machine leaves pictures out of one or the other.
    assert _seconds(encoded) == pytest.approx(_seconds(shown), abs=0.5 * recorded.slowness)
    assert _sounds(shown) == ["Programme", "bars", "Hall camera", "Music and effects", "speech"]
    assert _sounds(kept) == ["Hall camera"]
    assert _codecs(shown) == {"aac"}
    assert _codecs(kept) == {"alac"}
    assert _sounds(encoded) == []
    # The tone of one alone: 440 Hz from the camera, 1000 Hz from the bars.
    assert _tone_hz(kept, 0) == pytest.approx(440, rel=0.02)
    heard = [_tone_hz(shown, track) for track in (1, 2, 4)]
    assert heard == pytest.approx([1000, 440, 440], rel=0.02)
    assert _level_db(shown, 4) == pytest.approx(_level_db(shown, 2), abs=0.5)
    # The bars' fader stands at -30 dB, so that the camera is what is heard of both.
    assert _tone_hz(shown, 3) == pytest.approx(440, rel=0.02)
    assert _level_db(shown, 3) == pytest.approx(_level_db(shown, 2), abs=0.5)


def test_while_a_camera_is_covered_nothing_of_it_is_kept(recorded: _Recorded) -> None:
    assert recorded.covered
    assert not [path for path in recorded.covered if "hall" in path.name]


def test_a_device_put_in_a_recorded_sources_place_is_recorded_on(recorded: _Recorded) -> None:
    assert recorded.after_swap == ["hall", "inset"]


def _start_all(run: StudioRun) -> None:
    run.perform(StartRecording())
    run.wait_state("all record", lambda s: _recording(s.recording.isos) == ["hall", "inset"])


def _mix(run: StudioRun, pictures: int) -> None:
    """Let a running show run on for so many *pictures*."""
    begun = run.state().health.pictures_mixed
    what = f"{pictures} pictures"
    run.wait_state(what, lambda s: s.health.pictures_mixed > begun + pictures, 20)


def _stop(run: StudioRun) -> None:
    run.perform(StopRecording())
    run.wait_state(
        "all are closed",
        lambda s: s.recording.status == "off" and not _recording(s.recording.isos),
    )


def _files(run: StudioRun) -> set[Path]:
    return set(run.folder.rglob("*.vsrec"))


def _recording(isos: tuple[IsoState, ...]) -> list[str]:
    return [iso.name for iso in isos if iso.status == "recording"]


def _exported(run: StudioRun, path: Path, folder: Path) -> Path:
    out = folder / f"{path.stem}.mp4"
    key = ["--key-file", str(run.folder / "record.key")]
    done = run.command("recording", "export", str(path), str(out), *key)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _hashes(path: Path) -> list[str]:
    """Return the hash of each picture as Debian's ffmpeg decodes it."""
    done = subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-i",
            str(path),
            "-map",
            "0:v",
            "-fps_mode",
            "passthrough",
            "-f",
            "framemd5",
            "-",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr or path.suffix == ".ts"
    return [line.rsplit(",", 1)[1].strip() for line in done.stdout.splitlines() if line[0] != "#"]


def _seconds(path: Path) -> float:
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def _sounds(path: Path) -> list[str]:
    done = subprocess.run(
        [
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            "a",
            "-show_streams",
            "-of",
            "json",
            str(path),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return [each["tags"]["handler_name"] for each in json.loads(done.stdout)["streams"]]


def _codecs(path: Path) -> set[str]:
    """Return how the tracks of sound are coded."""
    return {each["codec_name"] for each in streams(path) if each["codec_type"] == "audio"}


def _tone_hz(path: Path, track: int) -> float:
    """Return the strongest pitch of a track over a second of its middle."""
    samples = _middle(path, track)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * 48_000 / len(samples)


def _level_db(path: Path, track: int) -> float:
    return float(10 * np.log10(np.mean(np.square(_middle(path, track)))))


@cache
def _middle(path: Path, track: int) -> np.ndarray:
    done = subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-ss",
            "1",
            "-t",
            "1",
            "-i",
            str(path),
            "-map",
            f"0:a:{track}",
            "-ac",
            "1",
            "-ar",
            "48000",
            "-f",
            "s16le",
            "-",
        ],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(done.stdout, np.int16).astype(np.float64)
