"""What may be asked of a camera's controls."""

import pytest

from studio.engine.camera_controls import check_control
from studio.engine.errors import EngineError
from studio.wire.commands import SetCameraControl
from studio.wire.state import ControlState, SourceState

_BRIGHTNESS = ControlState(
    name="brightness", label="Brightness", kind="integer",
    least=0, most=255, step=1, default=128, value=128,
)  # fmt: skip
_POWER_LINE = ControlState(
    name="power_line", label="Power line", kind="menu",
    least=0, most=2, step=1, default=0, value=0, menu=((0, "Off"), (2, "60 Hz")),
)  # fmt: skip
_CAMERA = SourceState(
    name="cam", label="Camera", kind="camera", has_video=True, has_audio=False,
    controls=(_BRIGHTNESS, _POWER_LINE),
)  # fmt: skip
_FILM = SourceState(name="film", label="Film", kind="file", has_video=True, has_audio=True)
_GONE = SourceState(name="cam", label="Camera", kind="camera", has_video=True, has_audio=False)


@pytest.mark.parametrize(
    ("source", "control", "value", "reason"),
    [
        (None, "brightness", 1, 'There is no camera "cam"'),
        (_FILM, "brightness", 1, 'There is no camera "cam"'),
        (_GONE, "brightness", 1, "see whether it is plugged in"),
        (_CAMERA, "zoom", 1, 'no "zoom" to set; it has brightness, power_line'),
        (_CAMERA, "brightness", 256, "goes from 0 to 255, not to 256"),
        (_CAMERA, "power_line", 1, r"is one of 0 \(Off\), 2 \(60 Hz\), not 1"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_can(
    source: SourceState | None, control: str, value: int, reason: str
) -> None:
    with pytest.raises(EngineError, match=reason):
        check_control(source, SetCameraControl("cam", control, value))


@pytest.mark.parametrize(("control", "value"), [("brightness", 255), ("power_line", 2)])
def test_what_can_be_set_has_a_name_for_undo(control: str, value: int) -> None:
    words = check_control(_CAMERA, SetCameraControl("cam", control, value))
    assert words.endswith(" of Camera")
    assert check_control(_CAMERA, SetCameraControl("cam", control, None)) == words
