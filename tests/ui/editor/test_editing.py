"""The show is built in the window, over a real engine."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from studio.show import load_show
from studio.wire.document import CameraSpec, ItemSpec, MicrophoneSpec, ScreenSpec
from studio.wire.events import Devices
from tests.parts.footage import BUNNY
from tests.ui.conftest import Opened
from ui.editor.placing import Place
from ui.editor.source_fields import KINDS
from ui.widgets.device_field import DeviceField
from ui.widgets.name_list import NameList

SpecT = TypeVar("SpecT")


@pytest.fixture
def editing(qtbot: QtBot, opened: Opened) -> Opened:
    """A window that edits, with the scene of two items in preview."""
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    opened.window.stage.edit.click()
    assert opened.window.editor.isVisible()
    return opened


def _rect(opened: Opened, index: int) -> tuple[float, ...]:
    scenes = {scene.name: scene for scene in opened.run.state().document.show.scene}
    return scenes["both"].items[index].rect


def _at(opened: Opened, x: float, y: float) -> QPoint:
    rect = opened.window.stage.preview.picture_rect()
    return QPoint(round(rect.left() + x * rect.width()), round(rect.top() + y * rect.height()))


def _drag(opened: Opened, start: QPoint, *ways: QPoint) -> None:
    overlay, button = opened.window.overlay, Qt.MouseButton.LeftButton
    QTest.mousePress(overlay, button, pos=start)
    for way in ways:
        QTest.mouseMove(overlay, way)
    QTest.mouseRelease(overlay, button, pos=ways[-1])


def test_an_item_is_dragged_scaled_and_that_undone(qtbot: QtBot, editing: Opened) -> None:
    inset = (0.6, 0.2, 0.3, 0.3)
    _drag(editing, _at(editing, 0.7, 0.3), _at(editing, 0.5, 0.4), _at(editing, 0.43, 0.53))
    qtbot.waitUntil(lambda: _rect(editing, 1)[1] > 0.4, timeout=5000)
    moved = Place(*_rect(editing, 1))
    assert (moved.width, moved.height) == (0.3, 0.3)
    assert moved.y == pytest.approx(0.43, abs=0.02)
    corner = _at(editing, moved.right, moved.bottom)
    _drag(editing, corner, corner + QPoint(30, 17))
    qtbot.waitUntil(lambda: _rect(editing, 1)[2] > 0.31, timeout=5000)
    QTest.keyClick(editing.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _rect(editing, 1)[2] == 0.3, timeout=5000)
    QTest.keyClick(editing.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _rect(editing, 1) == inset, timeout=5000)
    qtbot.waitUntil(lambda: not editing.window.editor.undo.isEnabled(), timeout=5000)
    QTest.keyClick(editing.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: _rect(editing, 1)[0] < 0.4, timeout=5000)


def test_a_click_selects_what_lies_over_the_item_that_is_selected(
    qtbot: QtBot, editing: Opened
) -> None:
    selected, left = editing.window.scene_editor.selected, Qt.MouseButton.LeftButton
    QTest.mouseClick(editing.window.overlay, left, pos=_at(editing, 0.1, 0.9))
    assert selected.value == 0
    # A hand that shakes a little moves nothing.
    inset = _at(editing, 0.7, 0.3)
    _drag(editing, inset, inset + QPoint(1, 2))
    assert selected.value == 1
    assert editing.window.editor.undo.isEnabled() is False
    # What is selected is dragged from wherever it is seen or not, as nothing else is meant.
    editing.window.scene_editor.select(0)
    before = _rect(editing, 1)
    _drag(editing, inset, inset + QPoint(20, 0), inset + QPoint(60, 0))
    qtbot.waitUntil(lambda: _rect(editing, 0)[0] > 0, timeout=5000)
    assert selected.value == 0
    assert _rect(editing, 1) == before


def test_arrows_nudge_and_delete_removes(qtbot: QtBot, editing: Opened) -> None:
    overlay = editing.window.overlay
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=_at(editing, 0.7, 0.3))
    assert editing.window.scene_editor.selected.value == 1
    QTest.keyClick(overlay, Qt.Key.Key_Down)
    QTest.keyClick(overlay, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: _rect(editing, 1)[1] > 0.21, timeout=5000)
    assert _rect(editing, 1)[1] == pytest.approx(0.2 + 11 / 1080, abs=1e-4)
    QTest.keyClick(overlay, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: editing.window.editor.items.list.count() == 1, timeout=5000)


def test_a_locked_item_stays(qtbot: QtBot, editing: Opened) -> None:
    editing.window.scene_editor.select(1)
    editing.window.editor.item.locked.click()
    qtbot.waitUntil(
        lambda: editing.run.state().document.show.scene[1].items[1].locked, timeout=5000
    )
    before = _rect(editing, 1)
    _drag(editing, _at(editing, 0.7, 0.3), _at(editing, 0.5, 0.5))
    assert _rect(editing, 1) == before


def test_numbers_place_an_item(qtbot: QtBot, editing: Opened) -> None:
    editing.window.scene_editor.select(1)
    left = editing.window.editor.item.place[0]
    left.setFocus()
    left.setValue(12.5)
    qtbot.waitUntil(lambda: _rect(editing, 1)[0] == 0.125, timeout=5000)


def test_fields_of_no_item_are_empty(qtbot: QtBot, editing: Opened) -> None:
    section, selected = editing.window.editor.item, editing.window.scene_editor
    boxes = (*section.place, *section.crop, section.opacity)

    def shown() -> list[str]:
        return [*(box.text() for box in boxes), section.fit.currentText()]

    assert shown() == [""] * 10
    selected.select(0)
    whole = ["0.00 %", "0.00 %", "100.00 %", "100.00 %"]
    assert shown() == [*whole, *["0.00 %"] * 4, "100.00 %", "Show all of it"]
    section.hidden.click()
    qtbot.waitUntil(lambda: editing.run.state().document.show.scene[1].items[0].hidden)
    selected.select(-1)
    # As another panel is looked at, and this one again.
    for panel in ("check", "edit"):
        editing.window.sides.show(panel)
    assert shown() == [""] * 10
    assert not section.hidden.isChecked()
    assert editing.run.state().document.show.scene[1].items[0].hidden


def test_scenes_that_are_added_alike_are_counted(qtbot: QtBot, editing: Opened) -> None:
    section = editing.window.editor.scene
    for button, label in (
        *((section.copy, "both 2"), (section.copy, "both 3"), (section.add, "New scene")),
        *((section.copy, "New scene 2"), (section.add, "New scene 3")),
    ):
        with qtbot.waitSignal(editing.station.preview.changed, timeout=5000):
            button.click()
        assert section.label.text() == label
    scenes = {scene.label: scene for scene in editing.run.state().document.show.scene}
    assert scenes["both 3"].items == scenes["both 2"].items != ()
    assert scenes["New scene 2"].items == ()


def test_what_is_typed_does_not_steer_the_show(qtbot: QtBot, editing: Opened) -> None:
    window = editing.window
    window.activateWindow()
    label = window.editor.scene.label
    label.setFocus()
    qtbot.waitUntil(label.hasFocus, timeout=2000)
    label.selectAll()
    QTest.keyClicks(label, "Part 1 of 2")
    QTest.keyClick(label, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Part 1 of 2" in [scene.label for scene in editing.station.scenes.value],
        timeout=5000,
    )
    assert editing.run.state().program.scene == "bars"
    assert editing.station.preview.value == "both"


def test_scenes_and_sources_are_added_and_saved(qtbot: QtBot, editing: Opened) -> None:
    panel = editing.window.editor
    panel.sources.kind.setCurrentIndex(panel.sources.kind.findData("file"))
    panel.sources.kind.activated.emit(0)
    panel.sources.label.setText("The film")
    panel.sources.put.click()
    assert "fill in file" in editing.window.notice_bar.text.text()
    path = panel.sources.fields["path"]
    assert isinstance(path, QLineEdit)
    path.setText(str(BUNNY))
    panel.sources.put.click()
    qtbot.waitUntil(
        lambda: "the-film" in [s.name for s in editing.station.sources.value], timeout=5000
    )
    # A second press would change it, and add no second one of its name.
    qtbot.waitUntil(lambda: panel.sources.chosen.currentData() == "the-film", timeout=5000)
    assert panel.sources.put.text() == "Change source"
    assert panel.items.source.currentData() == "the-film"
    panel.scene.add.click()
    qtbot.waitUntil(lambda: editing.station.preview.value == "new-scene", timeout=5000)
    panel.items.add.click()
    qtbot.waitUntil(lambda: panel.items.list.count() == 1, timeout=5000)
    panel.scene.up.click()
    panel.save.click()
    qtbot.waitUntil(lambda: panel.save.text() == "Saved", timeout=5000)
    saved = load_show(editing.run.show)
    assert [scene.name for scene in saved.scene] == ["bars", "new-scene", "both"]
    assert saved.scene[1].items[0].source == "the-film"
    panel.scene.remove.click()
    qtbot.waitUntil(lambda: len(editing.station.scenes.value) == 2, timeout=5000)
    panel.sources.chosen.setCurrentIndex(panel.sources.chosen.findData("the-film"))
    panel.sources.chosen.activated.emit(0)
    panel.sources.remove.click()
    qtbot.waitUntil(lambda: len(editing.station.sources.value) == 2, timeout=5000)


def test_another_kind_of_source_is_chosen_whatever_was_chosen_before(editing: Opened) -> None:
    sources = editing.window.editor.sources
    # Once there and back: each comes before another one and after it.
    for kind in (*KINDS, *reversed(KINDS)):
        sources.kind.setCurrentIndex(sources.kind.findData(kind))
        sources.kind.activated.emit(sources.kind.currentIndex())
        assert list(sources.fields) == [field.name for field in KINDS[kind].fields]
        for field in KINDS[kind].fields:
            # What is asked is read whole, whatever room its field has.
            entry = sources.fields[field.name]
            line = entry.line if isinstance(entry, DeviceField) else entry
            if isinstance(line, QLineEdit):
                assert entry.toolTip() == line.placeholderText()


def test_a_camera_is_added_with_a_pixel_format(qtbot: QtBot, editing: Opened) -> None:
    sources = editing.window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("camera"))
    sources.kind.activated.emit(0)
    sources.label.setText("Hall")
    device, pixel_format = sources.fields["device"], sources.fields["pixel_format"]
    assert isinstance(device, DeviceField)
    assert isinstance(pixel_format, QComboBox)
    for name, text in {"width": "1920", "height": "1080", "rate": "59.94"}.items():
        line = sources.fields[name]
        assert isinstance(line, QLineEdit)
        line.setText(text)
    assert pixel_format.accessibleName() == "Pixel format"
    assert pixel_format.currentText() == "The best that it has"
    assert pixel_format.currentData() == "best"
    device.setEditText("No such camera")
    pixel_format.setCurrentText("mjpeg")
    sources.put.click()
    qtbot.waitUntil(lambda: _made(editing, CameraSpec) is not None, timeout=5000)
    made = _made(editing, CameraSpec)
    assert made is not None
    assert (made.device, made.pixel_format) == ("No such camera", "mjpeg")
    assert (made.width, made.height, made.rate) == (1920, 1080, 59.94)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_device_is_chosen_by_the_name_that_people_know(qtbot: QtBot, editing: Opened) -> None:
    sources = editing.window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("microphone"))
    sources.kind.activated.emit(0)
    device = sources.fields["device"]
    assert isinstance(device, DeviceField)
    device.setEditText("Yeti")
    found = {"microphones": ("Blue Yeti", "Stage box"), "cameras": ("Studio Cam",)}
    editing.station.devices_came.emit(Devices(revision=0, found=found))
    assert [device.itemText(n) for n in range(device.count())] == ["Blue Yeti", "Stage box"]
    long = "A stage box with a name that is longer than the field for it has room"
    device.addItem(long)
    device.setFixedWidth(120)
    device.showPopup()
    assert device.view().width() > device.fontMetrics().horizontalAdvance(long)
    device.hidePopup()
    device.removeItem(2)
    # What was typed meanwhile stays.
    assert device.text() == "Yeti"
    device.setCurrentText("Stage box")
    inputs, rate = sources.fields["channels"], sources.fields["rate"]
    assert isinstance(inputs, QLineEdit)
    assert isinstance(rate, QLineEdit)
    inputs.setText("3, 4")
    rate.setText("96000")
    sources.put.click()
    qtbot.waitUntil(lambda: _made(editing, MicrophoneSpec) is not None, timeout=5000)
    made = _made(editing, MicrophoneSpec)
    assert made is not None
    assert (made.device, made.channels, made.rate) == ("Stage box", (3, 4), 96_000)


def test_windows_that_may_be_seen_are_ticked_or_typed(qtbot: QtBot, editing: Opened) -> None:
    sources = editing.window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("screen"))
    sources.kind.activated.emit(0)
    safety, allow = sources.fields["safety"], sources.fields["allow"]
    assert isinstance(safety, QComboBox)
    assert isinstance(allow, NameList)
    assert not allow.isEnabled()
    safety.setCurrentIndex(safety.findData("only"))
    safety.activated.emit(safety.currentIndex())
    assert allow.isEnabled()
    for windows in (("Mail (Evolution)", "Results, final (Evince)"), ("Results, final (Evince)",)):
        found: dict[str, tuple[str, ...]] = {"windows": windows}
        editing.station.devices_came.emit(Devices(revision=0, found=found))
        allow.list.item(allow.list.count() - 1).setCheckState(Qt.CheckState.Checked)
    assert allow.list.count() == 1
    editing.window.activateWindow()
    allow.line.setFocus()
    qtbot.waitUntil(allow.line.hasFocus, timeout=2000)
    QTest.keyClicks(allow.line, "firefox")
    QTest.keyClick(allow.line, Qt.Key.Key_Return)
    QTest.keyClicks(allow.line, "Chat")
    sources.put.click()
    wanted = ("Results, final (Evince)", "firefox", "Chat")
    qtbot.waitUntil(lambda: _made(editing, ScreenSpec) is not None, timeout=5000)
    made = _made(editing, ScreenSpec)
    assert made is not None
    assert (made.safety, made.allow) == ("only", wanted)


def _made(opened: Opened, kind: type[SpecT]) -> SpecT | None:
    document = opened.station.document.value
    specs = document.show.source if document is not None else ()
    return next((spec for spec in specs if isinstance(spec, kind)), None)


def test_an_item_is_cut_on_the_preview_by_mouse_and_keys(qtbot: QtBot, editing: Opened) -> None:
    def item() -> ItemSpec:
        scenes = {scene.name: scene for scene in editing.run.state().document.show.scene}
        return scenes["both"].items[1]

    window = editing.window
    window.scene_editor.select(1)
    window.editor.item.cut.click()
    _drag(editing, _at(editing, 0.6, 0.35), _at(editing, 0.65, 0.35), _at(editing, 0.68, 0.35))
    qtbot.waitUntil(lambda: item().crop[0] > 0.2, timeout=5000)
    assert item().rect[0] + item().rect[2] == pytest.approx(0.9, abs=1e-4)
    assert item().crop[0] == pytest.approx((item().rect[0] - 0.6) / 0.3, abs=1e-3)
    qtbot.waitUntil(lambda: window.editor.item.crop[0].value() > 20, timeout=5000)
    QTest.keyClick(window.overlay, Qt.Key.Key_C)
    assert not window.editor.item.cut.isChecked()
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window.overlay, Qt.Key.Key_Up, alt | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: item().crop[3] > 0, timeout=5000)
    QTest.keyClick(window.overlay, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: item().rect[0] + item().rect[2] > 0.9002, timeout=5000)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: item().crop == (0, 0, 0, 0), timeout=5000)
    assert item().rect == (0.6, 0.2, 0.3, 0.3)
