"""A camera through the system's own interface: V4L2 here, others where the system has others."""

import errno
import sys
import threading
from collections.abc import Callable
from contextlib import closing

from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S, Clock
from mixer.handoff import LatestSlot
from mixer.media import VideoFrame
from mixer.worker import Worker

from .camera_controls import CameraControls, Wanted
from .camera_modes import open_camera
from .coded import CodedTap
from .conform import VideoConformer
from .cv_camera import CvCamera
from .devices import Camera, find_camera
from .errors import CaptureError, DeviceError, MediaError
from .graphics import DrawSvg, render_svg
from .modes import CODED, Mode
from .plugging import PlugNotices
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

RETRY_S = 1.0
STALL_NS = 3 * NS_PER_S // 2
"""A camera that freezes says nothing; a picture this late means that it did."""
_WAIT_S = 0.1
_GONE = {errno.ENODEV, errno.EIO, errno.ENXIO}
_BAD_PICTURES = 25


class CameraSource:
    """Reads one camera on a thread of its own; newest wins. Comes back when the camera does."""

    def __init__(
        self,
        *,
        label: str,
        device: str,
        wish: Mode,
        clock: Clock,
        on_health: OnHealth,
        controls: Wanted | None = None,
        keeps_coded: bool = False,
        is_chosen: bool = True,
        draw: DrawSvg = render_svg,
    ) -> None:
        """*keeps_coded*: its pictures are to be kept as it codes them itself, where it does.

        *is_chosen*: somebody chose the mode, so health says where the camera gives another.
        """
        self._device = device
        self._wish = wish
        self._is_chosen = is_chosen
        self._clock = clock
        self._tell = on_health
        self._controls = CameraControls(controls or {})
        self._newest: LatestSlot[VideoFrame] = LatestSlot()
        self._conformer = VideoConformer(CanvasPools())
        self._keeps_coded = keeps_coded
        self.coded = CodedTap(clock)
        """The pictures as the camera coded them, while it is open in its H.264 mode."""
        self._board = HealthBoard(self._on_health)
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
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
        """Close the camera and join; raises MixerError when one that froze does not let go."""
        self._worker.stop()

    def frame_at(self, _t_ns: int) -> VideoFrame | None:
        """Return the newest picture. Any thread."""
        return self._newest.get()

    def set_controls(self, wanted: Wanted) -> None:
        """Have these of the camera's controls set, by name, and the others left alone.

        Health tells what came of it. Any thread.
        """
        self._controls.want(wanted)

    def _run(self, stop: threading.Event) -> None:
        with PlugNotices() as notices:
            while not stop.is_set():
                try:
                    self._play(find_camera(self._device), stop)
                except CaptureError as error:
                    self._board.show(Status.MISSING, str(error))
                    self._newest.clear()
                    notices.wait(RETRY_S, stop)

    def _play(self, camera: Camera, stop: threading.Event) -> None:
        if camera.number is not None:
            self.coded.forget()
            with CvCamera(camera.name, camera.number, self._wish) as opened:
                remark = self._remark(camera, opened.mode)
                self._read(camera, lambda: self._grab(opened, camera, remark), stop)
            return
        container, mode = open_camera(camera, self._wish, coded=self._keeps_coded)
        with container:
            self._controls.opened(camera.path)
            remark = self._remark(camera, mode)
            self._tap(container, mode)
            try:
                self._read(camera, lambda: self._take(container, remark), stop)
            finally:
                # What describes the stream ends with the container.
                self.coded.end()

    def _remark(self, camera: Camera, mode: Mode) -> str:
        if mode.is_like(self._wish) or not self._is_chosen:
            return ""
        return (
            f"{camera.name} gives {mode} pictures a second, the nearest that it has to "
            f"{self._wish}; choose one of its own modes."
        )

    def _tap(self, container: InputContainer, mode: Mode) -> None:
        if mode.pixel_format != CODED:
            self.coded.forget()
            return
        stream = container.streams.video[0]
        # Frame threads would hold back as many pictures as there are threads.
        stream.codec_context.thread_type = "SLICE"
        self.coded.begin(stream)

    def _read(self, camera: Camera, take: Callable[[], bool], stop: threading.Event) -> None:
        is_ready = _readiness(camera)
        last_ns, bad = self._clock.now_ns(), 0
        while not stop.is_set():
            self._controls.follow(camera.path)
            if self._clock.now_ns() - last_ns > STALL_NS:
                message = f"{camera.name} gives no picture any more; unplug it and plug it in."
                raise DeviceError(message)
            if not is_ready(_WAIT_S):
                continue
            try:
                if take():
                    last_ns, bad = self._clock.now_ns(), 0
            except (FFmpegError, OSError, ValueError) as error:
                # A damaged picture is one bad read; a camera that has gone stays bad.
                bad += 1
                if bad >= _BAD_PICTURES or getattr(error, "errno", None) in _GONE:
                    raise _gone(camera) from error

    def _take(self, container: InputContainer, remark: str) -> bool:
        """Read once and show what came; return whether anything did.

        What is read lies in buffers that end with the container, FFmpeg's descriptors of them
        too: a packet or a frame that outlived it, if only in a traceback, would bring the process
        down. So none leaves this method.
        """
        packets = container.demux(container.streams.video[0])
        with closing(packets):  # type: ignore[type-var]  # a generator, whatever its stub says
            packet = next(packets)
            self.coded.put(packet)
            shown = [self._show(frame, remark) for frame in packet.decode()]
        return any(shown)

    def _grab(self, opened: CvCamera, camera: Camera, remark: str) -> bool:
        """Read once, from OpenCV, and show what came; it gives up by itself when none comes."""
        frame = opened.read()
        if frame is None:
            raise _gone(camera)
        return self._show(frame, remark)

    def _show(self, frame: AvFrame, remark: str) -> bool:
        try:
            picture = self._conformer.conform(frame, self._seen_ns(frame))
        except MediaError:
            return False
        self._newest.put(self._conformer.copied(picture))
        controls = self._controls
        self._board.show(Status.LIVE, f"{remark} {controls.fault}".strip(), controls.found)
        return True

    def _seen_ns(self, frame: AvFrame) -> int:
        """Return the driver's time of the picture where it is the clock's, else now."""
        now_ns = self._clock.now_ns()
        if frame.pts is None or frame.time_base is None:
            return now_ns
        driver_ns = int(frame.pts * frame.time_base * NS_PER_S)
        return driver_ns if 0 <= now_ns - driver_ns < NS_PER_S // 2 else now_ns

    def _on_health(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._tell(health)


def _readiness(camera: Camera) -> Callable[[float], bool]:
    """Return what waits for a picture; where the system has no such thing, reading waits."""
    if sys.platform == "linux" and camera.number is None:
        # Imported here: the system's own interface, which others lack.
        from .v4l2 import Readiness  # noqa: PLC0415  # see above

        try:
            return Readiness(camera.path).wait
        except OSError:
            pass
    return lambda _timeout_s: True


def _gone(camera: Camera) -> DeviceError:
    return DeviceError(f"{camera.name} has gone; plug it in again.")
