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


_LATE_OR_WRONG = """
from pathlib import Path
def test_late():
    first = not Path("seen").exists()
    Path("seen").touch()
    assert not first
def test_right(): pass
"""


def _checked(folder: Path, monkeypatch: pytest.MonkeyPatch, tests: str) -> int:
    (folder / "test_some.py").write_text(tests, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = alone\n", "utf-8")
    # None of the plugins that happen to be installed, and no more processes than show the matter.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setattr(checks, "workers", lambda: 2)
    python = [sys.executable, "-m", "pytest", "-q", "-p", "xdist.plugin"]
    some = {"pytest": [*python, "-n", str(checks.workers()), "-m", "not alone"]}
    monkeypatch.setattr(checks, "commands", lambda *_: {**some, "alone": ["true"]})
    monkeypatch.setattr(checks, "ROOT", folder)
    return checks.run(Path(sys.executable), [])


def test_what_was_only_late_passes_by_itself_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _checked(tmp_path, monkeypatch, _LATE_OR_WRONG) == 0
    assert "it was late, not wrong" in capsys.readouterr().out


def test_what_is_wrong_fails_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        _checked(tmp_path, monkeypatch, _LATE_OR_WRONG.replace("assert not first", "assert 0")) == 1
    )
    assert "== failed: pytest" in capsys.readouterr().out


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
