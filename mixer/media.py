"""The two things that are mixed: a picture and a block of sound, both immutable."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from .errors import MixerError

Plane = NDArray[np.uint8]
Samples = NDArray[np.float32]

SAMPLE_RATE = 48_000
"""House sampling rate, Hz."""
BLOCK_SAMPLES = 480
"""One audio tick: 10 ms."""
BLOCK_RATE = Fraction(SAMPLE_RATE, BLOCK_SAMPLES)
PROGRAM_CHANNELS = 2


class PixelFormat(Enum):
    """Planar 4:2:0, alone or with a full-size alpha plane under premultiplied planes."""

    I420 = "i420"
    I420A = "i420a"


class Color(Enum):
    """Colour space and range; capture conforms everything to the one house colour."""

    BT709_LIMITED = "bt709-limited"


@dataclass(frozen=True, slots=True, eq=False)
class VideoFrame:
    """One picture.

    ``planes``: uint8 Y (h, w), U and V (h/2, w/2), and for I420A alpha (h, w); h and w even.
    ``pts_ns``: when it was seen, on the station's clock.
    ``packed``: the (3h/2, w) array whose views the first three planes are, where there is one;
    encoders and rings take it without a copy. Nobody writes into a frame once it is made.
    """

    planes: tuple[Plane, ...]
    format: PixelFormat
    color: Color
    pts_ns: int
    packed: Plane | None = None

    @property
    def width(self) -> int:
        """Luma samples a row."""
        return int(self.planes[0].shape[1])

    @property
    def height(self) -> int:
        """Luma rows."""
        return int(self.planes[0].shape[0])


def i420_views(packed: Plane) -> tuple[Plane, Plane, Plane]:
    """Return Y, U and V as views of a contiguous (3h/2, w) array.

    Raises :class:`MixerError` when h or w would be odd.
    """
    rows, width = packed.shape
    height = rows * 2 // 3
    if height * 3 != rows * 2 or height % 2 or width % 2:
        message = f"A {rows}x{width} array holds no I420 picture; use even sides, 3h/2 rows."
        raise MixerError(message)
    quarter = (height // 2, width // 2)
    size = quarter[0] * quarter[1]
    flat = packed.reshape(-1)
    luma = height * width
    return (
        packed[:height],
        flat[luma : luma + size].reshape(quarter),
        flat[luma + size :].reshape(quarter),
    )


def frame_of(packed: Plane, pts_ns: int) -> VideoFrame:
    """Return the I420 frame over a contiguous (3h/2, w) array, without a copy."""
    views = i420_views(packed)
    return VideoFrame(views, PixelFormat.I420, Color.BT709_LIMITED, pts_ns, packed)


@dataclass(frozen=True, slots=True, eq=False)
class AudioBlock:
    """Sound: float32 samples of shape (n, channels) at 48 kHz, full scale ±1.

    ``pts_ns`` is when the first sample was heard, on the station's clock.
    """

    samples: Samples
    pts_ns: int

    @property
    def channels(self) -> int:
        """How many channels."""
        return int(self.samples.shape[1])
