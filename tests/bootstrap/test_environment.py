import json
import sysconfig
from pathlib import Path

import pytest

from bootstrap import environment
from bootstrap.say import SetupError


class _Calls:
    """Counts what an environment would be asked to do, in a folder of the test's own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[str] = []
        self.runs = True
        folder.mkdir()
        monkeypatch.setattr(environment, "FOLDER", folder)
        monkeypatch.setattr(environment, "_STAMP", folder / "videosync-lock.json")
        monkeypatch.setattr(environment, "_create", lambda: self.made.append("create"))
        monkeypatch.setattr(environment, "_install", self.made.append)
        monkeypatch.setattr(environment, "_make_importable", lambda: None)
        monkeypatch.setattr(environment, "_runs", lambda: self.runs)

    def forget(self) -> None:
        self.made.clear()


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Calls:
    return _Calls(tmp_path / "venv", monkeypatch)


def test_the_second_time_nothing_is_done(calls: _Calls) -> None:
    environment.ensure("runtime")
    assert calls.made == ["create", "runtime"]
    calls.forget()
    environment.ensure("runtime")
    assert calls.made == []


def test_the_developers_lock_serves_the_show_and_not_the_other_way_round(calls: _Calls) -> None:
    environment.ensure("runtime")
    calls.forget()
    environment.ensure("dev")
    environment.ensure("runtime")
    assert calls.made == ["dev"]


def test_a_changed_lock_is_installed(
    calls: _Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure("dev")
    calls.forget()
    (tmp_path / "runtime.txt").write_text("a==1")
    (tmp_path / "dev.txt").write_text("a==1\nb==1")
    monkeypatch.setattr(environment, "_LOCKS", tmp_path)
    environment.ensure("runtime")
    environment.ensure("dev")
    assert calls.made == ["runtime", "dev"]


def test_an_environment_that_does_not_run_is_made_anew(calls: _Calls) -> None:
    environment.ensure("runtime")
    calls.forget()
    calls.runs = False
    environment.ensure("runtime")
    assert calls.made == ["create", "runtime"]


def test_an_environment_that_was_moved_is_made_anew(
    calls: _Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.ensure("runtime")
    calls.forget()
    monkeypatch.setattr(sysconfig, "get_python_version", lambda: "3.99")
    environment.ensure("runtime")
    assert calls.made == ["create", "runtime"]


@pytest.mark.parametrize("stamp", ["", "[]", "{", json.dumps({"made for": "elsewhere"})])
def test_a_damaged_stamp_costs_an_installation_only(calls: _Calls, stamp: str) -> None:
    environment._STAMP.write_text(stamp)
    environment.ensure("runtime")
    assert calls.made == ["create", "runtime"]


@pytest.mark.usefixtures("calls")
def test_an_interrupted_installation_leaves_no_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.ensure("runtime")

    def fail(_kind: str) -> None:
        raise SetupError

    monkeypatch.setattr(environment, "_install", fail)
    with pytest.raises(SetupError):
        environment.ensure("dev")
    assert not environment._STAMP.exists()


def test_what_pip_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "runtime.txt").write_text(f"videosync-none==1 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(environment, "_LOCKS", tmp_path)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SetupError, match=r"is this machine online\?(?s:.*)videosync-none"):
        environment._install("runtime")


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(environment, "FOLDER", tmp_path / "file" / "venv")
    with pytest.raises(SetupError, match="could not be made"):
        environment._create()
