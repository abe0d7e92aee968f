"""Opening a camera in the mode that is nearest to the one asked for, and what to say if not."""

import errno
import sys
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import av
from av.container import InputContainer
from av.error import FFmpegError

from .devices import Camera
from .errors import DeviceError
from .holders import holder_of, is_open_here
from .modes import BEST, CODED, Mode, even, formats_of, nearest_first
from .refusals import camera_refusal, camera_twice

_FORMATS = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
_FORMAT_OPTION = "input_format" if sys.platform == "linux" else "pixel_format"
# What to try where a camera does not say what it has.
_INPUT_FORMATS = ("yuyv422", "nv12", "mjpeg")
_FINAL = {errno.EBUSY, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENODEV, errno.ENXIO}
_OPEN_S = 5.0
_USUAL_RATES = ("30", "25", "60", "15")

Options = dict[str, str]


def open_camera(camera: Camera, wish: Mode, *, coded: bool = False) -> tuple[InputContainer, Mode]:
    """Open *camera* in the mode nearest to *wish*; return it and the mode it really took.

    *coded*: as it codes its pictures itself, where it does so in that size and at that rate, and
    *wish* leaves the pixel format open.
    A camera takes another mode without a word, so each is read back. Raises
    :class:`DeviceError` that says what to do; for a pixel format that it lacks, what it has.
    """
    found: list[tuple[tuple[bool, float], Options]] = []
    failure: Exception | None = None
    for options, hoped in _candidates(camera, wish, coded=coded):
        try:
            container = _open(camera, options)
        except (FFmpegError, OSError, ValueError) as error:
            failure = error
            if getattr(error, "errno", None) in _FINAL:
                break
            continue
        mode = _mode_of(container)
        if mode.meets(hoped):
            return container, mode
        container.close()
        # max() keeps the first of equals: what costs least.
        found.append(((mode.has_size_of(wish), mode.rate), options))
    if not found:
        raise refusal(camera, failure)
    # None has the size: the camera's own mode, which came last, is the one that surely works.
    best = max(found, key=lambda one: one[0])[1] if any(f[0][0] for f in found) else found[-1][1]
    try:
        container = _open(camera, best)
    except (FFmpegError, OSError, ValueError) as error:
        raise refusal(camera, error) from error
    return container, _mode_of(container)


def refusal(camera: Camera, error: Exception | None) -> DeviceError:
    """Return what to say when *camera* did not open for *error*."""
    number = getattr(error, "errno", None)
    busy = number == errno.EBUSY and sys.platform == "linux"
    holder = holder_of(camera.path) if busy else ""
    if busy and not holder and is_open_here(camera.path):
        text = camera_twice(camera.name)
    else:
        text = camera_refusal(camera.name, number, holder)
    failure = DeviceError(text)
    failure.__cause__ = error
    return failure


def offered_by(camera: Camera, wish: Mode | None = None) -> tuple[Mode, ...]:
    """Return the modes that *camera* says it has, near *wish*; empty where it does not say."""
    if sys.platform != "linux":
        return ()
    # Imported here: the system's own interface, which others lack.
    from .v4l2_modes import offered_modes  # noqa: PLC0415  # see above

    return offered_modes(camera.path, wish)


def _candidates(camera: Camera, wish: Mode, *, coded: bool) -> Iterator[tuple[Options, Mode]]:
    """Yield what to ask for, and what should come of it."""
    # Some drivers take an odd width that no packed format can have.
    wish = even(wish)
    offered = offered_by(camera, wish)
    nearest = nearest_first(offered, wish)
    if coded and wish.pixel_format == BEST:
        own = nearest_first(offered, replace(wish, pixel_format=CODED))
        nearest = [*(mode for mode in own if mode.meets(wish)), *nearest]
    if offered and not nearest:
        raise _lacks(camera, wish, offered)
    for mode in nearest:
        yield {**_asked(mode), _FORMAT_OPTION: mode.pixel_format}, mode
    if not offered and wish.pixel_format != BEST:
        yield {**_asked(wish), _FORMAT_OPTION: wish.pixel_format}, wish
    if wish.pixel_format != BEST:
        return
    if not offered and sys.platform == "linux":
        for input_format in _INPUT_FORMATS:
            yield {**_asked(wish), _FORMAT_OPTION: input_format}, wish
    yield _asked(wish), wish
    yield {}, wish
    if sys.platform == "darwin":
        # It opens a camera only at a rate that the camera has, and asks for 29.97 by itself.
        for rate in _USUAL_RATES:
            yield {"framerate": rate}, wish


def _asked(mode: Mode) -> Options:
    return {"video_size": f"{mode.width}x{mode.height}", "framerate": f"{mode.rate:g}"}


def _lacks(camera: Camera, wish: Mode, offered: tuple[Mode, ...]) -> DeviceError:
    has = ", ".join(formats_of(offered))
    text = f'{camera.name} gives no {wish.pixel_format}; it has {has}: choose one, or "{BEST}".'
    return DeviceError(text)


def _open(camera: Camera, options: Options) -> InputContainer:
    return av.open(
        camera.path, "r", format=_FORMATS[sys.platform], options=options, timeout=_OPEN_S
    )


def _mode_of(container: InputContainer) -> Mode:
    stream = container.streams.video[0]
    codec = stream.codec_context
    pixel_format = codec.name if codec.name in {"mjpeg", CODED} else codec.pix_fmt
    rate = float(stream.average_rate or Fraction())
    return Mode(stream.width, stream.height, rate, pixel_format or BEST)
