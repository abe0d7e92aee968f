"""Cutting an item where it stands: its edges go in, what stays in sight stays in place; pure."""

from ui.editor.placing import SMALLEST, Place

Cut = tuple[float, float, float, float]
"""What of a source is cut away at the left, top, right and bottom, in fractions of it."""


def cut_to(place: Place, cut: Cut, target: Place) -> tuple[Place, Cut]:
    """Return *place* with its edges at those of *target*, and the cut that keeps the rest still.

    An edge that goes out gives back what was cut before, and no more than there is. Exact where
    the source fills its rectangle; where it does not, its margins shrink along.
    """
    x, width, left, right = _along(
        (place.x, place.width), (cut[0], cut[2]), (target.x, target.right)
    )
    y, height, top, bottom = _along(
        (place.y, place.height), (cut[1], cut[3]), (target.y, target.bottom)
    )
    return Place(x, y, width, height), (left, top, right, bottom)


def _along(
    span: tuple[float, float], cut: tuple[float, float], wanted: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return start, length and both cuts along one axis."""
    start, length = span
    whole = length / max(1 - cut[0] - cut[1], 1e-6)
    least = min(SMALLEST, length)
    first, last = start - cut[0] * whole, start + length + cut[1] * whole
    low = min(max(wanted[0], first), last - least)
    high = max(min(wanted[1], last), low + least)
    return low, high - low, _share(low - first, whole), _share(last - high, whole)


def _share(part: float, whole: float) -> float:
    # To a hundredth of a pixel of a source of 1080 lines, as a show file writes it.
    return round(min(max(part / whole, 0.0), 0.99), 5)
