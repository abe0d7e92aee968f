"""Planes from one size to another, written in place into a view of a canvas."""

import cv2
import numpy as np

from .geometry import Box, Placement
from .media import Plane

# More OpenCV threads than one cost more in waiting than a plane takes.
cv2.setNumThreads(1)


def halve(plane: Plane, out: Plane) -> None:
    """Write the exact 2:1 average of *plane* into *out*."""
    cv2.resize(plane, (out.shape[1], out.shape[0]), dst=out, interpolation=cv2.INTER_AREA)


def scale_luma(plane: Plane, placement: Placement, canvas: Plane) -> None:
    """Fill the placement's box of *canvas* from what is seen of *plane*; both full size."""
    seen, box = placement.seen, placement.box
    part = plane[seen.top : seen.bottom, seen.left : seen.right]
    _resize(part, canvas[box.top : box.bottom, box.left : box.right])


def scale_chroma(plane: Plane, placement: Placement, canvas: Plane) -> None:
    """Do the same for a half-size plane; odd edges fall between its samples.

    Where an edge is odd the samples are placed by their fraction: snapping to even pixels
    would make a moving item judder and shift its colour.
    """
    seen, box = placement.seen, placement.box
    if seen.even and box.even:
        part = plane[seen.top // 2 : seen.bottom // 2, seen.left // 2 : seen.right // 2]
        _resize(part, canvas[box.top // 2 : box.bottom // 2, box.left // 2 : box.right // 2])
        return
    left, top = box.left // 2, box.top // 2
    out = canvas[top : (box.bottom + 1) // 2, left : (box.right + 1) // 2]
    x_scale, x_shift = _chroma_map(left, box.left, box.width, seen.left, seen.width)
    y_scale, y_shift = _chroma_map(top, box.top, box.height, seen.top, seen.height)
    cv2.warpAffine(
        plane,
        np.array([[x_scale, 0, x_shift], [0, y_scale, y_shift]]),
        (out.shape[1], out.shape[0]),
        dst=out,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )


def at_level(seen: Box, level: int) -> Box:
    """Return the part that is seen of a source halved *level* times."""
    half = 1 << level
    right, bottom = -(-seen.right // half), -(-seen.bottom // half)
    return Box(seen.left // half, seen.top // half, right, bottom)


def _resize(part: Plane, out: Plane) -> None:
    if part.shape == out.shape:
        np.copyto(out, part)
    else:
        cv2.resize(part, (out.shape[1], out.shape[0]), dst=out, interpolation=cv2.INTER_LINEAR)


def _chroma_map(
    first: int, box_start: int, box_length: int, seen_start: int, seen_length: int
) -> tuple[float, float]:
    """Return scale and shift from a chroma sample of the box to a chroma sample of the source.

    Sample *k* of the box, counted from sample *first* of the canvas, is centred at luma edge
    2(first + k) + 1; the source's sample *i* at 2i + 1.
    """
    ratio = seen_length / box_length
    return ratio, ((2 * first + 1 - box_start) * ratio + seen_start - 1) / 2
