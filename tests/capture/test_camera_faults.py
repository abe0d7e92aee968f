"""A real camera that fails in mid-show: said where it lasts, and over by itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from capture.camera import CameraSource
from capture.devices import cameras
from capture.modes import Mode
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from studio.wire.state import Snapshot
from tests.parts.studio_run import EMULATED_START_S, StudioRun
from tests.parts.vivid import PLUG, Fault, inject
from tests.waiting import wait_until

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual camera that can be made to fail"),
]
_SHOW = """
[show]
name = "Faults"
format = "1280x720@25"

[[source]]
name = "camera"
kind = "camera"
width = 640
height = 360
rate = 25

[[source]]
name = "bars"
kind = "pattern"

[[scene]]
name = "both"
items = [{ source = "bars" }, { source = "camera", rect = [0.5, 0.0, 0.5, 0.5] }]
"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("fault", [Fault.DISCONNECT, Fault.FATAL_ERROR])
def test_what_ends_the_pictures_is_said_and_they_come_back(fault: Fault) -> None:
    told: list[SourceHealth] = []
    source = _source(told)
    source.start()
    try:
        _wait_live(source)
        for round_ in range(1, 4):
            inject(fault)
            _wait_missing(told, round_)
            _wait_live(source)
    finally:
        source.stop()
    assert all("plug it in" in h.fault for h in told if h.status is Status.MISSING)


@pytest.mark.timeout(120)
def test_a_damaged_picture_is_passed_over() -> None:
    told: list[SourceHealth] = []
    source = _source(told)
    source.start()
    try:
        _wait_live(source)
        for _ in range(5):
            inject(Fault.BUFFER_ERROR)
            _wait_newer(source)
            _wait_newer(source)
    finally:
        source.stop()
    assert [health.status for health in told] == [Status.LIVE]


@pytest.mark.timeout(600)
def test_a_show_goes_on_while_its_camera_fails(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        run.wait_state("the camera", lambda s: _camera(s) == "live", 60)
        for fault in (Fault.DISCONNECT, Fault.FATAL_ERROR, Fault.BUFFER_ERROR, Fault.DISCONNECT):
            mixed = run.state().health.pictures_mixed
            inject(fault)
            _wait_mixed(run, mixed + 25)
            state = run.wait_state("it is back", lambda s: _camera(s) == "live", 20)
            assert state.sources[1].status == "live"
        assert run.state().restart.count == 0


_HOLD = """
import sys, av
with av.open(sys.argv[1], format="v4l2") as container:
    # As they come: one of them may be damaged.
    for packet in container.demux(video=0):
        print("held", flush=True)
"""


@pytest.mark.timeout(120)
def test_a_camera_of_another_program_says_so_and_is_had_once_that_ends() -> None:
    told: list[SourceHealth] = []
    source = _source(told)
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, cameras()[0].path], stdout=subprocess.PIPE
    ) as other:
        try:
            assert other.stdout is not None
            assert other.stdout.readline() == b"held\n"
            source.start()
            wait_until(lambda: source.health.status is Status.MISSING, 30, "it is said")
            assert "is used by another program (python3" in source.health.fault
            other.kill()
            _wait_live(source)
        finally:
            other.kill()
            source.stop()


def _camera(state: Snapshot) -> str:
    return state.sources[0].status


def _source(told: list[SourceHealth]) -> CameraSource:
    return CameraSource(
        label="Camera", device="", wish=Mode(640, 360, 25),
        clock=MonotonicClock(), on_health=told.append,
    )  # fmt: skip


def _wait_live(source: CameraSource) -> None:
    wait_until(lambda: source.health.status is Status.LIVE, 30, "a picture")


def _wait_newer(source: CameraSource) -> None:
    before = source.frame_at(0)
    wait_until(lambda: source.frame_at(0) is not before, 10, "another picture")


def _wait_missing(told: list[SourceHealth], times: int) -> None:
    def said() -> bool:
        return sum(health.status is Status.MISSING for health in told) >= times

    wait_until(said, 20, "it is said")


def _wait_mixed(run: StudioRun, pictures: int) -> None:
    run.wait_state("pictures go on", lambda state: state.health.pictures_mixed > pictures, 20)
