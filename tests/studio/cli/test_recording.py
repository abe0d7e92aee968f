import json
import subprocess
import sys
from pathlib import Path

import av
import pytest

from mixer.clock import MonotonicClock
from studio.cli.recording import add_parser
from studio.output.record_format import RecordWriter
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.secrets import RecordKey, demo_key, key_from_file
from tests.studio.output.flash_and_beep import ORIGIN_NS, look, programme

from .commands import run


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")


@pytest.fixture
def key_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "station.key"
    assert run(add_parser, "recording", "new-key", path) == 0
    assert key_from_file(path).key_id in capsys.readouterr().out
    return path


def recorded(folder: Path, key: RecordKey) -> Path:
    shown = programme(4)
    output = RecorderOutput(
        plan=RecordingPlan(folder / "recordings", "demo", 1, key),
        headers=shown.headers,
        clock=MonotonicClock(),
        on_status=lambda _status: None,
    )
    output.start()
    for packet in shown.packets:
        output.put(packet)
    output.stop(ORIGIN_NS + 3_000_000_000)
    assert output.path is not None
    return output.path


def test_a_whole_recording(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    assert run(add_parser, "recording", "verify", path, "--key-file", key_file) == 0
    assert capsys.readouterr().out == "Whole: 3.008 s, 90 pictures.\n"
    assert run(add_parser, "recording", "verify", path, "--key-file", key_file, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["state"], report["pictures"], report["protected"]) == ("whole", 90, True)
    assert report["seconds"] == pytest.approx(3, abs=0.05)
    out = tmp_path / "out.mp4"
    assert run(add_parser, "recording", "export", path, out, "--key-file", key_file) == 0
    assert look(out).pictures == 90
    assert out.stat().st_mode & 0o777 == 0o600


def test_the_demos_recording_needs_no_key_named_and_says_what_it_is_worth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, demo_key(tmp_path / "data" / "videosync-studio"))
    assert run(add_parser, "recording", "verify", path) == 0
    assert "Not protected" in capsys.readouterr().out


def test_a_cut_recording_plays_and_exports_what_there_is(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    path.write_bytes(path.read_bytes()[:-30_000])
    assert run(add_parser, "recording", "verify", path, "--key-file", key_file) == 1
    assert capsys.readouterr().out.startswith("Cut off: it was never closed; 1.8")
    out = tmp_path / "out.mp4"
    assert run(add_parser, "recording", "export", path, out, "--key-file", key_file) == 1
    assert 50 <= look(out).pictures < 90


def test_a_damaged_recording_is_exported_only_when_asked_to_salvage(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert run(add_parser, "recording", "verify", path, "--key-file", key_file, "--json") == 2
    ((damage),) = json.loads(capsys.readouterr().out)["damages"]
    assert damage["byte"] <= len(data) // 2
    out = tmp_path / "out.mp4"
    words = ("recording", "export", path, out, "--key-file", key_file)
    assert run(add_parser, *words) == 2
    assert not out.exists()
    assert "Use --salvage" in capsys.readouterr().err
    assert run(add_parser, *words, "--salvage") == 1
    assert look(out).pictures > 60


@pytest.mark.promise(15)
def test_without_the_key_nothing_is_told(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    assert run(add_parser, "recording", "verify", path) == 3
    said = capsys.readouterr()
    assert "name its file with --key-file" in said.err
    assert key_from_file(key_file).key.reveal() not in said.out + said.err
    assert run(add_parser, "recording", "verify", path, "--json") == 3
    assert json.loads(capsys.readouterr().out)["state"] == "unreadable"
    assert run(add_parser, "recording", "export", path, tmp_path / "out.mp4") == 3


@pytest.mark.parametrize("content", [b"", b"no recording"])
def test_what_is_no_recording(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.vsrec"
    path.write_bytes(content)
    assert run(add_parser, "recording", "verify", path) == 3
    assert "no recording of the studio" in capsys.readouterr().err


def test_a_file_that_does_not_exist(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(add_parser, "recording", "verify", tmp_path / "absent.vsrec") == 3
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err


def test_a_recording_cut_before_its_first_picture(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.vsrec"
    RecordWriter.create(path, key_from_file(key_file)).close()
    assert run(add_parser, "recording", "verify", path, "--key-file", key_file) == 1
    assert "0.000 s, 0 pictures" in capsys.readouterr().out
    words = ("recording", "export", path, tmp_path / "out.mp4", "--key-file", key_file)
    assert run(add_parser, *words) == 3
    assert "before its first picture" in capsys.readouterr().err


def test_an_export_replaces_nothing_and_leaves_nothing_half_done(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "out.mp4"
    out.write_text("mine")
    assert run(add_parser, "recording", "export", path, out, "--key-file", key_file) == 3
    assert "name another file" in capsys.readouterr().err
    assert out.read_text() == "mine"
    absent = tmp_path / "absent" / "out.mp4"
    assert run(add_parser, "recording", "export", path, absent, "--key-file", key_file) == 3
    full = Path("/dev/full/out.mp4")
    assert run(add_parser, "recording", "export", path, full, "--key-file", key_file) == 3
    assert [one.name for one in folder.iterdir()] == ["out.mp4"]


def test_the_index_of_an_export_stands_in_front(tmp_path: Path, key_file: Path) -> None:
    path = recorded(tmp_path, key_from_file(key_file))
    out = tmp_path / "out.mp4"
    assert run(add_parser, "recording", "export", path, out, "--key-file", key_file) == 0
    data = out.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")
    assert b"moof" not in data
    with av.open(str(out)) as container:
        assert {stream.codec_context.name for stream in container.streams} == {"h264", "aac"}


def test_offering_the_commands_loads_no_av() -> None:
    script = (
        "import argparse, sys; from studio.cli.recording import add_parser\n"
        "add_parser(argparse.ArgumentParser().add_subparsers()); sys.exit('av' in sys.modules)\n"
    )
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0
