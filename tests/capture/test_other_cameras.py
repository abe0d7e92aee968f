"""Cameras of systems other than Linux: by FFmpeg's lists, else by OpenCV's numbers."""

import pytest
from av.device import DeviceInfo

from capture.camera import CameraSource
from capture.cv_camera import CvCamera, answers
from capture.devices import Camera, cameras
from capture.errors import DeviceError
from capture.modes import Mode
from capture.other_cameras import found_cameras
from capture.source import SourceHealth, Status
from mixer.clock import MonotonicClock
from tests.parts.vivid import PLUG
from tests.waiting import wait_until

_DSHOW = [
    DeviceInfo("@device_pnp_usb#1", "Studio Cam", False, ["video"]),  # noqa: FBT003  # av's own
    DeviceInfo("@device_cm_mic", "Microphone", False, ["audio"]),  # noqa: FBT003  # likewise
]
_AVFOUNDATION = [
    DeviceInfo("0", "FaceTime HD Camera", False, ["video"]),  # noqa: FBT003  # likewise
    DeviceInfo("1", "Capture screen 0", False, ["video"]),  # noqa: FBT003  # likewise
    DeviceInfo("0", "MacBook Microphone", False, ["audio"]),  # noqa: FBT003  # likewise
]
_LISTS = {"dshow": _DSHOW, "avfoundation": _AVFOUNDATION}


def test_windows_and_macos_name_their_cameras() -> None:
    assert found_cameras("win32", _LISTS.__getitem__) == [
        ("Studio Cam", "video=@device_pnp_usb#1", None)
    ]
    assert found_cameras("darwin", _LISTS.__getitem__) == [("FaceTime HD Camera", "0:none", None)]


def test_where_ffmpeg_lacks_the_device_opencv_counts_them() -> None:
    # This FFmpeg knows neither, as a build without them would not.
    assert found_cameras("win32", is_there=lambda number: number < 2) == [
        ("Camera 1", "", 0),
        ("Camera 2", "", 1),
    ]
    assert len(found_cameras("darwin", is_there=lambda _: True)) == 8


@pytest.mark.skipif(bool(cameras()), reason="there is a camera")
def test_a_number_that_no_camera_has_is_said() -> None:
    assert not answers(7)
    with pytest.raises(DeviceError, match=r"Camera 8 does not open; unplug it"):
        CvCamera("Camera 8", 7, Mode(640, 360, 25))


@pytest.mark.device
@pytest.mark.timeout(120)
@pytest.mark.skipif(not PLUG.is_here, reason="no virtual camera whose plug may be pulled")
def test_a_camera_is_seen_by_opencv_and_said_to_be_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    number = int(cameras()[0].path.removeprefix("/dev/video"))
    camera = Camera("Camera 1", "", number)
    monkeypatch.setattr("capture.camera.find_camera", lambda _: camera)
    told: list[SourceHealth] = []
    source = CameraSource(
        label="Camera", device="", wish=Mode(640, 360, 25),
        clock=MonotonicClock(), on_health=told.append,
    )  # fmt: skip
    source.start()
    try:
        wait_until(lambda: source.health.status is Status.LIVE, 30, f"a picture: {told}")
        frame = source.frame_at(0)
        assert frame is not None
        assert (frame.width, frame.height) == (640, 360)
        with PLUG.pulled():
            wait_until(lambda: source.health.status is Status.MISSING, 30, "it is said")
        wait_until(lambda: source.health.status is Status.LIVE, 30, "it is back")
    finally:
        source.stop()
