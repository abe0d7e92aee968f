"""Pixels put over pixels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from .boxes import Box
from .images import Pixels
from .safety import PAINT_BGR

_OPAQUE = 255
_ALPHA = 3
_PAINT = int.from_bytes((*PAINT_BGR, _OPAQUE), "little")


def part(pixels: Pixels, area: Box, wanted: Box) -> Pixels:
    """Return the view of *wanted* in *pixels*, the picture of *area* that holds it."""
    left, top = wanted.left - area.left, wanted.top - area.top
    return pixels[top : top + wanted.height, left : left + wanted.width]


def paint(pixels: Pixels, area: Box, hidden: list[Box]) -> None:
    """Paint over each of *hidden*, which lie in *area*, of which *pixels* is the picture."""
    for box in hidden:
        _whole(part(pixels, area, box))[...] = _PAINT


def copy(below: Pixels, above: Pixels) -> None:
    """Put *above* in the place of *below*."""
    _whole(below)[...] = _whole(above)


def lay_over(below: Pixels, above: Pixels) -> None:
    """Blend *above*, whose colours are multiplied by its alpha already, into *below*."""
    alpha = above[..., _ALPHA]
    if alpha.min() == _OPAQUE:
        copy(below, above)
        return
    shine = cv2.merge([_OPAQUE - alpha] * (_ALPHA + 1))
    below[...] = cv2.add(cv2.multiply(below, shine, scale=1 / _OPAQUE), above)


def _whole(pixels: Pixels) -> NDArray[np.uint32]:
    """Return the pixels each as one number, which is many times faster to copy."""
    return pixels.view("<u4")[..., 0]
