"""A slip of a hand, or an event in the middle of a gesture, does no harm."""

from types import SimpleNamespace

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.wire.commands import PutBus
from studio.wire.document import BusSpec
from studio.wire.state import LiveState
from ui.widgets import elided_label
from ui.widgets.guarded_button import GuardedButton
from ui.widgets.offering import offer
from ui.widgets.twice_button import TwiceButton

from .conftest import Opened

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_NOTCH = QPoint(0, -120)


def _double_click(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    QTest.mouseClick(widget, _LEFT)
    twice = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, at, widget.mapToGlobal(at), _LEFT, _LEFT, _NONE
    )
    QApplication.sendEvent(widget, twice)
    QTest.mouseRelease(widget, _LEFT)


def _turn_wheel(opened: Opened, over: QWidget) -> None:
    window = opened.window
    at = QPointF(over.mapTo(window, over.rect().center()))
    turned = QWheelEvent(
        at,
        window.mapToGlobal(at),
        QPoint(),
        _NOTCH,
        Qt.MouseButton.NoButton,
        _NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    QApplication.sendEvent(window.windowHandle(), turned)


def test_a_double_click_ends_no_show(qtbot: QtBot) -> None:
    asked: list[str] = []
    button = GuardedButton(("Go live", "live"), ("Leave the air", "off"))
    qtbot.addWidget(button)
    button.clicked.connect(lambda: button.press(asked.append))
    button.show_running(running=True)
    _double_click(button)
    assert (asked, button.text()) == ([], "Press again: leave the air")
    QTest.mouseClick(button, _LEFT)
    assert asked == ["off"]


def test_a_double_click_deletes_nothing(qtbot: QtBot) -> None:
    meant: list[bool] = []
    button = TwiceButton("Delete")
    qtbot.addWidget(button)
    button.meant.connect(lambda: meant.append(True))
    _double_click(button)
    assert not meant
    QTest.mouseClick(button, _LEFT)
    assert meant == [True]


def test_who_scrolls_past_a_fader_changes_no_level(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    fader = window.sound.strips["bars"].fader
    before = fader.value()
    _turn_wheel(opened, fader)
    assert fader.value() == before
    fader.setFocus()
    _turn_wheel(opened, fader)
    assert fader.value() < before


def test_a_panel_is_scrolled_where_a_list_lies_below_the_wheel(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.window.sides.show("edit")
    chooser = opened.window.editor.items.source
    areas = opened.window.editor.findChildren(QScrollArea)
    bar = next(each.verticalScrollBar() for each in areas if each.isAncestorOf(chooser))
    chosen = chooser.currentIndex()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=5000)
    _turn_wheel(opened, chooser)
    assert (bar.value() > 0, chooser.currentIndex()) == (True, chosen)


def test_what_is_typed_stays_as_sources_change(opened: Opened) -> None:
    strip = opened.window.sound.strips["bars"]
    source = opened.station.sources.value[0]
    strip.delay.lineEdit().selectAll()
    QTest.keyClicks(strip.delay, "12")
    typed = strip.delay.lineEdit().text()
    strip.show_source(msgspec.structs.replace(source, gain_db=-3.0))
    assert strip.delay.lineEdit().text() == typed
    strip.show_source(msgspec.structs.replace(source, delay_ms=500))
    assert strip.delay.value() == 500


def test_a_bus_is_renamed_while_sources_change(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.sides.show("edit")
    opened.station.submit(PutBus(BusSpec(name="speech", label="Speech", sources=("bars",))))
    section = window.editor.buses
    qtbot.waitUntil(lambda: section.chosen.count() == 2, timeout=5000)
    section.chosen.setCurrentIndex(1)
    section.chosen.activated.emit(1)
    section.label.setFocus()
    QTest.keyClicks(section.label, " two")
    opened.station.sources.changed.emit()
    assert section.label.text() == "Speech two"


def test_an_open_list_is_left_alone_by_what_it_offers_already(qtbot: QtBot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    filled: list[int] = []
    box.model().rowsInserted.connect(lambda *_: filled.append(1))
    offer(box, (("One", 1), ("Two", 2)), 2)
    offer(box, (("One", 1), ("Two", 2)), 2)
    assert (len(filled), box.currentData()) == (2, 2)
    offer(box, (("One", 1),), 2)
    assert box.currentData() == 1
    offer(box, (), 2)
    assert box.currentIndex() == -1


def test_keys_that_are_no_text_work_while_somebody_types(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.sides.show("edit")
    window.editor.scene.label.setFocus()
    actions = window.actions_
    for name, works in (("talk.dismiss", True), ("talk.take", True), ("preview.1", False)):
        assert actions[name].qt.isEnabled() is works, name


def test_a_panel_that_closes_hands_the_keys_to_no_button(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.sides.show("keys")
    window.keys.table.setFocus()
    window.sides.show("")
    focused: object = window.focusWidget()
    assert focused is None
    assert window.actions_["take.mix"].qt.isEnabled()


def test_a_rehearsal_is_called_air_nowhere(opened: Opened) -> None:
    station, window = opened.station, opened.window
    live = station.live.value or LiveState()
    places = tuple(msgspec.structs.replace(each, status="live") for each in live.destinations)
    station.rehearses.put(True)  # noqa: FBT003  # a value, no switch
    station.live.put(msgspec.structs.replace(live, status="live", destinations=places))
    assert window.announcer.last == "REHEARSAL"
    assert window.stage._on_air.text() == "PROGRAM"
    assert {card._badge.text() for card in window.scenes.cards} == {"PREVIEW", "PROGRAM"}
    rows = window.outputs.destinations.rows
    assert ": Rehearsal" in rows[0].accessibleName()
    assert "ON AIR" not in window.windowTitle()
    station.rehearses.put(False)  # noqa: FBT003  # likewise
    assert window.stage._on_air.text() == "ON AIR"


def test_the_name_of_what_is_on_air_is_seen_in_a_narrow_list(qtbot: QtBot, opened: Opened) -> None:
    scenes = opened.window.scenes
    shown = [card for card in scenes.cards if card._badge.isVisible()]
    assert shown

    def are_seen() -> bool:
        names = all(card._name.width() >= 60 for card in shown)
        return names and all(
            card._badge.width() >= card._badge.sizeHint().width() for card in shown
        )

    for width in (400, 130):
        scenes.resize(width, 300)
        qtbot.waitUntil(are_seen, timeout=5000)


def test_a_window_closes_over_a_recording_at_the_second_try_only(opened: Opened) -> None:
    station, window = opened.station, opened.window
    live, recording = station.live.value or LiveState(), station.recording.value
    station.live.put(msgspec.structs.replace(live, status="off", destinations=()))
    assert recording is not None
    station.recording.put(msgspec.structs.replace(recording, status="recording"))
    assert not window.close()
    told = [notice.text for notice in opened.notices.standing]
    assert any(text.startswith("The recording goes on without this window") for text in told)
    assert window.close()


def test_a_locked_window_closes_at_the_second_try_only(opened: Opened) -> None:
    station, window = opened.station, opened.window
    live = station.live.value or LiveState()
    station.live.put(msgspec.structs.replace(live, status="off", destinations=()))
    window.padlock.lock()
    assert not window.close()
    told = [notice.text for notice in opened.notices.standing]
    assert any(text.startswith("The window is locked.") for text in told)
    assert window.close()


def test_a_notice_is_read_when_it_comes_and_not_when_another_goes(opened: Opened) -> None:
    notices, announcer = opened.notices, opened.window.announcer
    for text in ("One.", "Two."):
        notices.add("warning", text)
    assert announcer.last == "Two."
    announcer.last = ""
    notices.dismiss()
    assert announcer.last == ""
    notices.add("warning", "One.")
    assert announcer.last == "One."
    opened.window.actions_["dismiss.all"].do()
    assert not notices.standing


@pytest.mark.parametrize(("width", "told"), [(30, ["A long name"]), (300, [])])
def test_what_is_cut_is_told_by_its_tool_tip(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, width: int, told: list[str]
) -> None:
    shown: list[str] = []
    tool_tip = SimpleNamespace(showText=lambda _at, text, _label: shown.append(text))
    monkeypatch.setattr(elided_label, "QToolTip", tool_tip)
    label = elided_label.ElidedLabel(Qt.TextElideMode.ElideRight)
    qtbot.addWidget(label)
    label.setText("A long name")
    label.resize(width, 20)
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
    label.event(asked)
    assert shown == told
    # What is not taken goes on to what the label lies in.
    assert asked.isAccepted() is bool(told)
