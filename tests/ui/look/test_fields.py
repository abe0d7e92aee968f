"""Fields and boxes as they are painted: a number off the border and whole, a tick that is one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.look.theme import Theme, dress, load_theme
from ui.widgets.meter import Meter
from ui.widgets.numbers import DecimalField, NumberField

if TYPE_CHECKING:
    from ui.model.preferences import Colours

_BORDER_PX = 3
_WIDE_PX = 300


@pytest.fixture(params=["dark", "light"])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Theme]:
    colours: Colours = request.param
    made = load_theme(colours)
    dress(qapp, made)
    yield made
    dress(qapp, load_theme())


def _ink(widget: QWidget, theme: Theme) -> tuple[int, int]:
    """Return the first column in which something is written, and how many it takes."""
    image = widget.grab().toImage()
    paper = theme.color("well").rgb()
    columns = [
        x
        for x in range(_BORDER_PX, image.width() - _BORDER_PX)
        if any(image.pixel(x, y) != paper for y in range(_BORDER_PX, image.height() - _BORDER_PX))
    ]
    return columns[0], columns[-1] - columns[0]


def test_a_number_stands_where_a_text_does_and_is_whole(qtbot: QtBot, theme: Theme) -> None:
    line, whole, decimal = QLineEdit("1000"), NumberField(0, 1000), DecimalField(0, 1000, 0, "")
    for field in (whole, decimal):
        field.setRange(0, 1000)
        field.setValue(1000)
    for widget in (line, whole, decimal):
        qtbot.addWidget(widget)
        widget.resize(_WIDE_PX, widget.sizeHint().height())
    left, width = _ink(line, theme)
    for field in (whole, decimal):
        assert abs(_ink(field, theme)[0] - left) <= 1
        field.resize(field.sizeHint())
        assert _ink(field, theme)[1] == width


def test_what_is_ticked_bears_a_tick_and_no_mere_colour(qtbot: QtBot, theme: Theme) -> None:
    box, listed = QCheckBox(""), QListWidget()
    item = QListWidgetItem("")
    listed.addItem(item)
    for widget in (box, listed):
        qtbot.addWidget(widget)
        widget.resize(60, 40)

    def inside(widget: QWidget) -> set[str]:
        image = widget.grab().toImage()
        accent, well = theme.color("accent"), theme.color("well")
        return {
            name
            for name, color in (("ground", accent), ("tick", well))
            for x in range(4, 24)
            for y in range(4, 36)
            # Its own two borders lie between it and what is around the box.
            if image.pixelColor(x, y) == color
            and (name == "ground" or _is_enclosed(image, x, y, accent))
        }

    for checked, seen in ((True, {"ground", "tick"}), (False, set[str]())):
        box.setChecked(checked)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        assert inside(box) == seen
        assert inside(listed) == seen


def _is_enclosed(image: QImage, x: int, y: int, color: QColor) -> bool:
    """Return whether *color* lies on all four sides of a point."""
    ways = (
        range(x), range(x + 1, image.width()), range(y), range(y + 1, image.height()),
    )  # fmt: skip
    across = [any(image.pixelColor(at, y) == color for at in way) for way in ways[:2]]
    return all(
        (*across, *(any(image.pixelColor(x, at) == color for at in way) for way in ways[2:]))
    )


def test_how_far_a_silent_meter_goes_is_seen(qtbot: QtBot, theme: Theme) -> None:
    meter = Meter(theme, "Level")
    qtbot.addWidget(meter)
    meter.resize(14, 140)
    image = meter.grab().toImage()
    outline = theme.color("outline")
    corners = ((0, 10), (13, 10), (0, 139), (13, 139))
    assert [image.pixelColor(*corner) == outline for corner in corners] == [True] * 4


def test_a_row_that_is_chosen_shows_as_many_words_as_before(qtbot: QtBot, theme: Theme) -> None:
    table = QTableWidget(2, 1)
    qtbot.addWidget(table)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    words = "as many words as take two lines"
    for row in range(2):
        table.setItem(row, 0, QTableWidgetItem(words))
    # Two lines where nothing else takes of the room, and no pixel more.
    table.setColumnWidth(0, table.fontMetrics().horizontalAdvance("as many words as  ") + 14)
    table.resize(400, 300)
    table.resizeRowsToContents()
    table.setCurrentCell(-1, -1)
    before = _written(table, theme)
    table.setCurrentCell(0, 0)
    assert _written(table, theme) == before


def _written(table: QTableWidget, theme: Theme) -> int:
    """Return how many lines of dots in the first cell bear anything of the text's colour."""
    cell = table.visualRect(table.model().index(0, 0))
    image = table.grab(cell.translated(1, 1)).toImage()
    text = theme.color("text")
    return sum(
        any(image.pixelColor(x, y) == text for x in range(image.width()))
        for y in range(image.height())
    )
