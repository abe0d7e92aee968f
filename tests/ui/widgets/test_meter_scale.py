"""A meter's scale says where the meter's bar stands, and is read in any room."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import load_theme
from ui.model.preferences import Colours
from ui.widgets.meter import Meter
from ui.widgets.meter_scale import MeterScale, marks_at

_HEIGHTS = (80, 140, 271)


@pytest.mark.parametrize("height", _HEIGHTS)
def test_no_two_figures_touch_and_what_matters_has_one(height: int) -> None:
    marks = marks_at(height)
    assert all(lower - upper >= 11 for (_, upper), (_, lower) in pairwise(marks))
    assert {0, -9, -20} <= {db for db, _ in marks}


@pytest.mark.parametrize("colours", ["dark", "light"])
@pytest.mark.parametrize("height", _HEIGHTS)
def test_a_level_reaches_the_tick_of_its_figure(
    qtbot: QtBot, colours: Colours, height: int
) -> None:
    theme = load_theme(colours)
    meter, scale = Meter(theme, "Level"), MeterScale(theme)
    for each in (meter, scale):
        qtbot.addWidget(each)
        each.resize(each.sizeHint().width(), height)
    tick, well = theme.color("muted"), theme.color("well")
    ticks = [y for y, color in enumerate(_column(scale, scale.width() - 1)) if color == tick]
    levels = [db for db, _ in marks_at(height)]
    assert len(ticks) == len(levels)
    for db, y in zip(levels, ticks, strict=True):
        meter.show_levels(-120.0, float(db), clipped=False)
        inside = _column(meter, meter.width() // 2)
        lit = [row for row, color in enumerate(inside[10:-1], 10) if color != well]
        assert abs(max(10, y) - lit[0]) <= 1, db


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("colours", ["dark", "light"])
def test_no_figure_is_cut_or_runs_into_the_next(qtbot: QtBot, colours: Colours) -> None:
    theme = load_theme(colours)
    scale = MeterScale(theme)
    qtbot.addWidget(scale)
    scale.resize(scale.sizeHint().width(), 80)
    image = scale.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [
        any(image.pixelColor(x, y) != ground for x in range(image.width() - 3))
        for y in range(image.height())
    ]
    # A row without ink before and after each figure.
    runs = sum(after and not before for before, after in pairwise(inked))
    assert runs == len(marks_at(80))
    assert not inked[0]
    assert not inked[-1]
    assert all(image.pixelColor(0, y) == ground for y in range(image.height()))


def _column(widget: QWidget, x: int) -> list[QColor]:
    image = widget.grab().toImage()
    return [image.pixelColor(x, y) for y in range(image.height())]
