"""The window as the supervisor keeps it: killed, the show does not notice, and it is back."""

import os
import signal
from pathlib import Path

from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.waiting import wait_until


def _windows(run: StudioRun) -> list[int]:
    assert run.process is not None
    found = []
    for task in Path(f"/proc/{run.process.pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
            if b"ui" in words:
                found.append(int(child))
    return found


def test_a_killed_window_is_opened_again_and_the_show_goes_on(tmp_path: Path) -> None:
    with StudioRun(
        tmp_path, PATTERN_SHOW, window=True, environment={"QT_QPA_PLATFORM": "offscreen"}
    ) as run:
        engine = run.state().engine_pid
        wait_until(lambda: len(_windows(run)) == 1, 10, "the window is open")
        (first,) = _windows(run)
        os.kill(first, signal.SIGKILL)
        wait_until(lambda: _windows(run) not in ([], [first]), 10, "another window is open")
        state = run.state()
        assert state.engine_pid == engine
        assert state.restart.count == 0
        assert run.command("stop", *run.runtime).returncode == 0
        status, report, said = run.wait_end()
    assert status == 0
    assert "The window was lost and is opened again; the show goes on." in said
    assert report["pictures_mixed"] > 0


def test_where_there_is_no_display_the_show_goes_on_without_a_window(tmp_path: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    with StudioRun(
        tmp_path, PATTERN_SHOW, "--seconds", "3", window=True, environment=nothing
    ) as run:
        status, report, said = run.wait_end()
    assert status == 0
    assert "There is no display to open the window on" in said
    assert "The show goes on without a window." in said
    assert report["pictures_mixed"] > 50
