"""A mode that nobody chose is no fault where the camera has another."""

import pytest

from capture.camera import CameraSource
from capture.devices import Camera
from capture.modes import Mode
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("is_chosen", [True, False])
def test_another_mode_is_told_where_one_was_chosen(*, is_chosen: bool) -> None:
    source = CameraSource(
        label="C", device="", wish=Mode(1920, 1080, 30), clock=FakeClock(),
        on_health=lambda _: None, is_chosen=is_chosen,
    )  # fmt: skip
    camera, given = Camera("Hall", "/dev/video0"), Mode(1280, 720, 30)
    told = source._remark(camera, given)
    assert told.startswith("Hall gives 1280x720 at 30") is is_chosen
    assert bool(told) is is_chosen
    assert not source._remark(camera, Mode(1920, 1080, 29.97))
