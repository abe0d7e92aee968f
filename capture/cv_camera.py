"""A camera through OpenCV, for where FFmpeg was built without the system's own device."""

import sys
from fractions import Fraction
from types import TracebackType
from typing import Self

import cv2
import numpy as np
from av.video.frame import VideoFrame as AvFrame

from .errors import DeviceError
from .modes import Mode
from .refusals import camera_refusal

_BACKENDS = {"linux": cv2.CAP_V4L2, "darwin": cv2.CAP_AVFOUNDATION, "win32": cv2.CAP_DSHOW}
_PIXEL_FORMAT = "bgr24"


class CvCamera:
    """The camera *number*, open while entered. One thread."""

    def __init__(self, name: str, number: int, wish: Mode) -> None:
        """Open it near *wish*; raises :class:`DeviceError` that says what to do."""
        self._capture = _open(number)
        if not self._capture.isOpened():
            self._capture.release()
            raise DeviceError(camera_refusal(name, None))
        for what, value in (
            (cv2.CAP_PROP_FRAME_WIDTH, wish.width),
            (cv2.CAP_PROP_FRAME_HEIGHT, wish.height),
            (cv2.CAP_PROP_FPS, wish.rate),
        ):
            self._capture.set(what, value)

    @property
    def mode(self) -> Mode:
        """What it really gives."""
        width, height, rate = (
            self._capture.get(what)
            for what in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT, cv2.CAP_PROP_FPS)
        )
        return Mode(int(width), int(height), float(Fraction(rate).limit_denominator(1001)))

    def read(self) -> AvFrame | None:
        """Wait for the next picture; None when none comes any more."""
        there, picture = self._capture.read()
        if not there or picture.ndim != 3:  # noqa: PLR2004  # rows, columns, colours
            return None
        return AvFrame.from_ndarray(np.ascontiguousarray(picture, np.uint8), _PIXEL_FORMAT)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the camera."""
        self._capture.release()


def answers(number: int) -> bool:
    """Return whether there is a camera *number*. Any thread."""
    capture = _open(number)
    try:
        return bool(capture.isOpened())
    finally:
        capture.release()


def _open(number: int) -> cv2.VideoCapture:
    return cv2.VideoCapture(number, _BACKENDS.get(sys.platform, cv2.CAP_ANY))
