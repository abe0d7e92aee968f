import json
from pathlib import Path

import pytest

from studio.audit import AuditLog
from studio.cli.audit import add_parser
from studio.secrets import demo_key, write_new_key

from .commands import run


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three records in the log of this station, under the demo's key."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    folder = tmp_path / "videosync-studio"
    audit = AuditLog(folder / "audit.log", demo_key(folder))
    for host in ("a.example", "b.example", "c.example"):
        audit.record("connection refused", {"host": host})
    return folder / "audit.log"


@pytest.mark.usefixtures("log")
def test_a_whole_log_is_found_by_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(add_parser, "audit", "verify") == 0
    assert capsys.readouterr().out == "Whole: 3 records.\n"
    assert run(add_parser, "audit", "verify", "--json") == 0
    assert json.loads(capsys.readouterr().out)["records"] == 3


def test_show_prints_what_was_refused(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(add_parser, "audit", "show", log) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3"]
    assert lines[1].endswith("connection refused  host=b.example")
    assert run(add_parser, "audit", "show", log, "--json") == 0
    lines = capsys.readouterr().out.splitlines()
    assert json.loads(lines[2])["host"] == "c.example"


def test_a_broken_log_is_told_with_its_record(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:2], *lines[3:]]))
    assert run(add_parser, "audit", "verify", log) == 2
    assert capsys.readouterr().out.startswith("BROKEN at record 2: ")
    assert run(add_parser, "audit", "show", log) == 2
    assert "BROKEN at record 2" in capsys.readouterr().err


def test_an_unfinished_end_is_told(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with log.open("ab") as file:
        file.write(b'{"n":4,')
    assert run(add_parser, "audit", "verify", log) == 1
    assert "3 records, then 7 unfinished bytes" in capsys.readouterr().out


def test_with_another_key_the_chain_is_still_checked(
    tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.key"
    write_new_key(other)
    assert run(add_parser, "audit", "verify", log, "--key-file", other) == 0
    assert "3 could not be opened: their key is not at hand" in capsys.readouterr().out
    assert run(add_parser, "audit", "show", log, "--key-file", other, "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out.splitlines()[0]) == {"number": 1}
    assert run(add_parser, "audit", "show", log, "--key-file", other) == 0
    assert "b.example" not in capsys.readouterr().out


def test_what_is_no_log_or_no_key(
    tmp_path: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(add_parser, "audit", "verify", tmp_path / "absent.log") == 3
    assert run(add_parser, "audit", "show", tmp_path / "absent.log") == 3
    assert run(add_parser, "audit", "verify", log, "--key-file", tmp_path / "absent.key") == 3
    assert "cannot be read" in capsys.readouterr().err
