"""Which of a camera's modes to take, and what it says when it has none."""

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import av
from av.container import InputContainer
from av.error import FFmpegError

from .devices import Camera
from .errors import DeviceError

_FORMATS = {"linux": "v4l2", "darwin": "avfoundation", "win32": "dshow"}
# Plain pictures first: they cost no decoding. Many cameras reach their full rate only compressed.
_INPUT_FORMATS = ("yuyv422", "nv12", "mjpeg")
_ALLOWING = {
    "linux": "run `sudo usermod -aG video $USER`, then log in again.",
    "darwin": "allow it under System Settings, Privacy & Security, Camera.",
    "win32": "allow it under Settings, Privacy & security, Camera.",
}
_ALLOWING_ELSE = "allow this program to use the camera."
_FINAL = {errno.EBUSY, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENODEV, errno.ENXIO}
_ENOUGH = 0.9
_OPEN_S = 5.0

Options = dict[str, str]


@dataclass(frozen=True, slots=True)
class Mode:
    """A size in pixels and pictures a second; asked of a camera, or what it made of that."""

    width: int
    height: int
    rate: float

    def has_size_of(self, wish: "Mode") -> bool:
        """Return whether the size is that of *wish*."""
        return (self.width, self.height) == (wish.width, wish.height)

    def meets(self, wish: "Mode") -> bool:
        """Return whether it is as good as *wish*."""
        return self.has_size_of(wish) and self.rate >= _ENOUGH * wish.rate

    def __str__(self) -> str:
        return f"{self.width}x{self.height} at {self.rate:g}"


def open_camera(camera: Camera, wish: Mode) -> tuple[InputContainer, Mode]:
    """Open *camera* in the mode nearest to *wish*; return it and the mode it really took.

    A camera takes another mode without a word, so each is read back. Raises
    :class:`DeviceError` that says what to do.
    """
    found: list[tuple[tuple[bool, float], Options]] = []
    failure: Exception | None = None
    for options in _candidates(wish):
        try:
            container = _open(camera, options)
        except (FFmpegError, OSError, ValueError) as error:
            failure = error
            if getattr(error, "errno", None) in _FINAL:
                break
            continue
        mode = _mode_of(container)
        if mode.meets(wish):
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
    if number == errno.EBUSY:
        text = f"{camera.name} is used by another program; close that program."
    elif number in {errno.EACCES, errno.EPERM}:
        text = f"{camera.name} may not be opened; {_ALLOWING.get(sys.platform, _ALLOWING_ELSE)}"
    else:
        text = f"{camera.name} does not open; unplug it and plug it in again."
    failure = DeviceError(text)
    failure.__cause__ = error
    return failure


def _candidates(wish: Mode) -> Iterator[Options]:
    asked = {
        # Some drivers take an odd width that no packed format can have.
        "video_size": f"{wish.width & ~1}x{wish.height & ~1}",
        "framerate": f"{wish.rate:g}",
    }
    if sys.platform == "linux":
        for input_format in _INPUT_FORMATS:
            yield {**asked, "input_format": input_format}
    yield asked
    yield {}


def _open(camera: Camera, options: Options) -> InputContainer:
    return av.open(
        camera.path, "r", format=_FORMATS[sys.platform], options=options, timeout=_OPEN_S
    )


def _mode_of(container: InputContainer) -> Mode:
    stream = container.streams.video[0]
    return Mode(stream.width, stream.height, float(stream.average_rate or Fraction()))
