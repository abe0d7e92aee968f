"""The window's own picture of a real X screen, as it is now, in the screen's own pixels."""

import json
import os
import subprocess
import sys

import pytest

from tests.parts.x_server import HEIGHT, WIDTH, XServer
from tests.parts.x_windows import XClient

_ORANGE, _BLUE = (240, 120, 0), (0, 60, 200)
_LIMIT_S = 60
_TAKE = """
import json, sys
from PySide6.QtWidgets import QApplication
from ui.pictures.screen_picture import grab_screens
app = QApplication([])
found = grab_screens(sys.argv[1])
image = found.image
colours = [image.pixelColor(x, y).getRgb()[:3] for x, y in ((25, 15), (325, 215), (600, 340))]
print(json.dumps([found.left, found.top, image.width(), image.height(), colours]))
"""


@pytest.mark.parametrize("scale", ["1", "2"])
def test_the_picture_is_the_screens_pixel_for_pixel(scale: str) -> None:
    with XServer(wander=False) as x, XClient(x.display) as client:
        client.window("one", (20, 10, 100, 60), _ORANGE)
        client.window("two", (320, 210, 40, 30), _BLUE)
        taken = subprocess.run(
            [sys.executable, "-c", _TAKE, f"{x.display}.0"],
            env={
                **{k: v for k, v in os.environ.items() if k != "XDG_SESSION_TYPE"},
                "DISPLAY": x.display,
                "QT_QPA_PLATFORM": "xcb",
                "QT_SCALE_FACTOR": scale,
            },
            capture_output=True,
            timeout=_LIMIT_S,
            check=True,
        )
    found = json.loads(taken.stdout)
    assert found[:4] == [0, 0, WIDTH, HEIGHT]
    assert found[4] == [[*_ORANGE], [*_BLUE], [0, 0, 0]]
