"""What a list of windows calls one is what a show shares it by."""

import numpy as np
import pytest

from capture.x11.listing import windows
from capture.x11.safety import Safety
from capture.x11.screen import XScreen
from capture.x11.wish import Wish
from tests.fakes.clock import FakeClock
from tests.parts.x_server import XServer
from tests.parts.x_windows import XClient

_GREEN, _RED = (0, 200, 0), (250, 10, 10)


def _greens(screen: XScreen) -> int:
    pixels = screen.grab()
    assert not (pixels[..., :3] == _RED[::-1]).all(axis=-1).any()
    return int(np.count_nonzero((pixels[..., :3] == _GREEN[::-1]).all(axis=-1)))


def test_a_window_is_shared_by_the_name_that_it_is_listed_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with XServer(wander=False) as server, XClient(server.display) as client:
        monkeypatch.setenv("DISPLAY", server.display)
        client.window("Results, final", (50, 40, 200, 100), _GREEN, class_name="Evince")
        client.window("Final results", (300, 40, 100, 100), _RED, class_name="Evince")
        (name,) = (each for each in windows() if each.startswith("Results"))
        assert name == "Results, final (Evince)"
        for wish in (
            Wish(None, name, Safety(), cursor=False),
            Wish(None, "", Safety("only", (name,)), cursor=False),
        ):
            with XScreen(server.display, wish, FakeClock()) as screen:
                assert _greens(screen) == 200 * 100
