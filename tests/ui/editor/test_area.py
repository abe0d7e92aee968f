"""An area of a screen in numbers: read, kept on the screen, drawn, pulled and stepped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ui.editor.area import (
    SMALLEST_PX,
    Area,
    area_of,
    between,
    middle_of,
    pulled,
    stepped,
    within,
)
from ui.editor.placing import Grip
from ui.editor.stepping import ARROWS, SIZES

SCREEN = Area(0, 0, 1920, 1080)
AREA = Area(100, 200, 640, 360)
_far = st.integers(-5000, 5000)
_screens = st.builds(Area, _far, _far, st.integers(1, 5000), st.integers(1, 5000))
_areas = st.builds(Area, _far, _far, st.integers(1, 9000), st.integers(1, 9000))


def _lies_on(area: Area, screen: Area) -> bool:
    inside = screen.left <= area.left and screen.top <= area.top
    return inside and area.right <= screen.right and area.bottom <= screen.bottom


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("100, 200, 640, 360", AREA),
        (" 100,200 ,640,360", AREA),
        ("-5, 0, 1, 1", Area(-5, 0, 1, 1)),
        *((bad, None) for bad in ("", "1, 2, 3", "1, 2, 3, 4, 5", "1, 2, 0, 4", "a, b, c, d")),
    ],
)
def test_numbers_are_an_area_or_none(text: str, area: Area | None) -> None:
    assert area_of(text) == area


def test_an_area_is_written_as_it_is_read() -> None:
    assert area_of(AREA.text()) == AREA


@given(_areas, _screens)
def test_what_lies_outside_comes_onto_the_screen_and_what_lies_inside_stays(
    area: Area, screen: Area
) -> None:
    held = within(area, screen)
    assert _lies_on(held, screen)
    assert (held == area) == _lies_on(area, screen)


@given(st.tuples(_far, _far), st.tuples(_far, _far), _screens)
def test_what_is_drawn_lies_on_the_screen(
    one: tuple[int, int], other: tuple[int, int], screen: Area
) -> None:
    drawn = between(one, other, screen)
    assert _lies_on(drawn, screen)
    assert drawn.width >= min(SMALLEST_PX, screen.width)


def test_what_is_drawn_goes_from_corner_to_corner_whichever_was_first() -> None:
    assert between((100, 200), (740, 560), SCREEN) == AREA
    assert between((740, 560), (100, 200), SCREEN) == AREA


@pytest.mark.parametrize(
    ("grip", "pulled_to"),
    [
        (Grip.WHOLE, Area(110, 205, 640, 360)),
        (Grip.LEFT, Area(110, 200, 630, 360)),
        (Grip.TOP_LEFT, Area(110, 205, 630, 355)),
        (Grip.RIGHT, Area(100, 200, 650, 360)),
        (Grip.BOTTOM_RIGHT, Area(100, 200, 650, 365)),
    ],
)
def test_an_edge_goes_where_it_is_pulled(grip: Grip, pulled_to: Area) -> None:
    assert pulled(AREA, grip, 10, 5, SCREEN) == pulled_to


@given(_areas, st.sampled_from(Grip), _far, _far, _screens)
def test_nothing_is_pulled_off_the_screen(
    area: Area, grip: Grip, dx: int, dy: int, screen: Area
) -> None:
    before = within(area, screen)
    after = pulled(before, grip, dx, dy, screen)
    assert _lies_on(after, screen)
    assert after.width >= min(SMALLEST_PX, before.width)
    assert after.height >= min(SMALLEST_PX, before.height)


@pytest.mark.parametrize(
    ("key", "held", "after"),
    [
        (Qt.Key.Key_Right, "", Area(101, 200, 640, 360)),
        (Qt.Key.Key_Up, "shift", Area(100, 190, 640, 360)),
        (Qt.Key.Key_Right, "control", Area(100, 200, 641, 360)),
        (Qt.Key.Key_Up, "shift control", Area(100, 200, 640, 350)),
        (Qt.Key.Key_Plus, "", Area(95, 197, 650, 366)),
        (Qt.Key.Key_Minus, "", Area(105, 203, 630, 354)),
        (Qt.Key.Key_Space, "", None),
    ],
)
def test_keys_go_by_pixels(key: Qt.Key, held: str, after: Area | None) -> None:
    shift, control = "shift" in held, "control" in held
    assert stepped(AREA, key, SCREEN, shift=shift, control=control) == after


@given(
    _areas, st.sampled_from([*ARROWS, *SIZES]), st.tuples(st.booleans(), st.booleans()), _screens
)
def test_no_key_leads_off_the_screen(
    area: Area, key: Qt.Key, held: tuple[bool, bool], screen: Area
) -> None:
    shift, control = held
    after = stepped(within(area, screen), key, screen, shift=shift, control=control)
    assert after is not None
    assert _lies_on(after, screen)
    assert min(after.width, after.height) > 0


@given(_screens)
def test_keys_begin_in_the_middle(screen: Area) -> None:
    assert _lies_on(middle_of(screen), screen)
