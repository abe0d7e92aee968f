"""Pixels put over pixels."""

import cv2

from .boxes import Box
from .images import Pixels
from .safety import PAINT_BGR

_OPAQUE = 255
_ALPHA = 3


def part(pixels: Pixels, area: Box, wanted: Box) -> Pixels:
    """Return the view of *wanted* in *pixels*, the picture of *area* that holds it."""
    left, top = wanted.left - area.left, wanted.top - area.top
    return pixels[top : top + wanted.height, left : left + wanted.width]


def paint(pixels: Pixels, area: Box, hidden: list[Box]) -> None:
    """Paint over each of *hidden*, which lie in *area*, of which *pixels* is the picture."""
    for box in hidden:
        part(pixels, area, box)[...] = (*PAINT_BGR, _OPAQUE)


def lay_over(below: Pixels, above: Pixels) -> None:
    """Blend *above*, whose colours are multiplied by its alpha already, into *below*."""
    alpha = above[..., _ALPHA]
    if alpha.min() == _OPAQUE:
        below[...] = above
        return
    shine = cv2.merge([_OPAQUE - alpha] * (_ALPHA + 1))
    below[...] = cv2.add(cv2.multiply(below, shine, scale=1 / _OPAQUE), above)
