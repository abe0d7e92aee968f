import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bootstrap import checks, environment

_START = environment.ROOT / "start.py"


def test_an_older_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match=r"3\.11 or newer, and this is Python 3\.9\.2"):
        runpy.run_path(str(_START))


def test_an_older_python_makes_way_for_a_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    became: list[list[str]] = []

    def become(_path: str, words: list[str]) -> None:
        became.append(words)
        raise SystemExit

    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "argv", ["start.py", "test"])
    monkeypatch.setattr(
        shutil, "which", lambda name: "/usr/bin/python3.12" if name == "python3.12" else None
    )
    monkeypatch.setattr("os.execv", become)
    with pytest.raises(SystemExit):
        runpy.run_path(str(_START))
    assert became == [["/usr/bin/python3.12", str(_START), "test"]]


def test_an_older_python_can_read_it() -> None:
    # What Python 3.7 cannot parse would be a SyntaxError there instead of a sentence.
    compile(_START.read_text("utf-8"), str(_START), "exec", dont_inherit=True)
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--select", "F"]
    subprocess.run([*command, "--target-version", "py37", _START], check=True, timeout=60)


def test_a_failed_check_fails_the_run_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = {"one": ["echo", "first"], "two": ["false"], "three": ["true"], "four": ["false"]}
    monkeypatch.setattr(checks, "commands", lambda *_: commands)
    assert checks.run(Path(sys.executable), []) == 1
    said = capsys.readouterr().out
    assert "== one\nfirst\n" in said
    assert "== three" in said
    assert "== failed: two, four" in said


def test_python_may_keep_what_it_compiles_for_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("SOMETHING", "else")
    assert checks.environment()["SOMETHING"] == "else"
    assert "PYTHONDONTWRITEBYTECODE" not in checks.environment()


def test_every_check_is_there() -> None:
    commands = checks.commands(Path(sys.executable), ["-x"])
    checked = ["ruff check", "ruff format", "mypy", "lint-imports", "pytest", "pytest, alone"]
    assert list(commands) == checked
    assert commands["pytest"][-1] == commands["pytest, alone"][-1] == "-x"


def test_continuous_integration_runs_the_same_command() -> None:
    script = environment.ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert script.read_text("utf-8").rstrip().endswith("exec python3 start.py test")
