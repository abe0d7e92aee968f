"""The engine that is begun before its show is known."""

import subprocess
import sys
from pathlib import Path

from studio.supervisor.early import ENGINE, EarlyEngine
from tests.parts.studio_run import ROOT


def test_it_is_had_once() -> None:
    early = EarlyEngine()
    process = early.take()
    assert process is not None
    try:
        assert early.take() is None
        early.close()
        assert process.poll() is None, "whoever took it ends it"
    finally:
        process.kill()
        process.communicate()


def test_one_that_nobody_took_is_ended() -> None:
    early = EarlyEngine()
    early.close()
    assert early.take() is None


def test_an_engine_without_a_show_ends_without_a_word() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", ENGINE],
        cwd=ROOT,
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, b"", b"")


def test_arguments_that_are_wrong_leave_no_engine_behind(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "studio", "run", "--no-such-word"],
        cwd=ROOT,
        env={"XDG_DATA_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    # The pipes would stay open as long as an engine had them.
    assert ended.returncode == 2
    assert "--no-such-word" in ended.stderr
