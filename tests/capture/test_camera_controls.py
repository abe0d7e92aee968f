"""What is set on a camera stays set while the camera comes and goes."""

from dataclasses import replace

import pytest

from capture import camera_controls
from capture.camera_controls import CameraControls
from capture.controls import Control

_PATH = "/dev/video7"


class _Device:
    """A camera whose exposure can be set only while it is not automatic."""

    def __init__(self) -> None:
        self.controls = {
            "exposure": Control(1, "exposure", "Exposure", "integer", 0, 500, 1, 100, 90),
            "automatic": Control(2, "automatic", "Automatic", "boolean", 0, 1, 1, 1, 1),
            "brightness": Control(3, "brightness", "Brightness", "integer", 0, 255, 1, 128, 128),
        }
        self.written: list[tuple[str, int]] = []

    def read(self, _path: str) -> tuple[Control, ...]:
        automatic = bool(self.controls["automatic"].value)
        exposure = replace(self.controls["exposure"], active=not automatic)
        return (exposure, self.controls["automatic"], self.controls["brightness"])

    def write(self, path: str, control: Control, value: int) -> None:
        assert path == _PATH
        if control.name == "exposure" and self.controls["automatic"].value:
            raise PermissionError
        self.written.append((control.name, value))
        self.controls[control.name] = replace(self.controls[control.name], value=value)


@pytest.fixture
def device(monkeypatch: pytest.MonkeyPatch) -> _Device:
    made = _Device()
    monkeypatch.setattr(camera_controls, "_read", made.read)
    monkeypatch.setattr(camera_controls, "_write", made.write)
    return made


def _values(controls: CameraControls) -> dict[str, int]:
    return {control.name: control.value for control in controls.found}


def test_what_is_wanted_is_set_as_it_opens_the_automatic_first(device: _Device) -> None:
    controls = CameraControls({"exposure": 300, "automatic": 0})
    controls.opened(_PATH)
    assert device.written == [("automatic", 0), ("exposure", 300)]
    assert _values(controls) == {"exposure": 300, "automatic": 0, "brightness": 128}
    assert all(control.active for control in controls.found)
    assert controls.fault == ""


def test_nothing_is_touched_that_nobody_wants(device: _Device) -> None:
    controls = CameraControls({})
    controls.opened(_PATH)
    controls.follow(_PATH)
    assert device.written == []
    assert len(controls.found) == 3


def test_only_what_changes_is_set_and_what_is_no_longer_wanted_is_the_default_again(
    device: _Device,
) -> None:
    controls = CameraControls({"brightness": 10, "automatic": 0})
    controls.opened(_PATH)
    device.written.clear()
    controls.want({"brightness": 20, "automatic": 0})
    controls.follow(_PATH)
    controls.follow(_PATH)
    controls.want({"automatic": 0})
    controls.follow(_PATH)
    assert device.written == [("brightness", 20), ("brightness", 128)]


def test_a_camera_that_comes_back_is_set_again(device: _Device) -> None:
    controls = CameraControls({"brightness": 10})
    controls.opened(_PATH)
    controls.want({"automatic": 0})
    device.written.clear()
    controls.opened(_PATH)
    assert device.written == [("automatic", 0), ("brightness", 128)]


def test_what_cannot_be_set_is_said_and_the_rest_is_set(device: _Device) -> None:
    controls = CameraControls({"exposure": 300, "zoom": 2, "brightness": 7})
    controls.opened(_PATH)
    assert device.written == [("brightness", 7)]
    assert 'no "zoom" to set' in controls.fault
    assert '"exposure" cannot be set to 300; see whether it is automatic' in controls.fault
