"""A number stands in its field as a text does in its own: off the border, and whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.look.theme import Theme, dress, load_theme
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
