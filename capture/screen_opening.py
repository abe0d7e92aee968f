"""Opens a screen the way that its system has: X11's own on Linux, FFmpeg's grabbers elsewhere."""

import os
import sys
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol, Self

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.clock import NS_PER_S, Clock

from .cropping import cropped
from .errors import DeviceError
from .x11.boxes import Box
from .x11.safety import Safety
from .x11.screen import XScreen
from .x11.wish import Wish as XWish

_FORMATS = {"win32": "gdigrab", "darwin": "avfoundation"}
_DEFAULTS = {"win32": "desktop", "darwin": "Capture screen 0"}

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ScreenWish:
    """Which screen, which part of it, and what of that may be seen.

    ``area``: left, top, width, height in pixels; None for all. ``window``: a part of a title, or
    a class: that window alone. ``rate``: pictures a second at most.
    """

    display: str = ""
    area: Area | None = None
    window: str = ""
    safety: Safety = field(default_factory=Safety)
    rate: float = 30.0
    cursor: bool = True

    def name(self) -> str:
        """Return the display; the session's own where none is named."""
        usual = os.environ.get("DISPLAY", "") if sys.platform == "linux" else ""
        return self.display or usual or _DEFAULTS.get(sys.platform, "")


class OpenScreen(Protocol):
    """A screen that gives pictures, open while entered."""

    def next_picture(self, stop: threading.Event) -> AvFrame | None:
        """Wait until the next picture is due and return it; None when *stop* came first.

        Raises NotShownError for a window that is not there, DeviceError for a screen that is gone.
        """
        ...

    def interrupt(self) -> None:
        """Wake whoever waits for a frozen screen, if that can be done. Any thread."""
        ...

    def __enter__(self) -> Self:
        """Return itself."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close it."""
        ...


def open_screen(wish: ScreenWish, clock: Clock) -> OpenScreen:
    """Open the screen that *wish* names.

    Raises DeviceError, also for a choice that this system cannot hold: nothing is shown then.
    """
    name, system = wish.name(), str(sys.platform)
    if system == "linux":
        return _open_x11(name, wish, clock)
    if not name or system not in _FORMATS:
        message = "There is no screen to show here; name a display in the show."
        raise DeviceError(message)
    if wish.window or wish.safety.mode != "all":
        message = (
            "On this system the studio cannot tell windows apart yet, so it shows no screen "
            'unless you say that all of it may be seen: safety = "all", and no window.'
        )
        raise DeviceError(message)
    return _FFmpegScreen(name, wish)


def _open_x11(name: str, wish: ScreenWish, clock: Clock) -> OpenScreen:
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" and not wish.display:
        message = (
            "Wayland shows no program the screen; sign in to an X11 session to share it, or name "
            "an X display in the show."
        )
        raise DeviceError(message)
    if not name:
        message = "There is no screen to show here; name a display in the show."
        raise DeviceError(message)
    area = Box(*wish.area) if wish.area is not None else None
    asked = XWish(area, wish.window, wish.safety, wish.cursor)
    return _X11Screen(XScreen(name, asked, clock), clock, wish.rate)


class _X11Screen:
    def __init__(self, screen: XScreen, clock: Clock, rate: float) -> None:
        self._screen = screen
        self._clock = clock
        self._period_ns = round(NS_PER_S / rate)
        self._due_ns = clock.now_ns()

    def next_picture(self, stop: threading.Event) -> AvFrame | None:
        now_ns = self._clock.now_ns()
        if stop.wait(max(0, self._due_ns - now_ns) / NS_PER_S):
            return None
        self._due_ns = max(self._due_ns + self._period_ns, now_ns)
        return AvFrame.from_numpy_buffer(self._screen.grab(), "bgra")

    def interrupt(self) -> None:
        self._screen.interrupt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._screen.__exit__(kind, error, traceback)


class _FFmpegScreen:
    def __init__(self, name: str, wish: ScreenWish) -> None:
        self._name = name
        # AVFoundation knows no areas.
        self._left_to_crop = wish.area if sys.platform == "darwin" else None
        try:
            self._container = av.open(
                name, "r", format=_FORMATS[sys.platform], options=_options(wish)
            )
        except (FFmpegError, OSError, ValueError) as error:
            area = " or its area lies outside" if wish.area is not None else ""
            message = f"The screen {name} does not open{area}; switch it on, or name another."
            raise DeviceError(message) from error

    def next_picture(self, stop: threading.Event) -> AvFrame | None:
        if stop.is_set():
            return None
        try:
            picture = next(self._container.decode(self._container.streams.video[0]))
        except (StopIteration, FFmpegError, OSError, ValueError) as error:
            message = f"The screen {self._name} has gone; switch it on again."
            raise DeviceError(message) from error
        return picture if self._left_to_crop is None else cropped(picture, self._left_to_crop)

    def interrupt(self) -> None:
        """FFmpeg's grabbers cannot be woken."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._container.close()


def _options(wish: ScreenWish) -> dict[str, str]:
    """Return what the grabber of this system is told."""
    options = {"framerate": f"{wish.rate:g}"}
    if sys.platform == "darwin":
        return {**options, "capture_cursor": str(int(wish.cursor))}
    options["draw_mouse"] = str(int(wish.cursor))
    if wish.area is not None:
        left, top, width, height = wish.area
        options |= {"offset_x": str(left), "offset_y": str(top)}
        options["video_size"] = f"{width}x{height}"
    return options
