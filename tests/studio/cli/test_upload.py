"""Recordings brought to the backend that comes along, and back."""

import json
from pathlib import Path

import pytest

from studio.cli import audit
from studio.cli.recording import add_parser
from studio.output.record_format.layout import MAGIC
from studio.secrets import key_from_file

from .commands import run
from .test_recording import recorded


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")


@pytest.mark.promise(7)
def test_a_recording_goes_to_the_backend_and_comes_back_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file = tmp_path / "station.key"
    assert run(add_parser, "recording", "new-key", key_file) == 0
    path = recorded(tmp_path, key_from_file(key_file))
    capsys.readouterr()
    with_key = ("--key-file", key_file)
    assert run(add_parser, "recording", "upload", path, "--json", *with_key) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["recording"] == path.name
    # Again, nothing is sent twice.
    assert run(add_parser, "recording", "upload", path, *with_key) == 0
    kept = list((tmp_path / "data").rglob("*.vsupload"))
    assert len(kept) == 1
    # Sealed once more: not even that it is a recording can be seen.
    assert MAGIC not in kept[0].read_bytes()
    back = tmp_path / "back.vsrec"
    assert run(add_parser, "recording", "fetch", told["name"], back, *with_key) == 0
    assert back.read_bytes() == path.read_bytes()
    assert back.stat().st_mode & 0o777 == 0o600
    assert run(add_parser, "recording", "verify", back, *with_key) == 0
    # It replaces no file.
    assert run(add_parser, "recording", "fetch", told["name"], back, *with_key) == 1


def test_each_is_audited_and_what_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key_file = tmp_path / "station.key"
    assert run(add_parser, "recording", "new-key", key_file) == 0
    with_key = ("--key-file", key_file)
    missing = tmp_path / "missing.vsrec"
    assert run(add_parser, "recording", "upload", missing, *with_key) == 1
    assert "cannot be read" in capsys.readouterr().err
    out = tmp_path / "out.vsrec"
    assert run(add_parser, "recording", "fetch", "ab" * 16, out, *with_key) != 0
    assert "There is no such recording here" in capsys.readouterr().err
    assert not list(tmp_path.glob(".*part"))
    assert not out.exists()
    assert run(audit.add_parser, "audit", "show", *with_key) == 0
    told = capsys.readouterr().out
    assert "recording uploaded" in told
    assert "recording fetched" in told
