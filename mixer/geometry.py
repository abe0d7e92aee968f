"""Where an item lands on a canvas, and which part of its source is seen there."""

import math
from dataclasses import dataclass

from .scene import Fit, Item


@dataclass(frozen=True, slots=True)
class Box:
    """Luma pixels, right and bottom exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels a row."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def even(self) -> bool:
        """Whether its chroma needs no fraction of a sample."""
        return not (self.left | self.top | self.right | self.bottom) & 1

    def covers(self, other: "Box") -> bool:
        """Whether nothing of *other* lies outside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """``seen`` of the source fills ``box`` of the canvas; the box never leaves the canvas."""

    seen: Box
    box: Box


def place(item: Item, source: tuple[int, int], canvas: tuple[int, int]) -> Placement | None:
    """Return where *item* of a *source* (width, height) lands; None when nothing is seen."""
    crop = item.crop
    seen = [
        crop.left * source[0],
        crop.top * source[1],
        source[0] * (1 - crop.right),
        source[1] * (1 - crop.bottom),
    ]
    rect = item.rect
    box = [
        rect.x * canvas[0],
        rect.y * canvas[1],
        (rect.x + rect.width) * canvas[0],
        (rect.y + rect.height) * canvas[1],
    ]
    if _vanishes(seen) or _vanishes(box):
        return None
    _fit(item.fit, seen, box)
    if _vanishes(seen) or _vanishes(box):
        return None
    _clip(seen, box, canvas)
    if _vanishes(box):
        return None
    return Placement(_whole(seen, source), _whole(box, canvas))


def _vanishes(edges: list[float]) -> bool:
    """Whether less than a pixel is left of a side."""
    return edges[2] - edges[0] < 1 or edges[3] - edges[1] < 1


def _fit(fit: Fit, seen: list[float], box: list[float]) -> None:
    """Shrink *box* (contain) or *seen* (cover) around its centre to the other's shape."""
    if fit is Fit.STRETCH:
        return
    wide = (seen[2] - seen[0]) * (box[3] - box[1]) - (box[2] - box[0]) * (seen[3] - seen[1])
    target, other = (box, seen) if fit is Fit.CONTAIN else (seen, box)
    # The axis along which the target is too long: the one that the other's shape leaves over.
    axis = 1 if (wide > 0) == (fit is Fit.CONTAIN) else 0
    along, across = axis, 1 - axis
    length = (target[across + 2] - target[across]) * (
        (other[along + 2] - other[along]) / (other[across + 2] - other[across])
    )
    middle = (target[along] + target[along + 2]) / 2
    target[along], target[along + 2] = middle - length / 2, middle + length / 2


def _clip(seen: list[float], box: list[float], canvas: tuple[int, int]) -> None:
    """Cut off what lies outside the canvas, from the box and from what is seen alike."""
    for axis in (0, 1):
        start, end = box[axis], box[axis + 2]
        scale = (seen[axis + 2] - seen[axis]) / (end - start)
        new_start, new_end = max(start, 0.0), min(end, float(canvas[axis]))
        seen[axis] += (new_start - start) * scale
        seen[axis + 2] -= (end - new_end) * scale
        box[axis], box[axis + 2] = new_start, new_end


def _whole(edges: list[float], limit: tuple[int, int]) -> Box:
    """Round to pixels, at least one a side, inside *limit*."""
    left = min(max(0, math.floor(edges[0] + 0.5)), limit[0] - 1)
    top = min(max(0, math.floor(edges[1] + 0.5)), limit[1] - 1)
    right = min(max(left + 1, math.floor(edges[2] + 0.5)), limit[0])
    bottom = min(max(top + 1, math.floor(edges[3] + 0.5)), limit[1])
    return Box(left, top, right, bottom)
