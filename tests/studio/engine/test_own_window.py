"""A screen that the studio's own window stands on: nothing of the window is in the picture."""

from pathlib import Path

import numpy as np

from studio.wire.picture_ring import Picture, PictureReader
from tests.parts.studio_run import StudioRun
from tests.parts.x_server import XServer
from tests.parts.x_windows import XClient
from tests.waiting import wait_until

from .test_shielding import next_pictures, program_of

SHOW = """
[show]
name = "Shared"
format = "1280x720@25"

[[source]]
name = "desk"
kind = "screen"
display = "{display}"
cursor = false

[[scene]]
name = "desk"
items = [{{ source = "desk", fit = "stretch" }}]
"""
GREEN = (0, 200, 0)
GREEN_LUMA, PAINT_LUMA, SLATE_BAR_LUMA = 139, 38, 152


def _share(picture: Picture, luma: int) -> float:
    """Return how much of the picture has that luma."""
    seen = np.frombuffer(picture.i420, np.uint8, picture.width * picture.height).astype(int)
    return float((np.abs(seen - luma) <= 3).mean())


def _is_of_the_screen(picture: Picture) -> bool:
    """Return whether it is neither the black before it nor its slate, with its bar at the top."""
    return _share(picture, 16) < 1 and abs(picture.i420[0] - SLATE_BAR_LUMA) > 3


def _is_painted(reader: PictureReader) -> bool:
    picture = reader.newest()
    if picture is None or not _is_of_the_screen(picture):
        return False
    return _share(picture, PAINT_LUMA) > 0.5


def test_the_studios_window_is_painted_over_from_its_first_moment_on(tmp_path: Path) -> None:
    with XServer(wander=False) as x, XClient(x.display) as client:
        client.window("Slides", (0, 0, 640, 360), GREEN)
        environment = {"DISPLAY": x.display, "QT_QPA_PLATFORM": "xcb"}
        show = SHOW.format(display=x.display)
        with (
            StudioRun(tmp_path, show, environment=environment, window=True) as run,
            program_of(run) as reader,
        ):
            pictures: list[Picture] = []

            def opened() -> bool:
                pictures.extend(next_pictures(reader, 1))
                return _is_painted(reader)

            wait_until(opened, 20, "the studio's window on the screen")
            pictures += next_pictures(reader, 50)
            seen = [picture for picture in pictures if _is_of_the_screen(picture)]
            assert seen
            for picture in seen:
                assert _share(picture, GREEN_LUMA) + _share(picture, PAINT_LUMA) > 0.98
