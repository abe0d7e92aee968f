"""A source covered in an instant: blurred, or its last picture held."""

from collections.abc import Callable
from enum import Enum

import cv2
import numpy as np

from mixer.clock import NS_PER_S
from mixer.media import Color, PixelFormat, Plane, VideoFrame
from mixer.ports import VideoSource

COLUMNS, ROWS = 32, 18
"""All that is left of a blurred picture: a headline across all of it has two or three cells."""

_SMALLER = (4, 2, 1)
_SAMPLES = 8
_FRESH_NS = NS_PER_S
_COVER_YUV = (38, 132, 123)
"""The ground of the slates, for a picture to hold where there has been none."""


class Shield(Enum):
    """How a source is covered; the values are those of the wire."""

    OFF = "off"
    BLUR = "blur"
    FREEZE = "freeze"


class ShieldedVideo:
    """A source's pictures as others may see them. Any thread asks; one sets."""

    def __init__(
        self, inner: VideoSource, now_ns: Callable[[], int], shield: Shield = Shield.OFF
    ) -> None:
        self._inner = inner
        self._now_ns = now_ns
        # Each is one reference, replaced as a whole: the mix must not wait for a lock.
        self._state = (shield, _cover() if shield is Shield.FREEZE else None)
        self._last: tuple[int, VideoFrame] | None = None
        self._blurred: tuple[VideoFrame, VideoFrame] | None = None

    @property
    def shield(self) -> Shield:
        """How it is covered now."""
        return self._state[0]

    def put(self, shield: Shield) -> None:
        """Cover it so from the next picture on. One thread at a time.

        Freezing holds what was seen last; what came after it, nobody has seen.
        """
        if shield is not self.shield:
            self._state = (shield, self._to_hold() if shield is Shield.FREEZE else None)

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        """Return the picture due at *t_ns* as it may be seen."""
        shield, held = self._state
        if held is not None:
            return held
        frame = self._inner.frame_at(t_ns)
        if frame is None:
            return None
        if shield is Shield.BLUR:
            frame = self._blur(frame)
        self._last = (t_ns, frame)
        return frame

    def _to_hold(self) -> VideoFrame:
        now_ns, last = self._now_ns(), self._last
        if last is not None and now_ns - last[0] < _FRESH_NS:
            return last[1]
        # Nobody has looked at it lately.
        frame = self._inner.frame_at(now_ns)
        if frame is None:
            return _cover()
        return self._blur(frame) if self.shield is Shield.BLUR else frame

    def _blur(self, frame: VideoFrame) -> VideoFrame:
        known = self._blurred
        if known is not None and known[0] is frame:
            return known[1]
        blurred = blur(frame)
        self._blurred = (frame, blurred)
        return blurred


def blur(frame: VideoFrame) -> VideoFrame:
    """Return *frame* smaller, of the same shape, of which nothing can be read any more.

    0.2 ms at 1920x1080: it is done on the mix thread, so that no picture passes uncovered.
    """
    smaller = next(n for n in _SMALLER if not (frame.width % (2 * n) or frame.height % (2 * n)))
    width, height = frame.width // smaller, frame.height // smaller
    halves = (width // 2, height // 2)
    sizes = ((width, height), halves, halves, (width, height))
    planes = tuple(_averaged(plane, size) for plane, size in zip(frame.planes, sizes, strict=False))
    return VideoFrame(planes, frame.format, frame.color, frame.pts_ns)


def _averaged(plane: Plane, size: tuple[int, int]) -> Plane:
    """Return the plane's averages over a few cells, drawn smooth again at *size*."""
    rows, columns = plane.shape
    step = max(1, min(rows // (ROWS * _SAMPLES), columns // (COLUMNS * _SAMPLES)))
    few = np.ascontiguousarray(plane[::step, ::step])
    cells = (min(COLUMNS, size[0]), min(ROWS, size[1]))
    averaged = cv2.resize(few, cells, interpolation=cv2.INTER_AREA)
    smooth: Plane = np.asarray(cv2.resize(averaged, size, interpolation=cv2.INTER_LINEAR), np.uint8)
    return smooth


def _cover() -> VideoFrame:
    luma, *chroma = _COVER_YUV
    planes = (
        np.full((ROWS, COLUMNS), luma, np.uint8),
        *(np.full((ROWS // 2, COLUMNS // 2), value, np.uint8) for value in chroma),
    )
    return VideoFrame(planes, PixelFormat.I420, Color.BT709_LIMITED, 0)
