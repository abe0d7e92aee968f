from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studio.backend.stores.sqlite import SqliteRepository, StorePlaces
from studio.backend.stores.sqlite.backups import Backups
from studio.backend.stores.sqlite.copies import Every
from studio.cli.store import add_parser
from studio.secrets import demo_key
from tests.studio.backend.stores.notes import NOTES, Note

from .commands import run

SECOND = 10**9
NOON = int(datetime(2026, 5, 4, 12, tzinfo=UTC).timestamp()) * SECOND


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that was given a note each second from noon on, and copied before."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    own = tmp_path / "videosync-studio"
    times = [NOON]
    places, key = StorePlaces.within(own / "backend" / "store"), demo_key(own)
    with closing(SqliteRepository(places, key, now=lambda: times[-1])) as repository:
        Backups(repository, lambda: NOON - SECOND).make(Every.HOUR)
        for number in range(5):
            note = Note(id=f"n{number}", organisation="a")
            repository.write(lambda t, note=note: t.put(NOTES, note))  # type: ignore[misc]  # runs at once
            times.append(times[-1] + SECOND)
    return own


def count(own: Path) -> int:
    places = StorePlaces.within(own / "backend" / "store")
    with closing(SqliteRepository(places, demo_key(own))) as repository:
        return repository.read(lambda r: r.count(NOTES, {}))


def test_a_second_is_restored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(add_parser, "store", "copies") == 0
    assert capsys.readouterr().out.startswith("2026-05-04T11:59:59  hourly  ")
    assert run(add_parser, "store", "restore", "2026-05-04T12:00:02") == 0
    assert capsys.readouterr().out.startswith("Restored from hourly-")
    assert count(folder) == 3


def test_what_cannot_be_had_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(add_parser, "store", "restore", "2026-05-03T12:00:02") == 3
    assert "no whole copy" in capsys.readouterr().err
    assert run(add_parser, "store", "restore", "2026-05-04", "--folder", folder / "none") == 3
    assert "--folder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        run(add_parser, "store", "restore", "yesterday")
    assert "2026-05-04T12:30:15" in capsys.readouterr().err
    assert count(folder) == 5
