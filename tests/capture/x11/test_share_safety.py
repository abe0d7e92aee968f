"""Forbidden windows on a real screen: no picture ever holds a pixel of one."""

import contextlib
import os
import random
import threading
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from capture.x11.boxes import Box
from capture.x11.masked import LAG_NS
from capture.x11.off_screen import STAIN_NS
from capture.x11.safety import PAINT_BGR, Safety
from capture.x11.screen import XScreen
from capture.x11.wish import NotShownError, Wish
from tests.fakes.clock import FakeClock
from tests.parts.x_server import HEIGHT, WIDTH, XServer
from tests.parts.x_windows import Colour, XClient
from tests.waiting import wait_until

GREEN, RED, BLUE = (0, 200, 0), (250, 10, 10), (20, 20, 240)
_GRABS = 50
Pixels = NDArray[np.uint8]


@pytest.fixture(scope="module", params=["", "Composite"], ids=["composite", "plain"])
def server(request: pytest.FixtureRequest) -> Iterator[XServer]:
    with XServer(lacks=request.param, wander=False) as x:
        yield x


@pytest.fixture
def client(server: XServer) -> Iterator[XClient]:
    with XClient(server.display) as windows:
        # Those of the test before went with their client.
        wait_until(lambda: not windows.count(), 5, "an empty screen")
        yield windows


_composite_only = pytest.mark.parametrize("server", [""], ids=["composite"], indirect=True)


def _screen(
    server: XServer,
    safety: Safety,
    *,
    area: Box | None = None,
    window: str = "",
    clock: FakeClock | None = None,
) -> XScreen:
    wish = Wish(area, window, safety, cursor=False)
    return XScreen(server.display, wish, clock or FakeClock())


def _count(pixels: Pixels, colour: Colour | tuple[int, ...], *, bgr: bool = False) -> int:
    wanted = colour if bgr else colour[::-1]
    return int((pixels[..., :3] == wanted).all(axis=-1).sum())


@contextlib.contextmanager
def _kept_busy(change: Callable[[], None]) -> Iterator[None]:
    """Do *change* again and again, as fast as the server takes it, on a thread."""
    stop = threading.Event()

    def run() -> None:
        while not stop.is_set():
            change()

    busy = threading.Thread(target=run, name="busy windows")
    busy.start()
    try:
        yield
    finally:
        stop.set()
        busy.join()


ONLY_SLIDES = Safety("only", ("slides",))


def test_a_forbidden_window_that_moves_over_an_allowed_one_is_never_seen(
    server: XServer, client: XClient
) -> None:
    client.window("Slides", (100, 50, 400, 250), GREEN)
    with XClient(server.display) as other:
        chat = other.window("Chat", (0, 0, 150, 120), RED)
        with (
            _screen(server, ONLY_SLIDES) as screen,
            _kept_busy(
                lambda: chat.move(random.randrange(-50, WIDTH), random.randrange(-50, HEIGHT))  # noqa: S311  # where a window goes is no secret
            ),
        ):
            seen = 0
            for _ in range(_GRABS):
                pixels = screen.grab()
                assert not _count(pixels, RED)
                seen += _count(pixels, GREEN)
    # Where it was and where it went are both painted over, so that not much may be left at times.
    assert seen > 400 * 250


