"""A real X screen: seen, lost, frozen and seen again."""

import dataclasses
import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from capture import screen_opening, slate
from capture.errors import DeviceError
from capture.plugging import PlugNotices
from capture.screen import ScreenSource
from capture.screen_opening import Area, ScreenWish, open_screen
from capture.source import SourceHealth, Status
from capture.x11.safety import Safety
from mixer.clock import MonotonicClock
from tests.parts.x_server import HEIGHT, WIDTH, XServer
from tests.parts.x_windows import XClient
from tests.waiting import timing, wait_until


@contextmanager
def _showing(display: str, *, area: Area | None = None, window: str = "") -> Iterator[ScreenSource]:
    told: list[SourceHealth] = []
    source = ScreenSource(
        label="Slides",
        wish=ScreenWish(display, area, window, rate=25),
        clock=MonotonicClock(),
        on_health=told.append,
    )
    source.start()
    try:
        yield source
    finally:
        source.stop()


def _await(source: ScreenSource, status: Status, timeout_s: float = 10.0) -> str:
    wait_until(lambda: source.health.status is status, timeout_s, f"{status}: {source.health}")
    return source.health.fault


def _await_slate(source: ScreenSource) -> None:
    """The slate is drawn right after the health is told."""

    def shown() -> bool:
        picture = source.video.frame_at(0)
        return picture is not None and picture.width == slate.WIDTH

    wait_until(shown, 2, "the slate")
    wait_until(lambda: source.frame_at(0) is None, 2, "the old picture goes")


def _await_movement(source: ScreenSource) -> None:
    before = source.frame_at(0)
    assert before is not None
    wait_until(
        lambda: (
            (now := source.frame_at(0)) is not None and (now.planes[0] != before.planes[0]).any()
        ),
        5,
        "something moves",
    )


def test_the_whole_screen_or_an_area_is_shown_moving() -> None:
    with XServer() as x:
        with _showing(x.display) as source:
            _await(source, Status.LIVE)
            picture = source.frame_at(0)
            assert picture is not None
            assert (picture.width, picture.height) == (WIDTH, HEIGHT)
            _await_movement(source)
        with _showing(x.display, area=(20, 10, 200, 100)) as source:
            _await(source, Status.LIVE)
            picture = source.frame_at(0)
            assert picture is not None
            assert (picture.width, picture.height) == (200, 100)
        with _showing(x.display, area=(0, 0, 2 * WIDTH, HEIGHT)) as source:
            assert "area lies outside" in _await(source, Status.MISSING)


def test_a_screen_that_ends_is_back_within_two_seconds_of_its_server() -> None:
    with XServer() as x, _showing(x.display) as source:
        _await(source, Status.LIVE)
        x.kill()
        assert x.display in _await(source, Status.MISSING, 2)
        _await_slate(source)
        x.start()
        with timing() as watch:
            _await(source, Status.LIVE)
        assert watch.seconds < 2
        _await_movement(source)


def test_a_screen_that_freezes_is_missing_until_it_goes_on() -> None:
    with XServer() as x, _showing(x.display) as source:
        _await(source, Status.LIVE)
        x.freeze()
        assert "frozen" in _await(source, Status.MISSING, 4)
        _await_slate(source)
        x.thaw()
        _await(source, Status.LIVE)


def test_a_screen_that_is_frozen_lets_go_of_its_source() -> None:
    with XServer() as x, _showing(x.display) as source:
        _await(source, Status.LIVE)
        x.freeze()
        assert "frozen" in _await(source, Status.MISSING, 4)
        with timing() as watch:
            source.stop()
        assert watch.seconds < 2


def test_a_window_is_said_to_be_gone_and_is_back_by_itself() -> None:
    with XServer() as x, XClient(x.display) as client:
        slides = client.window("Slides", (20, 10, 200, 100), (0, 200, 0))
        with _showing(x.display, window="Slides") as source:
            _await(source, Status.LIVE)
            picture = source.frame_at(0)
            assert picture is not None
            assert (picture.width, picture.height) == (200, 100)
            slides.hide()
            assert "closed or minimised" in _await(source, Status.MISSING, 2)
            _await_slate(source)
            slides.show()
            _await(source, Status.LIVE, 2)


