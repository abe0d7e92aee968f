"""The modes that a camera offers, as its Linux driver lists them.

Numbers from the kernel's include/uapi/linux/videodev2.h; pixel formats as FFmpeg's v4l2 device
pairs them with names (libavdevice/v4l2-common.c).
"""

import fcntl
import os
import struct
from collections.abc import Iterator

from .modes import Mode, even

_ENUM_FORMATS = 0xC0405602  # VIDIOC_ENUM_FMT, struct v4l2_fmtdesc
_ENUM_SIZES = 0xC02C564A  # VIDIOC_ENUM_FRAMESIZES, struct v4l2_frmsizeenum
_ENUM_INTERVALS = 0xC034564B  # VIDIOC_ENUM_FRAMEINTERVALS, struct v4l2_frmivalenum
_FORMAT = struct.Struct("<3I32s4s4I")
_SIZE = struct.Struct("<3I6I2I")
_INTERVAL = struct.Struct("<5I6I2I")
_VIDEO_CAPTURE = 1
_DISCRETE = 1
_MOST = 256
"""No list is longer, whatever a driver that counts for ever says."""
_NAMES = {
    b"YUYV": "yuyv422",
    b"UYVY": "uyvy422",
    b"NV12": "nv12",
    b"YU12": "yuv420p",
    b"422P": "yuv422p",
    b"RGB3": "rgb24",
    b"BGR3": "bgr24",
    b"GREY": "gray",
    b"MJPG": "mjpeg",
    b"JPEG": "mjpeg",
    b"H264": "h264",
}
# What to name of a range, besides its ends and what was asked for.
_USUAL_SIZES = ((640, 360), (640, 480), (1280, 720), (1920, 1080), (3840, 2160))
_USUAL_RATES = (5.0, 10.0, 15.0, 24.0, 25.0, 30.0, 50.0, 60.0)


def offered_modes(path: str, wish: Mode | None = None) -> tuple[Mode, ...]:
    """Return the modes of the camera *path* that can be understood here; empty where it is silent.

    Of a size or rate that may be anything in a range, the usual ones are named, and *wish*. Any
    thread.
    """
    wish = even(wish) if wish is not None else None
    try:
        node = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ()
    try:
        found = {
            Mode(width, height, round(rate, 3), _NAMES[code]): None
            for code in _formats(node)
            for width, height in _sizes(node, code, wish)
            for rate in _rates(node, code, (width, height), wish)
        }
    finally:
        os.close(node)
    return tuple(found)


def _formats(node: int) -> Iterator[bytes]:
    for index in range(_MOST):
        asked = _FORMAT.pack(index, _VIDEO_CAPTURE, 0, b"", b"", 0, 0, 0, 0)
        answer = _ask(node, _ENUM_FORMATS, asked)
        if answer is None:
            return
        code = _FORMAT.unpack(answer)[4]
        if code in _NAMES:
            yield code


def _sizes(node: int, code: bytes, wish: Mode | None) -> Iterator[tuple[int, int]]:
    (pixel_format,) = struct.unpack("<I", code)
    for index in range(_MOST):
        answer = _ask(node, _ENUM_SIZES, _SIZE.pack(index, pixel_format, *[0] * 9))
        if answer is None:
            return
        _, _, kind, *numbers, _, _ = _SIZE.unpack(answer)
        if kind == _DISCRETE:
            yield numbers[0], numbers[1]
            continue
        yield from _in_range(tuple(numbers), wish)
        return


def _in_range(numbers: tuple[int, ...], wish: Mode | None) -> Iterator[tuple[int, int]]:
    least_width, most_width, step_x, least_height, most_height, step_y = numbers
    wished = ((wish.width, wish.height),) if wish is not None else ()
    for width, height in (
        (least_width, least_height),
        *_USUAL_SIZES,
        *wished,
        (most_width, most_height),
    ):
        fits = least_width <= width <= most_width and least_height <= height <= most_height
        steps = (width - least_width) % max(1, step_x), (height - least_height) % max(1, step_y)
        if fits and steps == (0, 0):
            yield width, height


def _rates(node: int, code: bytes, size: tuple[int, int], wish: Mode | None) -> Iterator[float]:
    (pixel_format,) = struct.unpack("<I", code)
    wished = (wish.rate,) if wish is not None else ()
    for index in range(_MOST):
        asked = _INTERVAL.pack(index, pixel_format, *size, *[0] * 9)
        answer = _ask(node, _ENUM_INTERVALS, asked)
        if answer is None:
            if not index:
                # It does not say, so any may be asked for.
                yield from wished or _USUAL_RATES[5:6]
            return
        numbers = _INTERVAL.unpack(answer)
        kind, (shortest_n, shortest_d, longest_n, longest_d) = numbers[4], numbers[5:9]
        if kind == _DISCRETE:
            yield shortest_d / max(1, shortest_n)
            continue
        slowest, fastest = longest_d / max(1, longest_n), shortest_d / max(1, shortest_n)
        rates = (slowest, *_USUAL_RATES, *wished, fastest)
        yield from (rate for rate in rates if slowest <= rate <= fastest)
        return


def _ask(node: int, request: int, asked: bytes) -> bytes | None:
    """Return the answer; None past the end of a list, or where there is no such list."""
    try:
        return fcntl.ioctl(node, request, asked)
    except OSError:
        return None