def test_notifications_that_come_and_go_and_move_are_never_seen(
    server: XServer, client: XClient
) -> None:
    client.window("Slides", (0, 0, WIDTH, HEIGHT), GREEN)
    with XClient(server.display) as other:

        def appear() -> None:
            left, top = random.randrange(WIDTH), random.randrange(HEIGHT)  # noqa: S311  # as above
            note = other.window("Mail", (left, top, 90, 40), RED, kind="NOTIFICATION")
            note.move(left // 2, top // 2)
            note.close()

        with _screen(server, Safety()) as screen, _kept_busy(appear):
            for _ in range(_GRABS):
                pixels = screen.grab()
                assert not _count(pixels, RED)
                assert _count(pixels, GREEN)


def test_the_studios_own_windows_are_left_out_by_process_and_by_class(
    server: XServer, client: XClient
) -> None:
    client.window("Slides", (0, 0, 300, 200), GREEN)
    client.window("Some window", (20, 20, 50, 50), RED, pid=os.getpid())
    client.window("Another", (100, 20, 50, 50), RED, class_name="videosync-studio")
    client.window("A tip", (200, 20, 50, 50), RED, kind="TOOLTIP")
    client.window("Third party", (20, 100, 50, 50), BLUE, pid=1)
    with _screen(server, Safety(own={os.getpid()})) as screen:
        pixels = screen.grab()
    assert not _count(pixels, RED)
    assert _count(pixels, BLUE) == 50 * 50
    assert _count(pixels, PAINT_BGR, bgr=True) == 3 * 50 * 50
    with _screen(server, Safety("all")) as screen:
        assert _count(screen.grab(), RED) == 3 * 50 * 50


def test_what_lies_over_an_own_window_is_seen(server: XServer, client: XClient) -> None:
    client.window("Studio", (0, 0, 400, 300), RED, class_name="videosync-studio")
    client.window("Slides", (0, 0, 400, 300), GREEN)
    with _screen(server, Safety()) as screen:
        assert _count(screen.grab(), GREEN) == 400 * 300


def test_only_what_is_allowed_is_seen_and_the_rest_is_painted_over(
    server: XServer, client: XClient
) -> None:
    slides = client.window("Quarterly Slides", (50, 40, 200, 100), GREEN)
    client.window("Viewer", (300, 40, 100, 100), BLUE, class_name="Evince")
    client.window("Mail", (450, 40, 100, 100), RED)
    client.window("Menu", (60, 200, 40, 40), GREEN, class_name="x", over=slides)
    with _screen(server, Safety("only", ("slides", "evince"))) as screen:
        pixels = screen.grab()
    assert _count(pixels, GREEN) == 200 * 100 + 40 * 40
    assert _count(pixels, BLUE) == 100 * 100
    rest = WIDTH * HEIGHT - 200 * 100 - 40 * 40 - 100 * 100
    assert _count(pixels, PAINT_BGR, bgr=True) == rest


def test_an_area_of_the_screen_is_masked_alike(server: XServer, client: XClient) -> None:
    client.window("Slides", (50, 40, 200, 100), GREEN)
    client.window("Mail", (150, 0, 300, 300), RED)
    with _screen(server, ONLY_SLIDES, area=Box(100, 60, 100, 50)) as screen:
        pixels = screen.grab()
    assert pixels.shape[:2] == (50, 100)
    assert not _count(pixels, RED)
    assert _count(pixels, GREEN) >= 50 * 50


def test_a_window_that_gets_another_title_is_judged_by_it(server: XServer, client: XClient) -> None:
    tab = client.window("Slides", (50, 40, 200, 100), GREEN, class_name="browser")
    client.window("Slides too", (300, 40, 20, 20), BLUE, class_name="x")
    with _screen(server, ONLY_SLIDES) as screen:
        assert _count(screen.grab(), GREEN) == 200 * 100
        tab.retitle("Mail")
        assert not _count(screen.grab(), GREEN)
        tab.retitle("Slides")
        assert _count(screen.grab(), GREEN)


def test_one_window_is_shown_alone_and_waited_for(server: XServer, client: XClient) -> None:
    slides = client.window("Slides", (50, 40, 200, 100), GREEN)
    cover = client.window("Chat", (0, 0, 150, 120), RED)
    with _screen(server, Safety(), window="slides") as screen:
        pixels = screen.grab()
        assert pixels.shape[:2] == (100, 200)
        assert not _count(pixels, RED)
        cover.hide()
        slides.resize(300, 150)
        assert screen.grab().shape[:2] == (150, 300)
        slides.hide()
        with pytest.raises(NotShownError, match="closed or minimised"):
            screen.grab()
        slides.show()
        assert _count(screen.grab(), GREEN)
        slides.close()
        with pytest.raises(NotShownError):
            screen.grab()
        client.window("The Slides", (10, 10, 60, 60), GREEN)
        assert _count(screen.grab(), GREEN) == 60 * 60


def test_no_allowed_window_is_said(server: XServer, client: XClient) -> None:
    client.window("Mail", (50, 40, 200, 100), RED)
    with _screen(server, ONLY_SLIDES) as screen, pytest.raises(NotShownError, match="slides"):
        screen.grab()


@_composite_only
def test_a_window_that_is_covered_is_shown_whole_where_it_has_a_picture_of_its_own(
    server: XServer, client: XClient
) -> None:
    client.window("Slides", (50, 40, 200, 100), GREEN)
    cover = client.window("Chat", (0, 0, 150, 120), RED)
    clock = FakeClock()
    with _screen(server, Safety(), window="slides", clock=clock) as screen:
        screen.grab()
        cover.move(60, 45)
        # Nothing new was copied into its picture since, so after a while all of it is its own.
        clock.advance(STAIN_NS)
        assert _count(screen.grab(), GREEN) == 200 * 100


@_composite_only
def test_what_a_new_window_found_on_the_screen_is_not_taken_for_its_own(
    server: XServer, client: XClient
) -> None:
    """A window without a ground shows what was there before, until it draws."""
    client.window("Chat", (0, 0, 300, 300), RED)
    client.window("Slides", (400, 200, 20, 20), GREEN)
    with _screen(server, ONLY_SLIDES) as screen:
        screen.grab()
        late = client.window("Slides 2", (50, 40, 200, 100), BLUE, bare=True)
        for _ in range(100):
            assert not _count(screen.grab(), RED)
        # Seen as soon as it has drawn, and not when a time is over.
        late.draw()
        screen.grab()
        assert _count(screen.grab(), BLUE) == 200 * 100
        late.resize(220, 120)
        assert not _count(screen.grab(), RED)
        late.draw()
        screen.grab()
        assert _count(screen.grab(), BLUE) == 220 * 120
        late.hide()
        late.show()
        assert not _count(screen.grab(), RED)
        late.draw()
        screen.grab()
        assert _count(screen.grab(), BLUE) == 220 * 120


@_composite_only
def test_a_window_that_stood_there_already_is_shown_at_once_where_nothing_covers_it(
    server: XServer, client: XClient
) -> None:
    client.window("Mail", (0, 0, WIDTH, HEIGHT), RED)
    slides = client.window("Slides", (50, 40, 200, 100), GREEN, bare=True)
    slides.draw()
    client.window("Chat", (50, 40, 20, 20), RED)
    with _screen(server, ONLY_SLIDES) as screen:
        pixels = screen.grab()
        assert _count(pixels, GREEN) == 200 * 100 - 20 * 20
        assert not _count(pixels, RED)
        slides.resize(240, 130)
        pixels = screen.grab()
        assert not _count(pixels, RED)


def test_a_window_in_a_managers_frame_is_known_by_what_is_in_the_frame(
    server: XServer, client: XClient
) -> None:
    with XClient(server.display) as manager, _screen(server, ONLY_SLIDES) as screen:
        slides = client.window("Slides", (50, 40, 200, 100), GREEN)
        mail = client.window("Mail", (300, 40, 200, 100), RED)
        manager.frame(slides, (50, 40, 200, 120))
        manager.frame(mail, (100, 60, 200, 120))
        pixels = screen.grab()
        assert not _count(pixels, RED)
        assert _count(pixels, GREEN)
        # What is in a frame may be exchanged for something else, as tabs are.
        slides.retitle("Mail too")
        slides.raw.set_wm_class("mail", "Mail")
        client.sync()
        with pytest.raises(NotShownError):
            screen.grab()
    with _screen(server, Safety()) as screen:
        mail.raw.set_wm_class("videosync-studio", "videosync-studio")
        client.sync()
        assert not _count(screen.grab(), RED)


def test_a_minimised_window_is_not_shown_though_a_manager_keeps_it(
    server: XServer, client: XClient
) -> None:
    slides = client.window("Slides", (50, 40, 200, 100), GREEN)
    state = client.atom("WM_STATE")
    slides.raw.change_property(state, state, 32, [3, 0])
    client.sync()
    with _screen(server, Safety(), window="slides") as screen:
        with pytest.raises(NotShownError, match="minimised"):
            screen.grab()
        slides.raw.change_property(state, state, 32, [1, 0])
        client.sync()
        assert _count(screen.grab(), GREEN) == 200 * 100


def test_where_a_compositor_draws_late_the_mask_stays_where_a_window_was(
    server: XServer, client: XClient
) -> None:
    client.window("Slides", (0, 0, 400, 300), GREEN)
    note = client.window("Note", (10, 10, 50, 50), RED, kind="NOTIFICATION")
    client.compose()
    clock = FakeClock()
    with _screen(server, Safety(), clock=clock) as screen:
        screen.grab()
        note.move(200, 200)
        assert _count(screen.grab(), PAINT_BGR, bgr=True) == 2 * 50 * 50
        note.close()
        assert _count(screen.grab(), PAINT_BGR, bgr=True) == 2 * 50 * 50
        clock.advance(LAG_NS + 1)
        assert not _count(screen.grab(), PAINT_BGR, bgr=True)


def test_of_a_window_with_an_outline_nothing_else_is_shown(
    server: XServer, client: XClient
) -> None:
    client.window("Mail", (0, 0, 300, 300), RED)
    slides = client.window("Slides", (50, 50, 100, 100), GREEN)
    slides.cut((0, 0, 100, 30), (0, 60, 40, 40))
    with _screen(server, ONLY_SLIDES) as screen:
        pixels = screen.grab()
        assert not _count(pixels, RED)
        assert _count(pixels, GREEN) == 100 * 30 + 40 * 40
        slides.cut((0, 0, 20, 20))
        pixels = screen.grab()
        assert not _count(pixels, RED)
        assert _count(pixels, GREEN) == 20 * 20


@_composite_only
def test_what_shines_through_a_clear_window_is_not_shown(server: XServer, client: XClient) -> None:
    client.window("Mail", (0, 0, 300, 300), RED)
    client.glass("Slides", (50, 50, 100, 100), GREEN)
    clock = FakeClock()
    with _screen(server, ONLY_SLIDES, clock=clock) as screen:
        pixels = screen.grab()
        assert not _count(pixels, RED)
        clock.advance(STAIN_NS)
        assert _count(screen.grab(), GREEN) == 100 * 50
    client.window("Studio", (60, 60, 20, 20), RED, class_name="videosync-studio")
    client.glass("Glass", (50, 50, 100, 100), BLUE)
    with _screen(server, Safety()) as screen:
        assert _count(screen.grab()[60:80, 60:80], PAINT_BGR, bgr=True) == 20 * 20