@pytest.mark.parametrize("lacks", ["", "Composite"])
def test_no_delivered_picture_has_a_trace_of_a_forbidden_window_that_moves(lacks: str) -> None:
    told: list[SourceHealth] = []
    with XServer(lacks=lacks) as x, XClient(x.display) as client, XClient(x.display) as other:
        client.window("Slides", (0, 0, 500, 300), (0, 200, 0))
        chat = other.window("Chat", (0, 0, 150, 120), (250, 10, 10))
        source = ScreenSource(
            label="Slides",
            wish=ScreenWish(x.display, safety=Safety("only", ("slides",)), rate=60),
            clock=MonotonicClock(),
            on_health=told.append,
        )
        source.start()
        try:
            _await(source, Status.LIVE)
            seen: set[int] = set()
            places = itertools.cycle((left, top) for left in range(0, 500, 37) for top in (0, 90))

            def enough() -> bool:
                chat.move(*next(places))
                picture = source.video.frame_at(0)
                assert picture is not None
                # Where the machine stands still, a slate is delivered, which shows no screen.
                if source.health.status is Status.LIVE and picture.pts_ns not in seen:
                    seen.add(picture.pts_ns)
                    # Red has a V of 220, green of 48, and the paint of 124.
                    assert picture.planes[2].max() < 140
                return len(seen) > 100

            wait_until(enough, 20, "a hundred pictures")
        finally:
            source.stop()
    assert Status.LIVE in {health.status for health in told}


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_a_system_that_cannot_leave_windows_out_shows_nothing(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    with pytest.raises(DeviceError, match='safety = "all"'):
        open_screen(ScreenWish(), MonotonicClock())


def test_an_area_is_cut_out_where_the_system_gives_the_whole_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    # The grabber that is here, told as little as that of macOS is.
    monkeypatch.setitem(screen_opening._FORMATS, "darwin", "x11grab")
    red = (100, 50, 40, 30)
    with XServer(wander=False) as x, XClient(x.display) as client:
        client.window("Red", red, (255, 0, 0))
        wish = ScreenWish(x.display, red, safety=Safety("all"))
        with open_screen(wish, MonotonicClock()) as screen:
            picture = screen.next_picture(threading.Event())
        assert picture is not None
        pixels = picture.to_ndarray(format="bgra")
        assert pixels.shape == (30, 40, 4)
        assert (pixels[:, :, :3] == (0, 0, 255)).all()
        outside = dataclasses.replace(wish, area=(WIDTH - 10, 0, 20, 20))
        with (
            open_screen(outside, MonotonicClock()) as screen,
            pytest.raises(DeviceError, match="choose one inside"),
        ):
            screen.next_picture(threading.Event())


def test_a_wayland_session_and_a_screen_elsewhere_are_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    with pytest.raises(DeviceError, match="X11 session"):
        open_screen(ScreenWish(), MonotonicClock())
    for name in ("elsewhere.example:0", "localhost:10.0"):
        with pytest.raises(DeviceError, match="no screen of this machine"):
            open_screen(ScreenWish(name), MonotonicClock())


def test_windows_are_listed_by_the_names_that_a_show_may_use() -> None:
    with XServer(wander=False) as x, XClient(x.display) as client:
        client.window("Slides", (0, 0, 20, 20), (0, 0, 0), class_name="Impress")
        client.window("Ours", (0, 0, 20, 20), (0, 0, 0), class_name="videosync-studio")
        client.window("Hidden", (0, 0, 20, 20), (0, 0, 0)).hide()
        command = [sys.executable, "-m", "studio", "devices"]
        environment = {**os.environ, "DISPLAY": x.display}
        told = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=60
        ).stdout
    assert "windows: Slides (Impress)\n" in told


def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with _showing("") as source:
        assert "no screen" in _await(source, Status.MISSING)
    with _showing(":4711") as source:
        assert ":4711" in _await(source, Status.MISSING)


def test_a_lost_screen_is_looked_for_once_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []

    def wait(_notices: PlugNotices, timeout_s: float, stop: threading.Event) -> bool:
        waited.append(timeout_s)
        return stop.wait(0.01)

    monkeypatch.setattr(PlugNotices, "wait", wait)
    with _showing(":4711"):
        wait_until(lambda: len(waited) > 1, 5, "it is looked for again")
    assert min(waited) >= 1.0
