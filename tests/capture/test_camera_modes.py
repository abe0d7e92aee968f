"""A real camera's modes: listed, asked for, replaced by the nearest, refused by name."""

import subprocess
import sys

import pytest

from capture.camera import CameraSource
from capture.camera_modes import offered_by, open_camera
from capture.devices import cameras
from capture.errors import DeviceError
from capture.modes import PIXEL_FORMATS, Mode, formats_of
from capture.source import Status
from mixer.clock import MonotonicClock
from tests.waiting import wait_until

_PRESENT = [camera for camera in cameras() if offered_by(camera)]
pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not _PRESENT, reason="no camera here says which modes it has"),
]


def _source(wish: Mode) -> CameraSource:
    return CameraSource(
        label="Camera", device=_PRESENT[0].path, wish=wish,
        clock=MonotonicClock(), on_health=lambda _: None,
    )  # fmt: skip


def _wait_live(source: CameraSource) -> None:
    wait_until(lambda: source.health.status is Status.LIVE, 20, "a picture")


def test_each_pixel_format_that_it_lists_can_be_asked_for() -> None:
    camera = _PRESENT[0]
    for pixel_format in formats_of(offered_by(camera)):
        wish = Mode(640, 360, 25, pixel_format)
        container, mode = open_camera(camera, wish)
        container.close()
        assert mode.pixel_format == pixel_format
        assert mode.is_like(wish)
        source = _source(wish)
        source.start()
        try:
            _wait_live(source)
            frame = source.frame_at(0)
            assert frame is not None
            assert (frame.width, frame.height) == (640, 360)
        finally:
            source.stop()


def test_a_pixel_format_that_it_lacks_is_refused_with_those_that_it_has() -> None:
    camera = _PRESENT[0]
    has = formats_of(offered_by(camera))
    lacking = [name for name in PIXEL_FORMATS if name not in has]
    if not lacking:
        pytest.skip("this camera has every pixel format")
    with pytest.raises(DeviceError, match=f'gives no {lacking[0]}; it has {has[0]}.*or "best"'):
        open_camera(camera, Mode(640, 360, 25, lacking[0]))


def test_a_rate_that_it_lacks_becomes_the_nearest_and_is_said() -> None:
    camera = _PRESENT[0]
    at_size = {m.rate for m in offered_by(camera) if (m.width, m.height) == (1280, 720)}
    wish = Mode(1280, 720, 33)
    nearest = min(at_size, key=lambda rate: abs(rate - wish.rate))
    source = _source(wish)
    source.start()
    try:
        _wait_live(source)
        assert f"gives 1280x720 at {nearest:.4g} pictures a second" in source.health.fault
        assert "the nearest that it has to 1280x720 at 33" in source.health.fault
    finally:
        source.stop()


def test_the_modes_are_listed_by_the_command() -> None:
    command = [sys.executable, "-m", "studio", "devices", "--modes"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert f"{_PRESENT[0].name} ({_PRESENT[0].path})" in listed.stdout
    first = offered_by(_PRESENT[0])[0]
    assert f"  {first.pixel_format} {first.width}x{first.height} at " in listed.stdout
