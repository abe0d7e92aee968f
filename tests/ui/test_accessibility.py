"""What a screen reader finds: a role, a name and a state on everything that can be used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.editor.area_field import AreaField
from ui.pictures.screen_picture import ScreenPicture

from .conftest import Opened
from .screen_reader import Reader

_NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.mark.parametrize("side", ["", "edit", "check", "keys", "guide"])
def test_everything_that_takes_the_focus_has_a_role_and_a_name(
    qtbot: QtBot, opened: Opened, side: str
) -> None:
    opened.window.sides.show(side)
    if side == "check":
        qtbot.waitUntil(opened.window.readiness.again.isEnabled, timeout=15_000)
    assert not _nameless(opened)


@pytest.mark.parametrize("page", ["camera", "slides", "microphone", "network", "ready"])
def test_everything_in_each_of_the_first_steps_has_a_role_and_a_name(
    opened: Opened, page: str
) -> None:
    guide = opened.window.guide
    opened.window.sides.show("guide")
    guide.stack.setCurrentWidget(getattr(guide, page))
    assert not _nameless(opened)


def test_everything_in_the_library_that_takes_the_focus_has_a_role_and_a_name(
    own_opened: Opened,
) -> None:
    # The library is a process more of this studio's.
    own_opened.window.sides.show("library")
    assert not _nameless(own_opened)


def test_everything_that_an_area_is_drawn_with_has_a_role_and_a_name(opened: Opened) -> None:
    sources = opened.window.editor.sources
    opened.window.sides.show("edit")
    sources.kind.setCurrentIndex(sources.kind.findData("screen"))
    sources.kind.activated.emit(0)
    area = sources.fields["area"]
    assert isinstance(area, AreaField)
    area.take_picture = lambda _: ScreenPicture(QImage(64, 36, QImage.Format.Format_RGB32), 0, 0)
    area.draw.click()
    assert area.view.isVisible()
    assert not _nameless(opened)


def _nameless(opened: Opened) -> list[str]:
    faults = []
    for widget in opened.window.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not widget.isVisible() or not takes_focus or widget.focusProxy():
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        name = found.text(_NAME) or found.text(_DESCRIPTION)
        if found.role() in _NAMELESS or not name:
            faults.append(f"{type(widget).__name__} {widget.objectName()!r} {name!r}")
    return faults


def test_a_show_is_run_by_names_alone(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, run = Reader(opened.window, qtbot), opened.run
    heard: list[str] = []

    def speak(text: str, *, urgent: bool = True) -> None:
        assert urgent or text
        heard.append(text)

    monkeypatch.setattr(opened.window.announcer, "_speak", speak)
    reader.press("Scene both")
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    assert reader.find("Scene both").text(_DESCRIPTION) == "PREVIEW"
    reader.press("Cut: put preview on air at once")
    qtbot.waitUntil(lambda: run.state().program.scene == "both", timeout=5000)
    qtbot.waitUntil(lambda: "Programme: both" in heard, timeout=5000)
    reader.press("Mute bars")
    qtbot.waitUntil(lambda: run.state().sources[0].muted, timeout=5000)
    qtbot.waitUntil(lambda: bool(reader.find("Mute bars").state().checked), timeout=5000)
    reader.press("Record")
    qtbot.waitUntil(lambda: run.state().recording.status == "recording", timeout=10_000)
    qtbot.waitUntil(lambda: opened.window.outputs.record.running, timeout=5000)
    reader.press("Stop recording")
    reader.press("Press again: stop recording")
    qtbot.waitUntil(lambda: run.state().recording.status != "recording", timeout=10_000)
    # The studio was started for an ingest that is not there: it keeps trying.
    reader.press("Leave the air")
    reader.press("Press again: leave the air")
    qtbot.waitUntil(lambda: run.state().live.status == "off", timeout=10_000)
    qtbot.waitUntil(lambda: reader.has("Off air"), timeout=5000)


def test_levels_and_figures_are_read_with_their_names(qtbot: QtBot, opened: Opened) -> None:
    reader = Reader(opened.window, qtbot)
    qtbot.waitUntil(lambda: opened.station.health.value is not None, timeout=10_000)
    fader = reader.find("Fader of bars", QAccessible.Role.Slider)
    assert fader.text(_DESCRIPTION) == "−30.0 dB"  # noqa: RUF001  # a real minus sign
    meter = reader.find("Level of the programme", QAccessible.Role.ProgressBar)
    # The levels are put into words only while somebody reads them.
    QAccessible.setActive(True)
    try:
        qtbot.waitUntil(lambda: -60 < meter.valueInterface().currentValue() < 0, timeout=5000)
    finally:
        QAccessible.setActive(False)
    assert any(one.text(_NAME).startswith("Late: ") for one in reader.all())
