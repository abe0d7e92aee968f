"""Cutting in numbers, by the mouse's way and by keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from mixer.geometry import place
from mixer.scene import Crop, Fit, Item, Rect
from ui.editor.cropping import cut_to
from ui.editor.placing import Grip, Place, dragged
from ui.editor.stepping import Held, stepped

BOX = Place(0.2, 0.2, 0.4, 0.4)
NO_CUT = (0.0, 0.0, 0.0, 0.0)


def test_an_edge_that_goes_in_cuts_as_much_of_the_source() -> None:
    target = dragged(BOX, Grip.LEFT, 0.1, 0, free_shape=True)
    after, cut = cut_to(BOX, NO_CUT, target)
    assert after.as_rect() == (0.3, 0.2, 0.3, 0.4)
    assert cut == (0.25, 0.0, 0.0, 0.0)


def test_an_edge_that_goes_out_gives_back_what_there_is() -> None:
    cut_box, cut = Place(0.3, 0.2, 0.3, 0.4), (0.25, 0.0, 0.0, 0.0)
    after, back = cut_to(cut_box, cut, dragged(cut_box, Grip.LEFT, -0.5, 0, free_shape=True))
    assert after.as_rect() == BOX.as_rect()
    assert back == NO_CUT


@given(
    st.sampled_from([grip for grip in Grip if grip is not Grip.WHOLE]),
    st.floats(-2, 2),
    st.floats(-2, 2),
)
def test_what_stays_in_sight_stays_where_it_was(grip: Grip, dx: float, dy: float) -> None:
    target = dragged(BOX, grip, dx, dy, free_shape=True)
    after, cut = cut_to(BOX, NO_CUT, target)
    assert all(0 <= part < 1 for part in cut)
    item = Item("s", rect=Rect(*after.as_rect()), crop=Crop(*cut), fit=Fit.CONTAIN)
    shown = place(item, (1280, 720), (1280, 720))
    assert shown is not None
    # The mixer's own word: whatever of the source is seen lies where it lay before, to a pixel.
    for seen, box, start in (
        (shown.seen.left, shown.box.left, BOX.x * 1280),
        (shown.seen.top, shown.box.top, BOX.y * 720),
    ):
        assert start + seen * BOX.width == pytest.approx(box, abs=2)


@pytest.mark.parametrize(
    ("key", "held", "rect", "cut"),
    [
        (Qt.Key.Key_Down, Held(), (0.2, 0.20093, 0.4, 0.4), NO_CUT),
        (Qt.Key.Key_Down, Held(control=True), (0.2, 0.2, 0.4, 0.40093), NO_CUT),
        (Qt.Key.Key_Up, Held(control=True, shift=True), (0.2, 0.2, 0.4, 0.39074), NO_CUT),
        (Qt.Key.Key_Plus, Held(), (0.198, 0.198, 0.404, 0.404), NO_CUT),
        (Qt.Key.Key_Minus, Held(), (0.202, 0.202, 0.396, 0.396), NO_CUT),
        (
            Qt.Key.Key_Down,
            Held(cut=True, shift=True),
            (0.2, 0.20926, 0.4, 0.39074),
            (0.0, 0.02315, 0.0, 0.0),
        ),
        (Qt.Key.Key_Up, Held(cut=True, control=True), (0.2, 0.2, 0.4, 0.4), NO_CUT),
    ],
)
def test_keys_move_scale_and_cut(
    key: Qt.Key, held: Held, rect: tuple[float, ...], cut: tuple[float, ...]
) -> None:
    after = stepped(BOX, NO_CUT, key, held)
    assert after is not None
    assert after[0].as_rect() == rect
    assert after[1] == cut


def test_any_other_key_means_nothing() -> None:
    assert stepped(BOX, NO_CUT, Qt.Key.Key_A, Held()) is None
