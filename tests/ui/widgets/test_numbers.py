"""Numbers are shown with the decimal sign of the language, and typed with either."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox
from pytestqt.qtbot import QtBot

from ui.widgets.numbers import DecimalField, NumberField


def _type(field: QAbstractSpinBox, text: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


@pytest.mark.parametrize(("language", "sign"), [("en", "."), ("fi", ","), ("sv", ",")])
@pytest.mark.parametrize("typed", [".", ","])
def test_a_point_and_a_comma_are_taken_alike(
    qtbot: QtBot, language: str, sign: str, typed: str
) -> None:
    QLocale.setDefault(QLocale(language))
    field = DecimalField(-400, 400, 2, " %")
    qtbot.addWidget(field)
    _type(field, f"112{typed}5")
    assert (field.value(), field.text()) == (112.5, f"112{sign}50 %")
    # One that is typed again is none: the number stays what it was.
    _type(field, f"1{typed}2{typed}3")
    assert field.value() == 1.23
    _type(field, f"-0{typed}75")
    assert field.value() == -0.75


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_minus_is_taken_as_it_is_on_the_keyboard(qtbot: QtBot, language: str) -> None:
    QLocale.setDefault(QLocale(language))
    field = NumberField(-60, 12)
    qtbot.addWidget(field)
    _type(field, "-6")
    assert field.value() == -6
