"""What a show survives: an engine that hangs, a supervisor that dies, a hand that slips."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.wire.state import Snapshot
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.studio_run import PATTERN_SHOW, StudioRun
from tests.waiting import wait_until

pytestmark = pytest.mark.alone

if TYPE_CHECKING:
    import subprocess

KEY = "a-very-secret-stream-key"


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[NginxIngest]:
    with NginxIngest(tmp_path / "nginx", Authority(tmp_path).valid()) as server:
        yield server


@pytest.fixture
def on_air(tmp_path: Path, nginx: NginxIngest) -> Iterator[StudioRun]:
    """A studio that is live and recording."""
    with StudioRun(
        tmp_path,
        PATTERN_SHOW,
        *("--live", f"rtmp://127.0.0.1:{nginx.rtmp_port}/live", "--key-from", "env:STREAM_KEY"),
        *("--record", str(tmp_path / "recordings")),
        environment={"STREAM_KEY": KEY},
    ) as run:
        run.wait_state("on air", _is_on_air)
        yield run


def _is_on_air(state: Snapshot) -> bool:
    return state.live.status == "live" and state.recording.status == "recording"


def _supervisor(run: StudioRun) -> "subprocess.Popen[str]":
    assert run.process is not None
    return run.process


def _verified(run: StudioRun, path: str) -> bool:
    key = ["--key-file", str(run.folder / "record.key")]
    return run.command("recording", "verify", path, *key).returncode == 0


def test_an_engine_that_hangs_is_replaced(on_air: StudioRun) -> None:
    # One that was just begun would be given more time.
    hung = on_air.wait_state("it goes well", lambda s: s.health.pictures_mixed > 150).engine_pid
    os.kill(hung, signal.SIGSTOP)
    wait_until(lambda: not Path(f"/proc/{hung}").exists(), 20, "the hung engine goes")
    after = on_air.wait_state("on air again", _is_on_air, 20)
    assert after.restart.count == 1
    assert "silent" in after.restart.reason
    assert on_air.command("stop", *on_air.runtime).returncode == 0
    status, report, _ = on_air.wait_end()
    assert (status, report["restarts"], len(report["recordings"])) == (0, 1, 2)
    assert _verified(on_air, report["recordings"][1])


def test_how_long_the_show_was_away_is_told(on_air: StudioRun) -> None:
    on_air.wait_state("a report of its health", lambda s: s.health.pictures_mixed > 0)
    os.kill(on_air.state().engine_pid, signal.SIGKILL)
    after = on_air.wait_state("back", lambda s: s.restart.count == 1 and _is_on_air(s), 20)
    assert after.restart.off_air_ms > 0
    on_air.command("stop", *on_air.runtime)
    _, report, said = on_air.wait_end()
    assert "The engine was lost: it was ended by SIGKILL. The show is brought back." in said
    assert report["lost"][0]["pictures_mixed"] > 0


def test_what_was_stopped_stays_stopped_over_a_loss(on_air: StudioRun) -> None:
    assert on_air.command("send", *on_air.runtime, "live", "stop").returncode == 0
    on_air.wait_state("off air", lambda s: s.live.status == "off")
    on_air.show.write_text("this is no show any more", "utf-8")
    os.kill(on_air.state().engine_pid, signal.SIGKILL)
    after = on_air.wait_state(
        "recording again", lambda s: s.restart.count == 1 and s.recording.status == "recording", 20
    )
    assert after.live.status == "off"
    assert after.show == "Test show"


def test_the_show_outlives_its_supervisor(
    on_air: StudioRun, nginx: NginxIngest, tmp_path: Path
) -> None:
    supervisor = _supervisor(on_air)
    supervisor.kill()
    supervisor.wait(10)
    for pipe in (supervisor.stdout, supervisor.stderr):
        assert pipe is not None
        pipe.close()
    on_air.process = None
    mixed = on_air.state().health.pictures_mixed
    later = on_air.wait_state("pictures go on", lambda s: s.health.pictures_mixed > mixed + 50)
    assert _is_on_air(later)
    second = StudioRun(tmp_path, PATTERN_SHOW)
    second.places = on_air.places
    with second:
        status, _, said = second.wait_end()
    assert status == 4
    assert "A show goes on here although the studio that began it is gone" in said
    health = on_air.state().health
    assert on_air.command("stop", *on_air.runtime).returncode == 0
    assert _verified(on_air, later.recording.path)
    verdict = judge([read_stored(path) for path in nginx.files()])
    assert verdict.received > 50
    # A busy machine is late with pictures; a show that stopped with its supervisor lacks more.
    assert verdict.repeated <= verdict.missing <= health.pictures_late + health.pictures_dropped + 5


def test_on_air_ctrl_c_ends_the_show_at_the_second_press_only(on_air: StudioRun) -> None:
    supervisor = _supervisor(on_air)
    supervisor.send_signal(signal.SIGINT)
    mixed = on_air.state().health.pictures_mixed
    on_air.wait_state("pictures go on", lambda s: s.health.pictures_mixed > mixed + 25)
    supervisor.send_signal(signal.SIGINT)
    status, report, said = on_air.wait_end()
    assert "On air. Press Ctrl-C again within 5 s to end the show." in said
    assert status == 0
    assert _verified(on_air, report["recordings"][0])


@pytest.mark.promise(15)
def test_no_process_shows_a_secret_to_those_who_look(on_air: StudioRun, tmp_path: Path) -> None:
    record_key = (tmp_path / "record.key").read_text("ascii").strip()
    supervisor = _supervisor(on_air).pid
    looked_at = 0
    for pid in _descendants(supervisor):
        try:
            shown = Path(f"/proc/{pid}/cmdline").read_bytes()
            if pid != supervisor:
                # The first process was handed the variable by the person; nobody after it has it.
                shown += Path(f"/proc/{pid}/environ").read_bytes()
        except (ProcessLookupError, FileNotFoundError):
            # Its work was done as it was looked at.
            continue
        assert KEY.encode() not in shown
        assert record_key.encode() not in shown
        looked_at += 1
    assert looked_at >= 2
    status = on_air.command("status", "--json", *on_air.runtime)
    assert KEY not in status.stdout + status.stderr
    for path in tmp_path.rglob("*"):
        # What nginx stores is named after the key, by nginx.
        if path.is_file() and "nginx" not in path.parts:
            assert KEY.encode() not in path.read_bytes(), path


def _descendants(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            yield from _descendants(int(child))
