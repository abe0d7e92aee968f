"""The slate of a source that comes and goes."""

import itertools

from capture import slate
from capture.graphics import render_svg
from capture.source import SourceHealth, Status
from mixer.media import Plane, VideoFrame


class _Nothing:
    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        return None


def test_a_slate_is_drawn_once_for_each_reason() -> None:
    drawn: list[str] = []

    def draw(svg: str, width: int, height: int) -> Plane:
        drawn.append(svg)
        return render_svg(svg, width, height)

    video = slate.SlatedVideo("Hall", _Nothing(), itertools.count(1).__next__, draw)
    shown = None
    for _ in range(3):
        for fault in ("It has gone.", "None is there."):
            video.on_health(SourceHealth(Status.MISSING, fault))
            shown = video.frame_at(0)
        video.on_health(SourceHealth(Status.LIVE))
        assert video.frame_at(0) is None
    assert ["It has gone." in svg for svg in drawn] == [True, False]
    # Each is as new as its showing.
    assert shown is not None
    assert shown.pts_ns > 6
    for n in range(slate._MOST_KEPT + 1):
        video.on_health(SourceHealth(Status.FAILED, f"Fault {n}."))
    assert len(video._drawn) == slate._MOST_KEPT
