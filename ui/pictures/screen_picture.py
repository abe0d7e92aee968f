"""A still picture of the screens that the window stands on, as they are now."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter

_OWN = {"", "desktop", "Capture screen 0"}
"""What the system's first screen is called where it is not X11's."""


@dataclass(frozen=True, slots=True)
class ScreenPicture:
    """All screens side by side, in their own pixels; where its corner lies among them."""

    image: QImage
    left: int
    top: int


GrabScreens = Callable[[str], ScreenPicture | None]
"""Returns the picture of a display by the name that a show gives it; None where none can be had."""


def grab_screens(display: str) -> ScreenPicture | None:
    """Return what is seen now on *display*; '' for the one that the window stands on.

    None for another display, and on a system that shows no program its screen: Wayland gives
    the programs of X a black one, so nothing is asked for there. GUI thread.
    """
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" or not _is_own(display.strip()):
        return None
    parts: list[tuple[QRect, QImage]] = []
    for screen in QGuiApplication.screens():
        image = screen.grabWindow(0).toImage()
        if image.isNull():
            return None
        # A screen's corner is in the system's own pixels, its size in the window's.
        image.setDevicePixelRatio(1)
        parts.append((QRect(screen.geometry().topLeft(), image.size()), image))
    whole = QRect()
    for place, _ in parts:
        whole = whole.united(place)
    joined = QImage(whole.size(), QImage.Format.Format_RGB32)
    if joined.isNull():
        return None
    joined.fill(0)
    painter = QPainter(joined)
    for place, image in parts:
        painter.drawImage(place.topLeft() - whole.topLeft(), image)
    painter.end()
    return ScreenPicture(joined, whole.left(), whole.top())


def _is_own(display: str) -> bool:
    if sys.platform != "linux":
        return display in _OWN
    own = os.environ.get("DISPLAY", "")
    return not display or _bare(display) == _bare(own)


def _bare(display: str) -> str:
    """Return an X display without its screen's number, which is 0 for all but a few (X(7))."""
    return display.removeprefix("unix").removesuffix(".0")
