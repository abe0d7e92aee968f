"""A screen of this machine, an area or a window of it."""

import threading
from pathlib import Path

from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.media import VideoFrame
from mixer.worker import Worker

from .conform import VideoConformer
from .errors import CaptureError, MediaError
from .graphics import DrawSvg, render_svg
from .plugging import PlugNotices
from .screen_opening import OpenScreen, ScreenWish, open_screen
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status
from .x11.wish import NotShownError

RETRY_S = 1.0
_X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  # X's own place (Xserver(1)), watched alone
"""Where a display of this machine comes with its socket; one elsewhere is asked for again."""
STALL_NS = 3 * NS_PER_S // 2
"""A screen server that is frozen says nothing; a picture this late means that it is."""
_LOOK_S = 0.25


class ScreenSource:
    """Grabs one screen on a thread of its own; newest wins. Comes back when the screen does.

    A second thread watches the first: a frozen screen server holds whoever asks it.
    """

    def __init__(
        self,
        *,
        label: str,
        wish: ScreenWish,
        clock: Clock,
        on_health: OnHealth,
        draw: DrawSvg = render_svg,
    ) -> None:
        self._wish = wish
        self._clock = clock
        self._tell = on_health
        self._newest: LatestSlot[VideoFrame] = LatestSlot()
        # One integer, replaced as a whole by the grabber, read by the watcher.
        self._last_ns = 0
        self._conformer = VideoConformer(CanvasPools())
        self._open: LatestSlot[OpenScreen] = LatestSlot()
        self._fault: LatestSlot[str] = LatestSlot()
        self._bell: BoundedQueue[bool] = BoundedQueue(1)
        self._board = HealthBoard(self._on_health)
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
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
        screen = self._open.get()
        if screen is not None:
            screen.interrupt()
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
        with PlugNotices(_X_SOCKETS) as notices:
            while not stop.is_set():
                try:
                    self._read(stop)
                except CaptureError as error:
                    self._hide(str(error))
                    notices.wait(RETRY_S, stop)

    def _read(self, stop: threading.Event) -> None:
        with open_screen(self._wish, self._clock) as screen:
            self._open.put(screen)
            try:
                while not stop.is_set():
                    self._take(screen, stop)
            finally:
                self._open.clear()

    def _take(self, screen: OpenScreen, stop: threading.Event) -> None:
        try:
            frame = screen.next_picture(stop)
        except NotShownError as error:
            # The screen answers, so it is neither frozen nor to be opened again.
            self._hide(str(error))
            return
        if frame is not None:
            self._show(frame)

    def _hide(self, fault: str) -> None:
        self._newest.clear()
        self._last_ns = self._clock.now_ns()
        if self._fault.get() != fault:
            self._fault.put(fault)
            self._bell.put(True)  # noqa: FBT003  # the value is a mere ring

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
