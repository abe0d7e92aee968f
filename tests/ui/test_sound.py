"""The sound in the window, over a real engine."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from studio.wire.commands import AnyCommand, ListDevices
from studio.wire.events import Devices
from studio.wire.state import MonitorState
from ui.look.theme import load_theme
from ui.widgets.meter import Meter

from .conftest import Opened


def test_solo_and_delay_show_the_engines_word(qtbot: QtBot, opened: Opened) -> None:
    strip = opened.window.sound.strips["bars"]
    QTest.mouseClick(strip.solo, Qt.MouseButton.LeftButton)
    assert not strip.solo.isChecked()
    qtbot.waitUntil(strip.solo.isChecked, timeout=5000)
    assert opened.run.state().sources[0].solo
    strip.delay.setFocus()
    strip.delay.lineEdit().selectAll()
    QTest.keyClicks(strip.delay, "120")
    QTest.keyClick(strip.delay, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.run.state().sources[0].delay_ms == 120, timeout=5000)
    # What was typed did not prepare scene 1 or 2, nor cut.
    assert opened.run.state().program.scene == "bars"
    assert opened.station.preview.value == "both"


def test_headphones_are_chosen_and_what_is_wrong_is_said(qtbot: QtBot, opened: Opened) -> None:
    row = opened.window.sound.headphones
    assert row.output.currentText() == "Off"
    row.output.setCurrentIndex(1)
    row.output.activated.emit(1)
    row.gain.setValue(-12)
    qtbot.waitUntil(lambda: opened.run.state().monitor.gain_db == -12, timeout=5000)
    # There is no sound server here.
    qtbot.waitUntil(lambda: bool(row.fault.text()), timeout=15_000)
    assert row.fault.isVisible()
    assert row.status.text() == "missing"
    row.output.setCurrentIndex(0)
    row.output.activated.emit(0)
    qtbot.waitUntil(lambda: row.status.text() == "" and not row.fault.text(), timeout=5000)
    assert opened.run.state().monitor.device is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_headphones_are_offered_by_name_before_any_play_and_as_they_come(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[AnyCommand] = []

    def submit(command: AnyCommand) -> None:
        if isinstance(command, ListDevices):
            asked.append(command)

    monkeypatch.setattr(opened.station, "submit", submit)
    output = opened.window.sound.headphones.output
    output.showPopup()
    output.hidePopup()
    assert asked == [ListDevices()]
    for found in (("Headset",), ("Headset", "Monitor")):
        devices = Devices(revision=0, found={"headphones": found})
        opened.station.devices_came.emit(devices)
        offered = [output.itemText(n) for n in range(output.count())]
        assert offered == ["Off", "System's own", *found]
    # What the engine tells as it opens one is newer.
    opened.station.monitor.put(MonitorState(devices=("Monitor",)))
    assert [output.itemText(n) for n in range(2, output.count())] == ["Monitor"]


def test_every_control_of_the_sound_has_a_name(opened: Opened) -> None:
    sound = opened.window.sound
    for kind in (QPushButton, QAbstractSpinBox, QComboBox, QSlider):
        for control in sound.findChildren(kind):
            assert control.accessibleName(), control


def test_a_meter_whose_engine_has_gone_holds_no_peak(qtbot: QtBot) -> None:
    meter, fresh = Meter(load_theme(), "Level"), Meter(load_theme(), "Level")
    for each in (meter, fresh):
        qtbot.addWidget(each)
    meter.show_levels(-9.0, -12.0, clipped=False)
    assert meter.grab().toImage() != fresh.grab().toImage()
    meter.fall_silent()
    assert meter.grab().toImage() == fresh.grab().toImage()


def test_the_lamp_of_a_clip_is_seen_without_its_colour(qtbot: QtBot) -> None:
    theme = load_theme()
    meter = Meter(theme, "Level")
    qtbot.addWidget(meter)
    meter.resize(14, 140)

    def inside() -> str:
        return meter.grab().toImage().pixelColor(7, 2).name()

    hollow = inside()
    meter.show_levels(0.0, -3.0, clipped=True)
    assert inside() == theme.color("meter_high").name() != hollow
    meter.put_out()
    # The middle is that of what lies behind; the edge is drawn.
    assert inside() == hollow != theme.color("outline").name()
    assert meter.grab().toImage().pixelColor(7, 0).name() == theme.color("outline").name()


def test_the_lamp_of_a_clip_stays_lit_until_it_is_clicked(qtbot: QtBot) -> None:
    meter = Meter(load_theme(), "Level")
    qtbot.addWidget(meter)
    lit = []

    def see(*, clipped: bool) -> None:
        meter.show_levels(-9.0, -12.0, clipped=clipped)
        lit.append(meter.clipped)

    see(clipped=True)
    see(clipped=False)
    assert "distorted" in meter.accessibleDescription()
    QTest.mouseClick(meter, Qt.MouseButton.LeftButton)
    see(clipped=False)
    see(clipped=True)
    # The engine goes on saying so for some seconds.
    QTest.mouseClick(meter, Qt.MouseButton.LeftButton)
    see(clipped=True)
    meter.put_out()
    assert not meter.accessibleDescription()
    assert lit == [True, True, False, True, False]


def test_a_fader_that_has_the_focus_keeps_the_keys_that_move_it(
    qtbot: QtBot, opened: Opened
) -> None:
    window = opened.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    fader, page = window.sound.strips["bars"].fader, window.actions_["page.next"].qt
    turned: list[bool] = []
    page.triggered.connect(lambda: turned.append(True))
    before = fader.value()
    fader.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(fader, Qt.Key.Key_PageDown)
    assert fader.value() < before
    assert turned == []
    # Its steps pass 0 dB by.
    QTest.keyClick(fader, Qt.Key.Key_0)
    assert fader.gain_db == 0.0
    # What moves no fader stays with the show.
    assert window.actions_["take.cut"].qt.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert len(turned) == 1
