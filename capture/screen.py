"""A screen of this machine, or an area of it: X11 here, other systems' own ways there."""

import os
import sys
import threading
from dataclasses import dataclass

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.media import VideoFrame
from mixer.worker import Worker

from .conform import VideoConformer
from .errors import CaptureError, DeviceError, MediaError
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

RETRY_S = 0.25
STALL_NS = 3 * NS_PER_S // 2
"""A screen server that is frozen says nothing; a picture this late means that it is."""
_LOOK_S = 0.25
_FORMATS = {"linux": "x11grab", "win32": "gdigrab", "darwin": "avfoundation"}
_DEFAULTS = {"linux": "", "win32": "desktop", "darwin": "Capture screen 0"}

Area = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which screen, and how. ``area``: left, top, width, height in pixels; None for all."""

    display: str
    area: Area | None
    rate: float
    cursor: bool

    def name(self) -> str:
        """Return the display; the session's own where none is named."""
        usual = os.environ.get("DISPLAY", "") if sys.platform == "linux" else ""
        return self.display or usual or _DEFAULTS.get(sys.platform, "")

    def options(self) -> dict[str, str]:
        """Return what the grabber of this system is told."""
        options = {"framerate": f"{self.rate:g}"}
        if sys.platform == "darwin":
            return {**options, "capture_cursor": str(int(self.cursor))}
        options["draw_mouse"] = str(int(self.cursor))
        if self.area is not None:
            left, top, width, height = self.area
            axis = "grab_{}" if sys.platform == "linux" else "offset_{}"
            options |= {axis.format("x"): str(left), axis.format("y"): str(top)}
            options["video_size"] = f"{width}x{height}"
        return options


class ScreenSource:
    """Grabs one screen on a thread of its own; newest wins. Comes back when the screen does.

    A second thread watches the first: a frozen screen server holds whoever asks it.
    """

    def __init__(
        self,
        *,
        label: str,
        display: str,
        area: Area | None,
        rate: float,
        cursor: bool,
        clock: Clock,
        on_health: OnHealth,
    ) -> None:
        self._wish = Wish(display, area, rate, cursor)
        self._clock = clock
        self._tell = on_health
        self._newest: LatestSlot[VideoFrame] = LatestSlot()
        # One integer, replaced as a whole by the grabber, read by the watcher.
        self._last_ns = 0
        self._conformer = VideoConformer(CanvasPools())
        self._fault: LatestSlot[str] = LatestSlot()
        self._bell: BoundedQueue[bool] = BoundedQueue(1)
        self._board = HealthBoard(self._on_health)
        self.video = SlatedVideo(label, self, clock.now_ns)
        self.audio = None
        self._grabber = Worker(f"screen {label}", self._run)
        self._watcher = Worker(f"watch of screen {label}", self._watch)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Begin to look for the screen."""
        self._last_ns = self._clock.now_ns()
        self._grabber.start()
        self._watcher.start()

    def stop(self) -> None:
        """Close the screen and join; raises MixerError when a frozen one does not let go."""
        self._grabber.ask_to_stop()
        self._watcher.stop()
        self._grabber.stop()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the newest picture. Any thread."""
        return self._newest.get()

    def _watch(self, stop: threading.Event) -> None:
        """Post the health; this thread alone does, as the grabber may be held."""
        while not stop.is_set():
            self._bell.get(_LOOK_S)
            fault = self._fault.get()
            if fault:
                self._board.show(Status.MISSING, fault)
            elif self._clock.now_ns() - self._last_ns > STALL_NS:
                message = "The screen gives no picture any more; see whether it is frozen."
                self._board.show(Status.MISSING, message)
                self._newest.clear()
            elif self._newest.get() is not None:
                self._board.show(Status.LIVE)

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self._read(stop)
            except CaptureError as error:
                self._newest.clear()
                self._fault.put(str(error))
                self._bell.put(True)  # noqa: FBT003  # the value is a mere ring
                stop.wait(RETRY_S)

    def _read(self, stop: threading.Event) -> None:
        with _open(self._wish) as container:
            stream = container.streams.video[0]
            while not stop.is_set():
                try:
                    frame = next(container.decode(stream))
                except (StopIteration, FFmpegError, OSError, ValueError) as error:
                    message = f"The screen {self._wish.name()} has gone; switch it on again."
                    raise DeviceError(message) from error
                self._show(frame)

    def _show(self, frame: AvFrame) -> None:
        try:
            picture = self._conformer.conform(frame, self._clock.now_ns())
        except MediaError:
            return
        self._newest.put(self._conformer.copied(picture))
        self._last_ns = picture.pts_ns
        self._fault.put("")
        if self._board.health.status is not Status.LIVE:
            self._bell.put(True)  # noqa: FBT003  # the value is a mere ring

    def _on_health(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._tell(health)


def _open(wish: Wish) -> InputContainer:
    name = wish.name()
    if not name or sys.platform not in _FORMATS:
        message = "There is no screen to show here; name a display in the show."
        raise DeviceError(message)
    try:
        return av.open(name, "r", format=_FORMATS[sys.platform], options=wish.options())
    except (FFmpegError, OSError, ValueError) as error:
        area = " or its area lies outside" if wish.area is not None else ""
        message = f"The screen {name} does not open{area}; switch it on, or name another."
        raise DeviceError(message) from error
