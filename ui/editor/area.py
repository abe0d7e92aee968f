"""An area of a screen, in its pixels: as it is typed, dragged and stepped by keys; pure."""

from typing import NamedTuple

from PySide6.QtCore import Qt

from ui.editor.placing import Grip
from ui.editor.stepping import ARROWS, SIZES

SMALLEST_PX = 16
"""Nobody drags less than this, which is more likely a slip; who wants less types it."""
_LARGE_STEP = 10


class Area(NamedTuple):
    """A rectangle in pixels, counted from the screen's corner, as a show file writes it."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column that is not in it any more."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row that is not in it any more."""
        return self.top + self.height

    def text(self) -> str:
        """Return it as it is typed."""
        return ", ".join(map(str, self))


def area_of(text: str) -> Area | None:
    """Return what was typed; None for what is no area, or none yet."""
    try:
        left, top, width, height = (int(part) for part in text.split(","))
    except ValueError:
        return None
    return Area(left, top, width, height) if min(width, height) > 0 else None


def within(area: Area, screen: Area) -> Area:
    """Return *area* as large as there is room, moved onto *screen* where it lies outside."""
    width, height = min(area.width, screen.width), min(area.height, screen.height)
    left = min(max(area.left, screen.left), screen.right - width)
    top = min(max(area.top, screen.top), screen.bottom - height)
    return Area(left, top, width, height)


def middle_of(screen: Area) -> Area:
    """Return half of *screen*, in its middle: what keys begin with where there is no area yet."""
    width, height = max(1, screen.width // 2), max(1, screen.height // 2)
    left, top = screen.left + screen.width // 4, screen.top + screen.height // 4
    return Area(left, top, width, height)


def between(one: tuple[int, int], other: tuple[int, int], screen: Area) -> Area:
    """Return the area from one corner to the other, which a drag over the picture spans."""
    left, width = _span(one[0], other[0], screen.left, screen.right)
    top, height = _span(one[1], other[1], screen.top, screen.bottom)
    return Area(left, top, width, height)


def pulled(area: Area, grip: Grip, dx: int, dy: int, screen: Area) -> Area:
    """Return *area* with what *grip* moves so many pixels further, and no further than *screen*."""
    across, along = grip.value
    if grip is Grip.WHOLE:
        return within(area._replace(left=area.left + dx, top=area.top + dy), screen)
    left, right = _pull(area.left, area.right, across, dx, (screen.left, screen.right))
    top, bottom = _pull(area.top, area.bottom, along, dy, (screen.top, screen.bottom))
    return Area(left, top, right - left, bottom - top)


def stepped(area: Area, key: Qt.Key, screen: Area, *, shift: bool, control: bool) -> Area | None:
    """Return *area* after a key, as an item on the preview goes; None: the key means nothing here.

    A step is one pixel, with Shift ten; with Ctrl, of the right and the lower edge alone.
    """
    if key in SIZES:
        # Plus is a shifted key on many keyboards, so Shift says nothing here.
        return _grown(area, SIZES[key] * _LARGE_STEP, screen)
    if key not in ARROWS:
        return None
    across, along = ARROWS[key]
    times = _LARGE_STEP if shift else 1
    grip = Grip((abs(across), abs(along))) if control else Grip.WHOLE
    return pulled(area, grip, times * across, times * along, screen)


def _grown(area: Area, by: int, screen: Area) -> Area:
    """Return *area* so many pixels wider around its middle, in its own shape."""
    width = area.width + by
    height = round(area.height * width / area.width)
    if by < 0 and min(width, height) < SMALLEST_PX:
        return area
    if width > screen.width or height > screen.height:
        return area
    left, top = area.left + (area.width - width) // 2, area.top + (area.height - height) // 2
    return within(Area(left, top, width, height), screen)


def _span(one: int, other: int, low: int, high: int) -> tuple[int, int]:
    """Return start and length along one axis, from *one* on, where the drag began."""
    one, other = min(max(one, low), high), min(max(other, low), high)
    length = min(max(abs(other - one), SMALLEST_PX), high - low)
    start = one if other >= one else one - length
    return min(max(start, low), high - length), length


def _pull(first: int, last: int, side: int, by: int, ends: tuple[int, int]) -> tuple[int, int]:
    """Return both edges along one axis after the one on *side* went *by* pixels."""
    least = min(SMALLEST_PX, last - first)
    if side < 0:
        first = min(max(first + by, ends[0]), last - least)
    elif side > 0:
        last = max(min(last + by, ends[1]), first + least)
    return first, last
