"""What a camera can give, and which of it is nearest to what was asked for: pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

BEST = "best"
PIXEL_FORMATS = (
    # Plain pictures first: they cost no decoding. Many cameras reach their full rate only
    # compressed.
    *("yuyv422", "uyvy422", "nv12", "yuv420p", "yuv422p", "rgb24", "bgr24", "gray"),
    "mjpeg",
    "h264",
)
"""FFmpeg's names of what is understood here, the cheapest first."""
CODED = "h264"
"""Kept as the camera coded it where it is recorded by itself; only then, or when asked for, taken:
a camera's own H.264 is late by what its encoder takes."""
_ENOUGH = 0.9
_SAME = 0.01


@dataclass(frozen=True, slots=True)
class Mode:
    """A size in pixels, pictures a second and a pixel format; asked of a camera, or offered."""

    width: int
    height: int
    rate: float
    pixel_format: str = BEST

    def has_size_of(self, wish: "Mode") -> bool:
        """Return whether the size is that of *wish*."""
        return (self.width, self.height) == (wish.width, wish.height)

    def meets(self, wish: "Mode") -> bool:
        """Return whether it is as good as *wish*."""
        return self.has_size_of(wish) and self.rate >= _ENOUGH * wish.rate

    def is_like(self, wish: "Mode") -> bool:
        """Return whether a person would call size and rate the same: 29.97 is 30."""
        return self.has_size_of(wish) and abs(self.rate - wish.rate) <= _SAME * wish.rate

    def __str__(self) -> str:
        return f"{self.width}x{self.height} at {self.rate:.4g}"


def nearest_first(offered: Iterable[Mode], wish: Mode) -> list[Mode]:
    """Return of each pixel format that *wish* allows the mode nearest to it, the best one first.

    :data:`CODED` is allowed where it is asked for by its name. Size counts before rate. Of formats
    that come near enough to the rate, the cheapest is best. Empty when the pixel format is not
    offered.
    """
    allowed = [
        mode
        for mode in offered
        if mode.pixel_format == wish.pixel_format
        or (wish.pixel_format == BEST and mode.pixel_format != CODED)
    ]
    found: dict[str, Mode] = {}
    for mode in sorted(allowed, key=lambda mode: _far(mode, wish)):
        found.setdefault(mode.pixel_format, mode)
    return list(found.values())


def formats_of(offered: Iterable[Mode]) -> list[str]:
    """Return the pixel formats among *offered*, the cheapest first."""
    present = {mode.pixel_format for mode in offered}
    return [name for name in PIXEL_FORMATS if name in present]


def listed(offered: Iterable[Mode]) -> list[str]:
    """Return a line for each pixel format and size among *offered*, with its rates."""
    rates: dict[tuple[int, int, int], set[float]] = {}
    for mode in offered:
        place = (PIXEL_FORMATS.index(mode.pixel_format), mode.width, mode.height)
        rates.setdefault(place, set()).add(mode.rate)
    return [
        f"{PIXEL_FORMATS[n]} {width}x{height} at {', '.join(f'{rate:.4g}' for rate in sorted(own))}"
        for (n, width, height), own in sorted(rates.items())
    ]


def even(mode: Mode) -> Mode:
    """Return *mode* with a width and a height that every packed format can have."""
    return replace(mode, width=mode.width & ~1, height=mode.height & ~1)


def _far(mode: Mode, wish: Mode) -> tuple[int, float, int, float]:
    off = abs(mode.rate - wish.rate)
    return (
        abs(mode.width - wish.width) + abs(mode.height - wish.height),
        0.0 if off <= (1 - _ENOUGH) * wish.rate else off,
        PIXEL_FORMATS.index(mode.pixel_format),
        off,
    )
