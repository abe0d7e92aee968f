"""What draws beside a show: in a process of its own, which may be lost."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from capture.errors import MediaError
from capture.graphics import Artist, DrawSvg, render_svg
from capture.slate import SlatedVideo, draw_slate
from capture.source import SourceHealth, Status
from mixer.clock import NS_PER_MS, MonotonicClock
from mixer.media import VideoFrame
from tests.waiting import wait_until

_TITLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><text x="20" y="90"'
    ' font-family="Source Sans Pro" font-size="40" fill="#ffffff">Åsa Öberg</text></svg>'
)
_HELD_UP_NS = 30 * NS_PER_MS


@pytest.fixture
def artist() -> Iterator[Artist]:
    with Artist() as made:
        yield made


def _pid(artist: Artist) -> int:
    assert artist._process is not None
    return artist._process.pid


def test_it_draws_what_is_drawn_here(artist: Artist) -> None:
    drawn = artist.draw(_TITLE, 320, 180)
    assert np.array_equal(drawn, render_svg(_TITLE, 320, 180))
    assert drawn[..., 3].any()
    slate = draw_slate("Hall", "It has gone.", 5, artist.draw)
    assert np.array_equal(slate.planes[0], draw_slate("Hall", "It has gone.", 5).planes[0])


def test_what_is_no_svg_is_refused_and_the_next_is_drawn(artist: Artist) -> None:
    pid = _pid(artist)
    with pytest.raises(MediaError, match="open it in a browser"):
        artist.draw("no SVG at all", 320, 180)
    assert artist.draw(_TITLE, 320, 180).shape == (180, 320, 4)
    assert _pid(artist) == pid


def test_one_that_was_killed_has_a_successor(artist: Artist) -> None:
    killed = _pid(artist)
    os.kill(killed, signal.SIGKILL)
    assert artist.draw(_TITLE, 320, 180).shape == (180, 320, 4)
    assert _pid(artist) != killed


def test_it_ends_with_whoever_began_it(artist: Artist) -> None:
    process = artist._process
    assert process is not None
    assert artist._line is not None
    # As the system does when the engine is killed.
    artist._line.close()
    assert process.wait(10) == 0


def _longest_wait_ns(clock: MonotonicClock, draw: DrawSvg) -> int:
    """Return how long a thread that wants to run each millisecond had to wait meanwhile."""
    waits_ns, over = [0], threading.Event()

    def mix() -> None:
        before_ns = clock.now_ns()
        while not over.wait(0.001):
            now_ns = clock.now_ns()
            waits_ns.append(now_ns - before_ns)
            before_ns = now_ns

    thread = threading.Thread(target=mix)
    thread.start()
    try:
        wait_until(lambda: len(waits_ns) > 10, 10, "it runs")
        waits_ns.clear()
        draw_slate("Hall", "It has gone; plug it in again.", 0, draw)
    finally:
        over.set()
        thread.join()
    return max(waits_ns)


@pytest.mark.alone
def test_no_other_thread_waits_for_a_drawing(artist: Artist) -> None:
    clock = MonotonicClock()
    interval_s = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        artist.draw(_TITLE, 320, 180)
        # The best of a few: whatever else this machine does holds it up as well.
        beside = min(_longest_wait_ns(clock, artist.draw) for _ in range(5))
        here = min(_longest_wait_ns(clock, render_svg) for _ in range(2))
    finally:
        sys.setswitchinterval(interval_s)
    assert beside < _HELD_UP_NS
    assert here > 2 * beside


def test_a_source_that_goes_has_its_slate_drawn_there(artist: Artist) -> None:
    class Nothing:
        def frame_at(self, _t_ns: int) -> VideoFrame | None:
            return None

    video = SlatedVideo("Hall", Nothing(), lambda: 7, artist.draw)
    video.on_health(SourceHealth(Status.MISSING, "It has gone."))
    shown = video.frame_at(7)
    assert shown is not None
    assert np.array_equal(shown.planes[0], draw_slate("Hall", "It has gone.", 7).planes[0])
