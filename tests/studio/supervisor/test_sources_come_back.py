"""A camera and a screen that go and come during a show: what a foreign receiver stored of it."""

import statistics
from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from capture.slate import draw_slate
from mixer.media import Plane
from mixer.stamp import Edge
from studio.wire.state import Snapshot, SourceState
from tests.capture.clips import Clip, steady, write_clip
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.feeds import MjpegCamera
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.studio_run import StudioRun, not_mixed_in_time
from tests.parts.x_server import XServer
from tests.waiting import timing

pytestmark = pytest.mark.alone

_CAMERA_RECT, _SCREEN_RECT = (128, 144, 448, 252), (704, 144, 448, 252)
_SHOW = """
[show]
name = "Comings and goings"
format = "1280x720@25"
bitrate_kbps = 2500
stamp = true

[[source]]
name = "clip"
kind = "file"
path = "{clip}"
audio = "off"

[[source]]
name = "camera"
label = "Stage camera"
kind = "network"
url = "{camera}"

[[source]]
name = "slides"
label = "Slides"
kind = "screen"
display = "{display}"

[[scene]]
name = "all"
items = [
    {{ source = "clip" }},
    {{ source = "camera", rect = [0.1, 0.2, 0.35, 0.35] }},
    {{ source = "slides", rect = [0.55, 0.2, 0.35, 0.35] }},
]
"""
_BACK_WITHIN_S = 2.0
_CLIP_LATER = 10
_CLIP_S = 60


def _source(state: Snapshot, name: str) -> SourceState:
    return next(source for source in state.sources if source.name == name)


def _await_live(run: StudioRun, name: str) -> float:
    """Return how long it took until the source was there again."""
    with timing() as watch:
        run.wait_state(f"{name} is live", lambda s: _source(s, name).status == "live", 20)
    return watch.seconds


def _await_gone(run: StudioRun, name: str) -> str:
    """Return what is said of the source once it is gone."""
    state = run.wait_state(f"{name} is gone", lambda s: _source(s, name).status == "missing", 20)
    return _source(state, name).fault


def test_a_camera_dies_five_times_and_the_screen_once(tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.mp4", Clip(steady(_CLIP_S * 25), size=(1280, 720)))
    authority = Authority(tmp_path)
    back_s, faults = [], {}
    with (
        NginxIngest(tmp_path / "nginx", authority.valid()) as nginx,
        MjpegCamera() as camera,
        XServer() as screen,
        StudioRun(
            tmp_path,
            _SHOW.format(clip=clip, camera=camera.url, display=screen.display),
            *("--live", f"rtmps://localhost:{nginx.rtmps_port}/live", "--key-from", "env:KEY"),
            *("--ca-file", str(authority.ca_file)),
            environment={"KEY": "key"},
        ) as run,
    ):
        run.wait_state("live", lambda s: s.live.status == "live")
        _await_live(run, "camera")
        _await_live(run, "slides")
        for _ in range(5):
            camera.kill()
            faults["camera"] = _await_gone(run, "camera")
            camera.start()
            back_s.append(_await_live(run, "camera"))
        screen.kill()
        faults["slides"] = _await_gone(run, "slides")
        screen.start()
        back_s.append(_await_live(run, "slides"))
        assert run.command("stop", *run.runtime).returncode == 0
        _, report, said = run.wait_end()
        (stored,) = nginx.files()
    assert statistics.median(back_s) <= _BACK_WITHIN_S, back_s
    assert back_s[-1] <= _BACK_WITHIN_S, back_s
    for edge in (Edge.BOTTOM, Edge.TOP):
        verdict = judge([read_stored(stored, edge)])
        # What is repeated are the pictures that came too late, and nothing else.
        assert verdict.repeated <= verdict.missing <= not_mixed_in_time(report), edge
        # The clip begins anew at its end, which only a slow machine comes to.
        assert verdict.out_of_order == 0 or (edge is Edge.TOP and verdict.length_s > _CLIP_S), edge
        # The clip's first picture is due a moment after the show's.
        assert verdict.unreadable <= (_CLIP_LATER if edge is Edge.TOP else 0), edge
    assert "Stage camera is back." in said
    assert _shows_slate(stored, _CAMERA_RECT, "Stage camera", faults["camera"])
    assert _shows_slate(stored, _SCREEN_RECT, "Slides", faults["slides"])


def _shows_slate(stored: Path, rect: tuple[int, int, int, int], label: str, fault: str) -> bool:
    left, top, width, height = rect
    slate = draw_slate(label, fault, 0).planes[0]
    wanted = cv2.resize(slate, (width, height), interpolation=cv2.INTER_AREA)
    return any(
        cv2.PSNR(luma[top : top + height, left : left + width], wanted) > 28
        for luma in _pictures(stored)
    )


def _pictures(path: Path) -> Iterator[Plane]:
    with av.open(path) as container:
        for frame in container.decode(video=0):
            plane = frame.planes[0]
            yield np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
