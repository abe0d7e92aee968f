import json
import os
from pathlib import Path

import pytest

from studio.cli import audit
from studio.cli.recording import add_parser
from studio.data_folder import data_folder
from studio.record_folders import remember_folder
from studio.secrets import key_from_file, write_new_key
from tests.parts.recordings import record

from .commands import run


@pytest.fixture
def key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "runtime"))
    path = tmp_path / "station.key"
    write_new_key(path)
    return path


def test_recordings_are_listed_found_deleted_restored_and_all_of_it_is_audited(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "recordings"
    name = record(folder, key_from_file(key_file)).name
    where = ("--folder", folder, "--key-file", key_file)
    assert run(add_parser, "recording", "list", *where) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("2026-03-01 12:00        4.0 s ")
    assert f"Q3 results  {name}  whole" in listed
    assert run(add_parser, "recording", "search", "q3", "2026-03", *where, "--json") == 0
    assert json.loads(capsys.readouterr().out)["seconds"] == 4.0
    assert run(add_parser, "recording", "search", "board", *where) == 0
    assert "There is none" in capsys.readouterr().out
    assert run(add_parser, "recording", "keep", name, *where) == 0
    assert run(add_parser, "recording", "keep", name, "--no-longer", *where) == 0
    assert run(add_parser, "recording", "delete", name, *where) == 0
    capsys.readouterr()
    assert run(add_parser, "recording", "delete", name, *where) == 1
    assert "There is no recording" in capsys.readouterr().err
    assert run(add_parser, "recording", "list", "--deleted", "--json", *where) == 0
    deleted = json.loads(capsys.readouterr().out)["name"]
    assert run(add_parser, "recording", "tidy", *where) == 0
    assert run(add_parser, "recording", "restore", deleted, *where) == 0
    assert capsys.readouterr().out == f"{name} is back.\n"
    assert (folder / name).exists()
    assert run(audit.add_parser, "audit", "show", "--json", "--key-file", key_file) == 0
    entries = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [entry["kind"] for entry in entries] == [
        "recording kept",
        "recording kept no more",
        "recording deleted",
        "recording restored",
    ]
    assert {(entry["recording"], entry["by"]) for entry in entries} == {
        (name, "command line"),
        (deleted, "command line"),
    }


def test_how_long_recordings_are_kept_is_set_told_and_done(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "recordings"
    name = record(folder, key_from_file(key_file)).name
    assert run(add_parser, "recording", "retention") == 0
    assert capsys.readouterr().out.startswith("Recordings are kept for ever;")
    key = ("--key-file", key_file)
    assert run(add_parser, "recording", "retention", "--keep-days", "30", *key) == 0
    assert run(add_parser, "recording", "retention", "--keep-gb", "0.5", *key) == 0
    assert "kept for 30 days, at most 0.5 GB" in capsys.readouterr().out.splitlines()[-1]
    assert run(add_parser, "recording", "tidy", "--folder", folder, "--key-file", key_file) == 0
    # The recording is of March 2026, and this machine's clock is months past that.
    assert f"{name} was deleted" in capsys.readouterr().out
    assert run(audit.add_parser, "audit", "show", "--json", *key) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    wished = [each for each in told if each["kind"] == "recording retention set"]
    assert [each["keep days"] for each in wished] == ["30", "30"]
    assert wished[1]["most bytes"] == "500000000"


def test_unasked_a_command_knows_every_folder_that_recordings_went_to(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = record(tmp_path / "elsewhere", key_from_file(key_file))
    remember_folder(data_folder(os.environ), there.parent)
    key = ("--key-file", key_file)
    assert run(add_parser, "recording", "list", *key) == 0
    assert str(there) in capsys.readouterr().out
    assert run(add_parser, "recording", "delete", str(there), *key) == 0
    assert not there.exists()


def test_an_export_and_a_verification_are_audited(
    tmp_path: Path, key_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = record(tmp_path / "recordings", key_from_file(key_file))
    out = tmp_path / "out.mkv"
    key = ("--key-file", key_file)
    assert run(add_parser, "recording", "verify", path, *key) == 0
    assert run(add_parser, "recording", "export", path, out, *key) == 0
    assert out.read_bytes()[:4] == b"\x1aE\xdf\xa3"  # EBML, RFC 8794
    capsys.readouterr()
    assert run(audit.add_parser, "audit", "show", "--json", *key) == 0
    verified, exported = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (verified["kind"], exported["kind"]) == ("recording verified", "recording exported")
    assert (exported["out"], exported["container"]) == (str(out), "mkv")
