"""An area is drawn on a picture of the screen, by mouse and by keys; the numbers follow."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.wire.document import ScreenSpec
from tests.ui.conftest import Opened
from ui.editor.area import area_of
from ui.editor.area_field import AreaField
from ui.look.theme import load_theme
from ui.pictures.screen_picture import ScreenPicture, grab_screens
from ui.widgets.styling import scrolled

pytestmark = pytest.mark.usefixtures("look")
_WIDTH, _HEIGHT = 1600, 900
_HINT = "left, top, width, height"
_LEFT = Qt.MouseButton.LeftButton


def _screen() -> ScreenPicture:
    image = QImage(_WIDTH, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return ScreenPicture(image, 0, 0)


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[AreaField]:
    made = AreaField("Area", _HINT, load_theme(), lambda: "")
    made.take_picture = lambda _display: _screen()
    form = QWidget()
    rows = QVBoxLayout(form)
    rows.addWidget(made)
    rows.addWidget(made.drawer)
    area = scrolled(form)
    qtbot.addWidget(area)
    area.resize(360, 600)
    area.show()
    area.activateWindow()
    yield made
    area.close()


def _at(field: AreaField, x: int, y: int) -> QPoint:
    """Return where a pixel of the screen lies on the view."""
    return field.view._on_view(field.view.screen_area._replace(left=x, top=y)).topLeft().toPoint()


def _drag(field: AreaField, start: tuple[int, int], end: tuple[int, int]) -> None:
    QTest.mousePress(field.view, _LEFT, pos=_at(field, *start))
    QTest.mouseMove(field.view, _at(field, *end))
    QTest.mouseRelease(field.view, _LEFT, pos=_at(field, *end))


def _numbers(field: AreaField) -> tuple[int, ...]:
    area = area_of(field.text())
    return tuple(area) if area is not None else ()


def test_an_area_is_drawn_moved_and_pulled_by_mouse(field: AreaField) -> None:
    field.draw.click()
    assert field.drawer.isVisible()
    near = _WIDTH / field.view.width()
    _drag(field, (400, 225), (1200, 675))
    assert _numbers(field) == pytest.approx((400, 225, 800, 450), abs=2 * near)
    drawn = _numbers(field)
    _drag(field, (800, 450), (900, 500))
    moved = _numbers(field)
    assert moved[:2] == pytest.approx((drawn[0] + 100, drawn[1] + 50), abs=2 * near)
    assert moved[2:] == drawn[2:]
    _drag(field, (moved[0] + moved[2], moved[1] + moved[3] // 2), (_WIDTH - 20, 10))
    pulled = _numbers(field)
    assert pulled[:2] == moved[:2]
    assert pulled[0] + pulled[2] == pytest.approx(_WIDTH - 20, abs=2 * near)
    assert pulled[3] == moved[3]
    # Pushed off the screen it stays whole at its edge.
    _drag(field, (pulled[0] + 300, pulled[1] + 200), (_WIDTH - 1, _HEIGHT - 1))
    last = _numbers(field)
    assert (last[0] + last[2], last[1] + last[3]) == (_WIDTH, _HEIGHT)
    assert last[2:] == pulled[2:]


def test_a_click_draws_nothing_and_escape_takes_a_drag_back(field: AreaField) -> None:
    field.draw.click()
    QTest.mouseClick(field.view, _LEFT, pos=_at(field, 500, 500))
    assert not field.text()
    QTest.mousePress(field.view, _LEFT, pos=_at(field, 100, 100))
    QTest.mouseMove(field.view, _at(field, 900, 600))
    assert _numbers(field)
    QTest.keyClick(field.view, Qt.Key.Key_Escape)
    QTest.mouseMove(field.view, _at(field, 1000, 700))
    QTest.mouseRelease(field.view, _LEFT, pos=_at(field, 1000, 700))
    assert not field.text()


def test_an_area_is_placed_by_keys_alone_and_told(qtbot: QtBot, field: AreaField) -> None:
    told: list[str] = []
    field.told.connect(told.append)
    field.draw.setFocus()
    QTest.keyClick(field.draw, Qt.Key.Key_Space)
    qtbot.waitUntil(field.view.hasFocus, timeout=2000)
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field.view, Qt.Key.Key_Right)
    assert _numbers(field) == (400, 225, 800, 450)
    QTest.keyClick(field.view, Qt.Key.Key_Right)
    QTest.keyClick(field.view, Qt.Key.Key_Up, shift)
    QTest.keyClick(field.view, Qt.Key.Key_Left, control | shift)
    QTest.keyClick(field.view, Qt.Key.Key_Down, control)
    assert _numbers(field) == (401, 215, 790, 451)
    assert told[-1] == "left 401, top 215, width 790, height 451 pixels"
    found = QAccessible.queryAccessibleInterface(field.view)
    assert found.role() is QAccessible.Role.Grouping
    assert found.text(QAccessible.Text.Name) == "Area on the picture of the screen"
    assert found.text(QAccessible.Text.Description) == told[-1]
    QTest.keyClick(field.view, Qt.Key.Key_Delete)
    assert not field.text()
    assert told[-1].startswith("All of the screen.")


def test_the_frame_follows_the_numbers_and_both_stay_on_the_screen(field: AreaField) -> None:
    field.draw.click()
    field.line.setFocus()
    QTest.keyClicks(field.line, "100, 50, 300, 200")
    words = field.view.accessibleDescription()
    assert words == "left 100, top 50, width 300, height 200 pixels"
    # Half typed, it is no other area yet.
    field.line.setText("100, 50, 30")
    assert field.view.accessibleDescription() == words
    field.line.setText("1500, 800, 300, 200")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _numbers(field) == (1300, 700, 300, 200)
    field.line.clear()
    assert field.view.accessibleDescription().startswith("All of the screen.")


def test_from_close_by_a_pixel_is_a_pixel(field: AreaField) -> None:
    field.set_text("700, 400, 160, 90")
    field.draw.click()
    field.closer.click()
    assert field.view._shown.width < _WIDTH / 4
    _drag(field, (860, 445), (865, 445))
    assert _numbers(field) == pytest.approx((700, 400, 165, 90), abs=1)
    assert _numbers(field)[2] > 162
    field.closer.click()
    assert field.view._shown == field.view.screen_area


def test_the_area_is_seen_as_it_is_and_the_rest_darker(field: AreaField) -> None:
    field.set_text("400, 225, 800, 450")
    field.draw.click()
    image = field.view.grab().toImage()
    inside, outside = _at(field, 800, 450), _at(field, 200, 450)
    assert image.pixelColor(inside) == QColor("white")
    assert image.pixelColor(outside).lightness() < 150


def test_where_there_is_no_picture_the_numbers_stay_and_a_sentence_says_so(
    field: AreaField, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    field.told.connect(told.append)
    field.take_picture = grab_screens
    field.set_text("1, 2, 30, 40")
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    field.draw.click()
    assert field.view.isHidden()
    assert field.closer.isHidden()
    assert "Type the four numbers." in field.hint.text()
    assert told == [field.hint.text()]
    assert field.text() == "1, 2, 30, 40"
    field.take_picture = lambda _display: _screen()
    field.again.click()
    assert field.view.isVisible()
    assert field.text() == "1, 2, 30, 40"


def test_a_display_that_the_window_does_not_stand_on_has_no_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_SESSION_TYPE", raising=False)
    monkeypatch.setenv("DISPLAY", ":3")
    assert grab_screens(":4") is None
    assert grab_screens(":33") is None


def test_a_picture_is_kept_no_longer_than_it_is_looked_at(field: AreaField) -> None:
    field.draw.click()
    assert field.view._picture is not None
    field.draw.click()
    assert field.drawer.isHidden()
    assert field.view._picture is None


def test_a_drawn_area_becomes_a_source(qtbot: QtBot, opened: Opened) -> None:
    opened.window.stage.edit.click()
    sources = opened.window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("screen"))
    sources.kind.activated.emit(0)
    area, display = sources.fields["area"], sources.fields["display"]
    assert isinstance(area, AreaField)
    assert isinstance(display, QLineEdit)
    asked: list[str] = []

    def picture(name: str) -> ScreenPicture:
        asked.append(name)
        return _screen()

    area.take_picture = picture
    display.setText(":7")
    area.draw.click()
    assert asked == [":7"]
    # The form scrolls to the picture, all of which is to be drawn on.
    qtbot.waitUntil(
        lambda: area.view.visibleRegion().boundingRect() == area.view.rect(), timeout=5000
    )
    QTest.keyClick(area.view, Qt.Key.Key_Right)
    QTest.keyClick(area.view, Qt.Key.Key_Right)
    sources.put.click()

    def made() -> list[ScreenSpec]:
        document = opened.station.document.value
        specs = document.show.source if document is not None else ()
        return [spec for spec in specs if isinstance(spec, ScreenSpec)]

    qtbot.waitUntil(lambda: bool(made()), timeout=5000)
    assert made()[0].area == (401, 225, 800, 450)
