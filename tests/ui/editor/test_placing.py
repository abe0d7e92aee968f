"""Dragging in numbers: what moves, what keeps its shape, what catches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.editor.placing import SMALLEST, Grip, Place, dragged, nudged, snapped

NEAR = (0.01, 0.01)
BOX = Place(0.2, 0.2, 0.4, 0.2)
_PLACES = st.builds(
    Place,
    x=st.floats(-0.5, 1),
    y=st.floats(-0.5, 1),
    width=st.floats(0.05, 1),
    height=st.floats(0.05, 1),
)


def test_the_whole_moves_and_keeps_its_size() -> None:
    moved = dragged(BOX, Grip.WHOLE, 0.1, -0.05, free_shape=False)
    assert moved.as_rect() == (0.3, 0.15, 0.4, 0.2)
    assert nudged(BOX, 0.001, 0).as_rect() == (0.201, 0.2, 0.4, 0.2)


def test_a_side_takes_one_edge_along() -> None:
    assert dragged(BOX, Grip.LEFT, 0.1, 9, free_shape=False).as_rect() == (0.3, 0.2, 0.3, 0.2)
    assert dragged(BOX, Grip.BOTTOM, 9, 0.1, free_shape=False).as_rect() == (0.2, 0.2, 0.4, 0.3)


def test_a_corner_keeps_the_shape_unless_it_is_told_not_to() -> None:
    grown = dragged(BOX, Grip.BOTTOM_RIGHT, 0.2, 0, free_shape=False)
    assert grown.as_rect() == (0.2, 0.2, 0.6, 0.3)
    free = dragged(BOX, Grip.TOP_LEFT, 0.1, 0.05, free_shape=True)
    assert free.as_rect() == (0.3, 0.25, 0.3, 0.15)


@given(_PLACES, st.sampled_from(Grip), st.floats(-3, 3), st.floats(-3, 3), st.booleans())
def test_nothing_ever_turns_inside_out(
    place: Place,
    grip: Grip,
    dx: float,
    dy: float,
    free_shape: bool,  # noqa: FBT001 - given so
) -> None:
    moved = dragged(place, grip, dx, dy, free_shape=free_shape)
    assert moved.width >= min(SMALLEST, place.width) * 0.99
    assert moved.height >= min(SMALLEST, place.height) * 0.4
    across, along = grip.value
    if across > 0:
        assert moved.x == pytest.approx(place.x)
    if along < 0:
        assert moved.bottom == pytest.approx(place.bottom)


def test_edges_and_middles_catch() -> None:
    caught = snapped(Place(0.005, 0.4, 0.4, 0.2), Grip.WHOLE, (), NEAR)
    assert caught.place.as_rect() == (0.0, 0.4, 0.4, 0.2)
    assert (caught.lines_x, caught.lines_y) == ((0.0,), (0.5,))
    other = Place(0.7, 0.1, 0.2, 0.2)
    caught = snapped(Place(0.303, 0.33, 0.4, 0.22), Grip.WHOLE, [other], NEAR)
    assert caught.place.x == pytest.approx(0.3)
    assert caught.lines_x == (0.5, 0.7)


def test_a_dragged_side_catches_alone() -> None:
    caught = snapped(Place(0.1, 0.1, 0.395, 0.2), Grip.RIGHT, (), NEAR)
    assert caught.place.as_rect() == (0.1, 0.1, 0.4, 0.2)
    assert caught.lines_y == ()


def test_a_corner_that_catches_keeps_its_shape() -> None:
    caught = snapped(Place(0.1, 0.1, 0.396, 0.198), Grip.BOTTOM_RIGHT, (), NEAR)
    assert caught.place.as_rect() == (0.1, 0.1, 0.4, 0.2)


def test_a_corner_whose_shape_is_free_is_caught_by_both_axes() -> None:
    place = Place(0.1, 0.1, 0.396, 0.405)
    caught = snapped(place, Grip.BOTTOM_RIGHT, (), NEAR, free_shape=True)
    assert caught.place.as_rect() == (0.1, 0.1, 0.4, 0.4)
    assert (caught.lines_x, caught.lines_y) == ((0.5,), (0.5,))
    held = snapped(place, Grip.BOTTOM_RIGHT, (), NEAR)
    assert held.place.as_rect() == pytest.approx((0.1, 0.1, 0.4, 0.40909), abs=1e-4)


def test_what_is_too_far_does_not_catch() -> None:
    place = Place(0.03, 0.03, 0.3, 0.3)
    assert snapped(place, Grip.WHOLE, (), NEAR).place == place


def test_grips_lie_on_the_edges() -> None:
    assert Grip.TOP_LEFT.point(BOX) == (0.2, 0.2)
    assert Grip.RIGHT.point(BOX) == pytest.approx((0.6, 0.3))
    assert Grip.WHOLE.point(BOX) == pytest.approx((0.4, 0.3))
