"""Placements stay on the canvas and keep a source's shape, whatever was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from mixer.geometry import place
from mixer.scene import Crop, Fit, Item, Rect

CANVAS = (1280, 720)
_place = st.floats(-1.5, 1.5)
_extent = st.floats(0.0, 2.5)
_rects = st.builds(Rect, _place, _place, _extent, _extent)
_crops = st.builds(Crop, *[st.floats(0, 0.6)] * 4)
_sizes = st.tuples(
    st.integers(1, 2000).map(lambda n: n * 2), st.integers(1, 1500).map(lambda n: n * 2)
)


@given(_rects, _crops, _sizes, st.sampled_from(Fit))
def test_nothing_is_ever_placed_outside(
    rect: Rect, crop: Crop, size: tuple[int, int], fit: Fit
) -> None:
    placement = place(Item("s", rect, crop, fit=fit), size, CANVAS)
    if placement is None:
        return
    for box, (width, height) in ((placement.box, CANVAS), (placement.seen, size)):
        assert 0 <= box.left < box.right <= width
        assert 0 <= box.top < box.bottom <= height


@given(st.floats(0.2, 1), st.floats(0.2, 1), _sizes)
def test_contain_keeps_the_shape(width: float, height: float, size: tuple[int, int]) -> None:
    placement = place(Item("s", Rect(0, 0, width, height)), size, CANVAS)
    if placement is None or min(placement.box.width, placement.box.height) < 20:
        return
    shape = placement.box.width / placement.box.height
    # Each edge is rounded to a pixel, so the shape may be off by two of the shorter side.
    slack = 2.5 * shape / min(placement.box.width, placement.box.height)
    assert abs(shape - size[0] / size[1]) <= slack


def test_a_whole_source_on_a_whole_canvas_is_untouched() -> None:
    placement = place(Item("s"), (1920, 1080), CANVAS)
    assert placement is not None
    assert (placement.box.width, placement.box.height) == CANVAS
    assert (placement.seen.width, placement.seen.height) == (1920, 1080)


def test_what_hangs_over_the_edge_is_cut_in_source_and_canvas_alike() -> None:
    placement = place(Item("s", Rect(-0.5, 0, 1, 1)), CANVAS, CANVAS)
    assert placement is not None
    assert (placement.box.left, placement.box.right) == (0, 640)
    assert (placement.seen.left, placement.seen.right) == (640, 1280)
