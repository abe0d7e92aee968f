"""A real camera's controls: listed, set in mid-show, undone, and set again after it came back."""

import tomllib
from pathlib import Path

import pytest

from studio.wire.commands import SaveShow, SetCameraControl, Undo
from studio.wire.errors import RefusedError
from studio.wire.state import ControlState, Snapshot
from tests.parts.studio_run import EMULATED_START_S, StudioRun
from tests.parts.vivid import PLUG

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(not PLUG.is_here, reason="no virtual camera to be set"),
]
_SHOW = """
[show]
name = "Set"
format = "1280x720@25"

[[source]]
name = "camera"
kind = "camera"
width = 640
height = 360
rate = 25
controls = { contrast = 90 }

[[scene]]
name = "camera"
items = [{ source = "camera" }]
"""


def _control(state: Snapshot, name: str) -> ControlState | None:
    return next((c for c in state.sources[0].controls if c.name == name), None)


def _value(state: Snapshot, name: str) -> int | None:
    control = _control(state, name)
    return control.value if control is not None else None


@pytest.mark.timeout(600)
def test_a_cameras_controls_are_set_kept_undone_and_set_again(tmp_path: Path) -> None:
    with StudioRun(tmp_path, _SHOW, start_wait_s=EMULATED_START_S) as run:
        state = run.wait_state("the show's own", lambda s: _value(s, "contrast") == 90, 60)
        brightness, menu = _control(state, "brightness"), _control(state, "menu")
        assert brightness is not None
        assert (brightness.kind, brightness.least, brightness.most) == ("integer", 0, 255)
        assert (brightness.step, brightness.default) == (1, 128)
        assert menu is not None
        assert menu.menu == ((1, "Menu Item 1"), (3, "Menu Item 3"), (4, "Menu Item 4"))
        gain = _control(state, "gain")
        assert gain is not None
        assert not gain.active
        assert _control(state, "disconnect") is None
        run.perform(SetCameraControl("camera", "gain_automatic", 0))
        run.wait_state("it is free", lambda s: getattr(_control(s, "gain"), "active", False))
        run.perform(SetCameraControl("camera", "menu", 4))
        run.perform(SetCameraControl("camera", "brightness", 200))
        run.wait_state("set", lambda s: (_value(s, "brightness"), _value(s, "menu")) == (200, 4))
        with pytest.raises(RefusedError, match="goes from 0 to 255, not to 256"):
            run.perform(SetCameraControl("camera", "brightness", 256))
        run.perform(SetCameraControl("camera", "brightness", 60))
        run.perform(Undo())
        run.wait_state("undone", lambda s: _value(s, "brightness") == 200)
        run.perform(SaveShow())
        saved = tomllib.loads(run.show.read_text("utf-8"))["source"][0]["controls"]
        assert saved == {"contrast": 90, "gain_automatic": 0, "menu": 4, "brightness": 200}
        # A camera that is plugged in has forgotten everything.
        with PLUG.pulled():
            run.wait_state("it is gone", lambda s: s.sources[0].status == "missing", 20)
            assert run.state().sources[0].controls == ()
        state = run.wait_state("it is back", lambda s: s.sources[0].status == "live", 20)
        assert {name: _value(state, name) for name in saved} == saved
        run.perform(SetCameraControl("camera", "brightness", None))
        run.wait_state("its default", lambda s: _value(s, "brightness") == 128)
