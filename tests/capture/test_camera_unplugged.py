"""A real camera that goes and comes ten times in mid-show: said at once, and back by itself."""

import time
from pathlib import Path

import pytest

from capture.camera import CameraSource
from capture.modes import Mode
from capture.source import Status
from mixer.clock import MonotonicClock
from studio.wire.state import Snapshot
from tests.parts.studio_run import StudioRun
from tests.parts.vivid import PLUG
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual camera whose plug may be pulled"),
]
_SAID_S, _BACK_S = 1.0, 2.0
_ROUNDS = 10
_SHOW = """
[show]
name = "Unplugged"
format = "1280x720@25"

[[source]]
name = "camera"
kind = "camera"
width = 640
height = 360

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "both"
items = [{ source = "bars" }, { source = "camera", rect = [0.5, 0.0, 0.5, 0.5] }]
"""


def _camera(state: Snapshot) -> str:
    return state.sources[0].status


@pytest.mark.timeout(300)
def test_a_camera_is_said_to_be_gone_and_is_back_in_time() -> None:
    said_s, back_s = [], []
    source = CameraSource(
        label="Camera", device="", wish=Mode(640, 360, 25),
        clock=MonotonicClock(), on_health=lambda _: None,
    )  # fmt: skip
    source.start()
    try:
        wait_until(lambda: source.health.status is Status.LIVE, 30, "the camera")
        for _ in range(_ROUNDS):
            began = time.monotonic()
            with PLUG.pulled():
                wait_until(lambda: source.health.status is Status.MISSING, 20, "it is said")
                said_s.append(time.monotonic() - began)
            wait_until(lambda: source.health.status is Status.LIVE, 20, "it is back")
            back_s.append(time.monotonic() - PLUG.in_at)
    finally:
        source.stop()
    print(f"said after {max(said_s):.2f} s at most, back after {max(back_s):.2f} s at most")
    assert max(said_s) <= _SAID_S, said_s
    assert max(back_s) <= _BACK_S, back_s


@pytest.mark.timeout(300)
def test_a_show_goes_on_while_its_camera_comes_and_goes(tmp_path: Path) -> None:
    # A machine that is emulated takes its time to start.
    with StudioRun(tmp_path, _SHOW, start_wait_s=120) as run:
        run.wait_state("the camera", lambda s: _camera(s) == "live", 60)
        for _ in range(_ROUNDS):
            with PLUG.pulled():
                gone = run.wait_state("it is said", lambda s: _camera(s) == "missing", 20)
                assert "plug" in gone.sources[0].fault
                assert gone.sources[1].status == "live"
            run.wait_state("it is back", lambda s: _camera(s) == "live", 20)
        assert run.state().restart.count == 0
