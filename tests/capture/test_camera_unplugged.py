"""A real camera that goes and comes ten times in mid-show: said at once, and back by itself."""

from pathlib import Path

import pytest

from capture.camera import CameraSource
from capture.modes import Mode
from mixer.clock import MonotonicClock
from studio.wire.state import Snapshot
from tests.parts.comings import BACK_S, ROUNDS, SAID_S, come_and_go
from tests.parts.studio_run import EMULATED_START_S, StudioRun
from tests.parts.vivid import PLUG

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual camera whose plug may be pulled"),
]
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
    source = CameraSource(
        label="Camera", device="", wish=Mode(640, 360, 25),
        clock=MonotonicClock(), on_health=lambda _: None,
    )  # fmt: skip
    said_s, back_s = come_and_go(source, PLUG)
    print(f"said after {max(said_s):.2f} s at most, back after {max(back_s):.2f} s at most")
    assert max(said_s) <= SAID_S, said_s
    assert max(back_s) <= BACK_S, back_s


@pytest.mark.timeout(600)
def test_a_show_goes_on_while_its_camera_comes_and_goes(tmp_path: Path) -> None:
    # A machine that is emulated takes its time to start.
    with StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("the camera", lambda s: _camera(s) == "live", 60)
        for _ in range(ROUNDS):
            with PLUG.pulled():
                gone = run.wait_state("it is said", lambda s: _camera(s) == "missing", 20)
                assert "plug" in gone.sources[0].fault
                assert gone.sources[1].status == "live"
            run.wait_state("it is back", lambda s: _camera(s) == "live", 20)
        assert run.state().restart.count == 0
