"""What the keys do to a selected item: moved, scaled and cut by small steps; pure."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ui.editor.cropping import Cut, cut_to
from ui.editor.placing import SMALLEST, Grip, Place, dragged, nudged

_LINES, _SHAPE = 1080, 9 / 16
_LARGE_STEP = 10
_GROWTH = 0.01
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
SIZES = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
}


@dataclass(frozen=True, slots=True)
class Held:
    """Which of the modifying keys are down."""

    shift: bool = False
    """Ten times as far."""
    control: bool = False
    """The right and the lower edge alone; of a cut, the edge that goes out again."""
    cut: bool = False
    """Cut, and leave what stays in sight where it is."""


def stepped(place: Place, cut: Cut, key: Qt.Key, held: Held) -> tuple[Place, Cut] | None:
    """Return where an item is after a key, and how it is cut; None: the key means nothing here.

    A step is one line of 1080, or a hundredth of the size for plus and minus.
    """
    times = _LARGE_STEP if held.shift else 1
    if key in SIZES:
        # Plus is a shifted key on many keyboards, so Shift says nothing here.
        return _grown(place, SIZES[key]), cut
    if key not in ARROWS:
        return None
    across, along = ARROWS[key]
    dx, dy = times * across / _LINES * _SHAPE, times * along / _LINES
    if held.cut:
        # An arrow pushes in the edge that it comes from, or with Ctrl pulls out the one ahead.
        side = 1 if held.control else -1
        grip = Grip((side * across, side * along))
        target = dragged(place, grip, dx, dy, free_shape=True)
        return cut_to(place, cut, target)
    if held.control:
        grip = Grip((abs(across), abs(along)))
        return dragged(place, grip, dx, dy, free_shape=True), cut
    return nudged(place, dx, dy), cut


def _grown(place: Place, sign: int) -> Place:
    """Return *place* a little larger or smaller around its middle."""
    factor = 1 + sign * _GROWTH
    if min(place.width, place.height) * factor < SMALLEST:
        return place
    width, height = place.width * factor, place.height * factor
    x, y = place.x + (place.width - width) / 2, place.y + (place.height - height) / 2
    return Place(x, y, width, height)
