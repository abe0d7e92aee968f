"""A camera of this machine, where there is one: seen in the mode that was asked for, and named."""

import subprocess
import sys

import pytest

from capture.camera import CameraSource
from capture.devices import Camera, cameras, find_camera, numbered
from capture.errors import DeviceError
from capture.modes import Mode
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.waiting import wait_until

_PRESENT = cameras()
needs_camera = pytest.mark.skipif(not _PRESENT, reason="no camera is connected to this machine")


def _source(device: str, told: list[SourceHealth]) -> CameraSource:
    return CameraSource(
        label="Camera", device=device, wish=Mode(640, 360, 25),
        clock=MonotonicClock(), on_health=told.append,
    )  # fmt: skip


@pytest.mark.device
@needs_camera
def test_the_first_camera_is_seen_in_the_size_that_was_asked_for() -> None:
    told: list[SourceHealth] = []
    source = _source("", told)
    source.start()
    try:
        wait_until(lambda: source.health.status is Status.LIVE, 20, f"a picture: {told}")
        seen: set[int] = set()

        def more() -> bool:
            frame = source.frame_at(0)
            if frame is not None:
                assert (frame.width, frame.height) == (640, 360)
                seen.add(frame.pts_ns)
            return len(seen) >= 10

        wait_until(more, 20, f"ten pictures; {source.health}")
        assert source.health.fault == ""
    finally:
        source.stop()


@pytest.mark.device
@needs_camera
def test_a_camera_is_found_by_part_of_its_name_and_by_its_path() -> None:
    first = _PRESENT[0]
    assert find_camera(first.name[1:5].upper()) == first
    assert find_camera(first.path) == first
    listed = subprocess.run(
        [sys.executable, "-m", "studio", "devices"], capture_output=True, text=True, check=True
    )
    assert first.name in listed.stdout


def test_a_camera_that_is_not_there_is_told_by_its_name() -> None:
    told: list[SourceHealth] = []
    source = _source("No such camera", told)
    source.start()
    try:
        wait_until(lambda: source.health.status is Status.MISSING, 10, "its fault")
        wait_until(lambda: source.video.frame_at(0) is not None, 5, "a slate takes its place")
    finally:
        source.stop()
    wanted = "No camera is connected" if not _PRESENT else 'There is no camera "No such camera"'
    assert any(health.fault.startswith(wanted) for health in told)


def test_what_is_wrong_with_a_name_is_said() -> None:
    with pytest.raises(DeviceError, match=r"plug (it|one) in"):
        find_camera("No such camera")


def test_two_cameras_of_one_make_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = [Camera("BRIO", "/dev/video0"), Camera("Cam", "/dev/video2")]
    alike += [Camera("BRIO", "/dev/video4"), Camera("BRIO", "/dev/video6")]
    found = numbered(alike)
    assert [each.name for each in found] == ["BRIO", "Cam", "BRIO (2)", "BRIO (3)"]
    assert [each.path for each in found] == [each.path for each in alike]
    monkeypatch.setattr("capture.devices.cameras", lambda: found)
    assert find_camera("BRIO (2)").path == "/dev/video4"
    assert find_camera("BRIO").path == "/dev/video0"
