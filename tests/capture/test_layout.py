"""Any layout of inputs becomes two sides."""

import numpy as np
import pytest

from capture.layout import channels_to_open, folded

_SIX = np.tile(np.arange(1, 7, dtype=np.float32), (4, 1))


@pytest.mark.parametrize(
    ("picked", "sides"),
    [
        ((3,), (3, 3)),
        ((5, 6), (5, 6)),
        ((6, 1), (6, 1)),
        ((1, 2, 3), (4, 2)),
        ((1, 2, 3, 4, 5, 6), (9, 12)),
    ],
)
def test_inputs_are_picked(picked: tuple[int, ...], sides: tuple[float, float]) -> None:
    heard = folded(_SIX, picked)
    assert heard.dtype == np.float32
    assert heard.tolist() == [list(sides)] * 4


def test_one_is_heard_on_both_sides_and_two_as_they_are() -> None:
    assert folded(_SIX[:, :1], ()).tolist() == [[1, 1]] * 4
    assert folded(_SIX[:, :2], ()).tolist() == [[1, 2]] * 4


@pytest.mark.parametrize(
    ("picked", "offered", "opened"), [((), 1, 1), ((), 32, 2), ((3,), 8, 8), ((7, 2), 8, 8)]
)
def test_only_what_is_needed_is_opened(picked: tuple[int, ...], offered: int, opened: int) -> None:
    assert channels_to_open(picked, offered) == opened
