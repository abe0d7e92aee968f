"""A camera that codes its pictures itself is kept as it coded, its packets from a real demuxer.

No camera that does so is to be had here, nor does the kernel's virtual one: FFmpeg's device is
replaced by another demuxer of its own, which is sent the same kind of packets over a socket.
"""

import itertools
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from capture.camera import CameraSource
from capture.coded import CodedPicture, _is_idr
from capture.devices import Camera
from capture.modes import Mode
from capture.source import Status
from mixer.clock import MonotonicClock
from studio.engine.isos.iso import IsoMeans
from studio.engine.isos.remuxed import RemuxedIso
from studio.engine.sound_tracks import SoundTracks
from studio.output.output import OutputState, OutputStatus
from studio.output.recorder import RecordingPlan
from studio.output.recording_check import RecordingState, check_recording
from studio.secrets import RecordKey
from tests.parts.feeds import UdpCamera
from tests.waiting import wait_until

_MODES = (Mode(320, 180, 25, "mjpeg"), Mode(320, 180, 25, "h264"))
_PLAIN = Mode(320, 180, 25)


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[UdpCamera]:
    with UdpCamera(size="320x180") as camera:
        found = Camera("Stand-in", f"{camera.url}?timeout=5000000")
        monkeypatch.setattr("capture.camera.find_camera", lambda _device: found)
        monkeypatch.setattr("capture.camera_modes.offered_by", lambda _camera, _wish: _MODES)
        monkeypatch.setattr("capture.camera_modes._FORMATS", {sys.platform: "mpegts"})
        yield camera


def test_a_recorded_camera_that_codes_is_remuxed_and_shown(
    stand_in: UdpCamera, tmp_path: Path
) -> None:
    del stand_in
    clock = MonotonicClock()
    source = CameraSource(
        label="Desk", device="", wish=_PLAIN, clock=clock, on_health=lambda _health: None,
        keeps_coded=True,
    )  # fmt: skip
    key = RecordKey.generate(protected=True)
    statuses: list[OutputStatus] = []
    racked: Any = SimpleNamespace(source=source, video=None, spec=SimpleNamespace(audio="off"))
    means = IsoMeans(
        racked=lambda _name: racked,
        tracks=SoundTracks(mix=lambda: None, clock=clock, failed=lambda _error: None),
        picture=(320, 180, Fraction(25)),
        video=lambda: pytest.fail("nothing is encoded"),
        clock=clock,
        finish=lambda job: job(),
        failed=lambda _error: None,
    )
    plan = RecordingPlan(tmp_path, "show", 1, key)
    iso = RemuxedIso("desk", "Desk", plan, statuses.append, means)
    seen: list[CodedPicture] = []
    source.coded.add(seen.append)
    iso.start()
    source.start()
    try:
        wait_until(lambda: len(seen) > 80, 20, "three seconds came")
        assert source.coded.codec == "h264"
        assert source.health.status is Status.LIVE
        shown = source.frame_at(clock.now_ns())
        assert shown is not None
        assert shown.planes[0].shape == (180, 320)
    finally:
        iso.stop(clock.now_ns())
        source.stop()
    keys = [n for n, picture in enumerate(seen) if picture.is_key]
    assert 25 in {after - before for before, after in itertools.pairwise(keys)}
    assert all(status.state is not OutputState.FAILED for status in statuses)
    (path,) = iso.paths
    found = check_recording(path, lambda _: key)
    assert found.state is RecordingState.WHOLE
    assert found.pictures >= 50


def test_the_key_pictures_of_a_driver_that_marks_none_are_found() -> None:
    sets = b"\0\0\0\1\x67\x42\0\x1e\0\0\0\1\x68\xce"
    assert _is_idr(cast("Any", sets + b"\0\0\1\x65\x88"))
    assert not _is_idr(cast("Any", sets + b"\0\0\1\x41\x9a"))
    assert not _is_idr(cast("Any", b"\0\0\0\1\x09\xf0\0\0\1\x06\x05"))
