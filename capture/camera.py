"""A camera through the system's own interface: V4L2 here, others where the system has others."""

import errno
import sys
import threading
from dataclasses import dataclass

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import Clock
from mixer.handoff import LatestSlot
from mixer.media import VideoFrame
from mixer.worker import Worker

from .conform import VideoConformer
from .devices import Camera, find_camera
from .errors import CaptureError, DeviceError, MediaError
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

RETRY_S = 0.5
_FORMATS = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
# What is asked of the camera, best first: compressed pictures reach full rate over USB.
_INPUT_FORMATS = ("mjpeg", "yuyv422", "nv12", "")
_BAD_PICTURES = 25


@dataclass(frozen=True, slots=True)
class Wish:
    """The mode to ask for; the camera may only have another, which is then taken."""

    width: int
    height: int
    rate: float


class CameraSource:
    """Reads one camera on a thread of its own; newest wins. Comes back when the camera does."""

    def __init__(
        self,
        *,
        label: str,
        device: str,
        width: int,
        height: int,
        rate: float,
        clock: Clock,
        on_health: OnHealth,
    ) -> None:
        self._device = device
        self._wish = Wish(width, height, rate)
        self._clock = clock
        self._tell = on_health
        self._newest: LatestSlot[VideoFrame] = LatestSlot()
        self._conformer = VideoConformer(CanvasPools())
        self._board = HealthBoard(self._on_health)
        self.video = SlatedVideo(label, self, clock.now_ns)
        self.audio = None
        self._worker = Worker(f"camera {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Begin to look for the camera."""
        self._worker.start()

    def stop(self) -> None:
        """Close the camera and join."""
        self._worker.stop()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the newest picture. Any thread."""
        return self._newest.get()

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                self._read(find_camera(self._device), stop)
            except CaptureError as error:
                self._board.show(Status.MISSING, str(error))
                self._newest.clear()
                stop.wait(RETRY_S)

    def _read(self, camera: Camera, stop: threading.Event) -> None:
        container = _open(camera, self._wish)
        bad = 0
        with container:
            stream = container.streams.video[0]
            while not stop.is_set():
                try:
                    frame = next(container.decode(stream))
                    bad = 0
                except StopIteration:
                    raise _gone(camera) from None
                except (FFmpegError, OSError) as error:
                    # A damaged picture is one bad read; a camera that has gone stays bad.
                    bad += 1
                    if bad >= _BAD_PICTURES or error.errno in {errno.ENODEV, errno.EIO}:
                        raise _gone(camera) from error
                    continue
                self._show(frame)

    def _show(self, frame: AvFrame) -> None:
        try:
            picture = self._conformer.conform(frame, self._clock.now_ns())
        except MediaError:
            return
        self._newest.put(self._conformer.copied(picture))
        self._board.show(Status.LIVE)

    def _on_health(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._tell(health)


def _open(camera: Camera, wish: Wish) -> InputContainer:
    last: Exception | None = None
    for input_format in _INPUT_FORMATS:
        options = {"video_size": f"{wish.width}x{wish.height}", "framerate": f"{wish.rate:g}"}
        if input_format:
            options["input_format"] = input_format
        else:
            options = {}
        try:
            return av.open(camera.path, "r", format=_FORMATS[sys.platform], options=options)
        except (FFmpegError, OSError, ValueError) as error:
            last = error
            if getattr(error, "errno", None) in {errno.EBUSY, errno.EACCES, errno.ENOENT}:
                break
    raise _refusal(camera, last)


def _refusal(camera: Camera, error: Exception | None) -> DeviceError:
    number = getattr(error, "errno", None)
    if number == errno.EBUSY:
        text = f"{camera.name} is used by another program; close that program."
    elif number == errno.EACCES:
        text = f'{camera.name} may not be opened; add yourself to the group "video".'
    else:
        text = f"{camera.name} does not open; unplug it and plug it in again."
    return DeviceError(text)


def _gone(camera: Camera) -> DeviceError:
    return DeviceError(f"{camera.name} has gone; plug it in again.")
