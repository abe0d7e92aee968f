"""Where an item goes as it is dragged: pure, in fractions of the picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

SMALLEST = 0.02
_FULL, _SAME = 1.0, 1e-9


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in fractions of the picture; parts of it may lie outside."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def as_rect(self) -> tuple[float, float, float, float]:
        """Return it as a show file writes it, to a hundredth of a pixel at 1080 lines."""
        return (
            round(self.x, 5),
            round(self.y, 5),
            round(self.width, 5),
            round(self.height, 5),
        )


class Grip(Enum):
    """What of an item is dragged: which of its edges go along, by axis."""

    WHOLE = (0, 0)
    LEFT = (-1, 0)
    RIGHT = (1, 0)
    TOP = (0, -1)
    BOTTOM = (0, 1)
    TOP_LEFT = (-1, -1)
    TOP_RIGHT = (1, -1)
    BOTTOM_LEFT = (-1, 1)
    BOTTOM_RIGHT = (1, 1)

    def point(self, place: Place) -> tuple[float, float]:
        """Return where it is to be had on *place*."""
        across, along = self.value
        return place.x + place.width * (across + 1) / 2, place.y + place.height * (along + 1) / 2


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where something came to lie, and the lines that it caught on."""

    place: Place
    lines_x: tuple[float, ...] = ()
    lines_y: tuple[float, ...] = ()


def dragged(place: Place, grip: Grip, dx: float, dy: float, *, free_shape: bool) -> Place:
    """Return *place* with *grip* dragged by *dx* and *dy*; by a corner it keeps its shape."""
    across, along = grip.value
    if grip is Grip.WHOLE:
        return Place(place.x + dx, place.y + dy, place.width, place.height)
    width = max(SMALLEST, place.width + across * dx)
    height = max(SMALLEST, place.height + along * dy)
    if across and along and not free_shape:
        # By the side that was dragged further, in its own measure.
        factor = max(width / place.width, height / place.height)
        width, height = place.width * factor, place.height * factor
    x = place.right - width if across < 0 else place.x
    y = place.bottom - height if along < 0 else place.y
    return Place(x, y, width, height)


def snapped(
    place: Place,
    grip: Grip,
    others: Iterable[Place],
    near: tuple[float, float],
    *,
    free_shape: bool = False,
) -> Snapped:
    """Return *place* caught on the nearest line within *near*, by axis.

    Lines are the picture's edges and middle, and the edges and middles of *others*. Only what
    *grip* moves is caught; a corner is caught by one axis alone, unless its shape is free.
    """
    others = tuple(others)
    lines_x = [0.0, 0.5, _FULL, *(v for o in others for v in (o.x, o.x + o.width / 2, o.right))]
    lines_y = [0.0, 0.5, _FULL, *(v for o in others for v in (o.y, o.y + o.height / 2, o.bottom))]
    across, along = grip.value
    shift_x, caught_x = _catch(_edges(place.x, place.width, across, grip), lines_x, near[0])
    shift_y, caught_y = _catch(_edges(place.y, place.height, along, grip), lines_y, near[1])
    if across and along and not free_shape:
        if caught_x and (not caught_y or abs(shift_x) <= abs(shift_y)):
            shift_y, caught_y = shift_x * place.height / place.width * across * along, ()
        elif caught_y:
            shift_x, caught_x = shift_y * place.width / place.height * across * along, ()
    moved = dragged(place, grip, shift_x, shift_y, free_shape=True)
    return Snapped(moved, caught_x, caught_y)


def nudged(place: Place, dx: float, dy: float) -> Place:
    """Return *place* moved by keys."""
    return dragged(place, Grip.WHOLE, dx, dy, free_shape=False)


def _edges(start: float, length: float, side: int, grip: Grip) -> tuple[float, ...]:
    if grip is Grip.WHOLE:
        return (start, start + length / 2, start + length)
    return () if side == 0 else (start + length,) if side > 0 else (start,)


def _catch(
    edges: Iterable[float], lines: Iterable[float], near: float
) -> tuple[float, tuple[float, ...]]:
    """Return the shift to the nearest line, and all lines that it meets; none within reach: 0."""
    ways = [(line - edge, line) for edge in edges for line in lines if abs(line - edge) <= near]
    if not ways:
        return 0.0, ()
    shift = min(ways, key=lambda way: abs(way[0]))[0]
    return shift, tuple(sorted({line for way, line in ways if abs(way - shift) < _SAME}))
