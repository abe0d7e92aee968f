"""An item's picture at the size it is shown, kept while its source has nothing newer."""

from dataclasses import dataclass

import cv2
import numpy as np

from .geometry import Box, Placement
from .media import PixelFormat, Plane, VideoFrame
from .mips import MipStore
from .scaling import at_level, halve, scale_chroma, scale_luma

_EMPTY = np.zeros((0, 0), np.uint8)
_NOTHING = (_EMPTY, _EMPTY, _EMPTY)


@dataclass(frozen=True, slots=True)
class Layer:
    """Planes to lay on a canvas at an even ``box``; ``keep`` is what shines through, or None.

    ``keep`` holds, of 255, the share of the canvas that stays, for luma and for chroma.
    """

    box: Box
    planes: tuple[Plane, Plane, Plane]
    keep: tuple[Plane, Plane] | None


def draw_scaled(
    name: str, frame: VideoFrame, placement: Placement, canvas: tuple[Plane, ...], mips: MipStore
) -> None:
    """Scale an I420 *frame* of the source *name* straight into the planes of *canvas*."""
    seen, box = placement.seen, placement.box
    ratio = min(seen.width / box.width, seen.height / box.height)
    level = mips.level_for(frame, ratio)
    if level and mips.kept(name, frame) < level and _is_half(at_level(seen, level - 1), box):
        # Exactly half of what is kept: averaged straight into the canvas, without a mip between.
        small = mips.get(name, frame, level - 1)
        whole = at_level(seen, level - 1)
        for n, plane in enumerate(small.planes):
            _halve_into(plane, whole, box, canvas[n], 1 if n == 0 else 2)
        return
    small = mips.get(name, frame, level)
    placed = Placement(at_level(seen, level), box)
    scale_luma(small.planes[0], placed, canvas[0])
    scale_chroma(small.planes[1], placed, canvas[1])
    scale_chroma(small.planes[2], placed, canvas[2])


def _is_half(seen: Box, box: Box) -> bool:
    double = (seen.width, seen.height) == (2 * box.width, 2 * box.height)
    return double and box.even and not (seen.left | seen.top) & 3 and not seen.width & 3


def _halve_into(plane: Plane, seen: Box, box: Box, canvas: Plane, scale: int) -> None:
    rows = slice(seen.top // scale, seen.bottom // scale)
    columns = slice(seen.left // scale, seen.right // scale)
    out_rows = slice(box.top // scale, box.bottom // scale)
    out_columns = slice(box.left // scale, box.right // scale)
    halve(plane[rows, columns], canvas[out_rows, out_columns])


def build_layer(
    name: str, frame: VideoFrame, placement: Placement, opacity: float, mips: MipStore
) -> Layer:
    """Return the layer of *frame*, scaled, faded to *opacity*, cut to what can be seen of it."""
    box = placement.box
    outer = Box(box.left & ~1, box.top & ~1, box.right + 1 & ~1, box.bottom + 1 & ~1)
    inner = Box(
        box.left - outer.left, box.top - outer.top, box.right - outer.left, box.bottom - outer.top
    )
    placed = Placement(placement.seen, inner)
    luma = (outer.height, outer.width)
    chroma = (outer.height // 2, outer.width // 2)
    planes = (np.zeros(luma, np.uint8), np.zeros(chroma, np.uint8), np.zeros(chroma, np.uint8))
    alpha, half = np.zeros(luma, np.uint8), np.zeros(chroma, np.uint8)
    if frame.format is PixelFormat.I420:
        draw_scaled(name, frame, placed, planes, mips)
        if opacity >= 1 and box == outer:
            return Layer(outer, planes, None)
        alpha[inner.top : inner.bottom, inner.left : inner.right] = 255
        # A chroma sample that an odd edge cuts belongs to the item, as when it is drawn directly.
        half.fill(255)
    else:
        scale_luma(frame.planes[0], placed, planes[0])
        scale_chroma(frame.planes[1], placed, planes[1])
        scale_chroma(frame.planes[2], placed, planes[2])
        scale_luma(frame.planes[3], placed, alpha)
        # By the way that the chroma goes: otherwise alpha and what it weighed part at the edges.
        quarter = np.empty_like(frame.planes[1])
        halve(frame.planes[3], quarter)
        scale_chroma(quarter, placed, half)
    return _cut(outer, planes, (alpha, half), opacity)


def blend(layer: Layer, canvas: tuple[Plane, ...]) -> None:
    """Lay *layer* over the planes of *canvas*, in place."""
    box = layer.box
    views = (
        canvas[0][box.top : box.bottom, box.left : box.right],
        canvas[1][box.top // 2 : box.bottom // 2, box.left // 2 : box.right // 2],
        canvas[2][box.top // 2 : box.bottom // 2, box.left // 2 : box.right // 2],
    )
    if layer.keep is None:
        for view, plane in zip(views, layer.planes, strict=True):
            np.copyto(view, plane)
        return
    keeps = (layer.keep[0], layer.keep[1], layer.keep[1])
    for view, plane, keep in zip(views, layer.planes, keeps, strict=True):
        cv2.multiply(view, keep, dst=view, scale=1 / 255)
        cv2.add(view, plane, dst=view)


def _cut(
    outer: Box, planes: tuple[Plane, Plane, Plane], alphas: tuple[Plane, Plane], opacity: float
) -> Layer:
    """Fade, and keep only the even box around what is not clear."""
    left, top, width, height = cv2.boundingRect(alphas[0])
    if not width:
        return Layer(Box(0, 0, 0, 0), _NOTHING, None)
    part = Box(left & ~1, top & ~1, left + width + 1 & ~1, top + height + 1 & ~1)
    full = (slice(part.top, part.bottom), slice(part.left, part.right))
    half = (slice(part.top // 2, part.bottom // 2), slice(part.left // 2, part.right // 2))
    y, u, v, alpha, half_alpha = (
        _faded(plane[where], opacity)
        for plane, where in zip((*planes, *alphas), (full, half, half, full, half), strict=True)
    )
    box = Box(
        outer.left + part.left,
        outer.top + part.top,
        outer.left + part.right,
        outer.top + part.bottom,
    )
    return Layer(box, (y, u, v), (np.bitwise_not(alpha), np.bitwise_not(half_alpha)))


def _faded(plane: Plane, opacity: float) -> Plane:
    if opacity >= 1:
        return np.ascontiguousarray(plane)
    return np.asarray(cv2.convertScaleAbs(plane, alpha=opacity), np.uint8)
