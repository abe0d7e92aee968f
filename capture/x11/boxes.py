"""Rectangles of a screen, in pixels: cut out of each other, laid over each other; pure."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle; ``left`` and ``top`` may be negative, where a window hangs over the edge."""

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

    def moved(self, left: int, top: int) -> "Box":
        """Return it so many pixels further right and down."""
        return Box(self.left + left, self.top + top, self.width, self.height)


def spanning(left: int, top: int, right: int, bottom: int) -> Box:
    """Return the box between these edges."""
    return Box(left, top, right - left, bottom - top)


def common(one: Box, other: Box) -> Box | None:
    """Return what both share, None for nothing."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return spanning(left, top, right, bottom) if left < right and top < bottom else None


def clipped(boxes: Iterable[Box], to: Box) -> list[Box]:
    """Return what of *boxes* lies in *to*."""
    return [shared for box in boxes if (shared := common(box, to)) is not None]


def without(boxes: Iterable[Box], hole: Box) -> list[Box]:
    """Return *boxes* with *hole* cut out of them."""
    left_over: list[Box] = []
    for box in boxes:
        cut = common(box, hole)
        if cut is None:
            left_over.append(box)
            continue
        pieces = (
            spanning(box.left, box.top, box.right, cut.top),
            spanning(box.left, cut.bottom, box.right, box.bottom),
            spanning(box.left, cut.top, cut.left, cut.bottom),
            spanning(cut.right, cut.top, box.right, cut.bottom),
        )
        left_over += [piece for piece in pieces if piece.width > 0 and piece.height > 0]
    return left_over
