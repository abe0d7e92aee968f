"""What a person does at the window, over a real engine."""

import os
import signal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.parts.studio_run import StudioRun
from ui.model.contact import Contact

from .conftest import Opened, close_window, open_window


def test_the_show_is_shown_as_it_is(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    assert [card.scene for card in window.scenes.cards] == ["bars", "both"]
    assert list(window.sound.strips) == ["bars"]
    qtbot.waitUntil(lambda: window.stage.program.image is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.stage.preview.image is not None, timeout=10_000)
    image = window.stage.program.image
    assert image is not None
    # The first of the colour bars is white at three quarters.
    first_bar = image.pixelColor(image.width() // 30, image.height() // 2)
    assert min(first_bar.red(), first_bar.green(), first_bar.blue()) > 170
    qtbot.waitUntil(lambda: window.sound.program._rms_db > -70, timeout=5000)


def test_a_click_prepares_and_a_double_click_takes(qtbot: QtBot, opened: Opened) -> None:
    cards = opened.window.scenes.cards
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.waitUntil(lambda: opened.station.preview.value == "bars", timeout=5000)
    QTest.mouseDClick(cards[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)
    assert cards[1]._badge.text() in {"PROGRAM", "ON AIR"}


def test_keys_cut_and_mix_and_pick(qtbot: QtBot, opened: Opened) -> None:
    opened.window.activateWindow()
    QTest.keyClick(opened.window, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: opened.station.preview.value == "both", timeout=5000)
    QTest.keyClick(opened.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _program(opened) == "both", timeout=5000)
    QTest.keyClick(opened.window, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: opened.station.preview.value == "bars", timeout=5000)
    QTest.keyClick(opened.window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: _program(opened) == "bars", timeout=5000)
    program = opened.station.program.value
    assert program is not None
    assert (program.transition.kind, program.transition.duration_ms) == ("mix", 300)


def test_mute_and_fader_show_the_engines_word(qtbot: QtBot, opened: Opened) -> None:
    strip = opened.window.sound.strips["bars"]
    QTest.mouseClick(strip.mute, Qt.MouseButton.LeftButton)
    assert not strip.mute.isChecked()
    qtbot.waitUntil(strip.mute.isChecked, timeout=5000)
    assert opened.run.state().sources[0].muted
    strip.fader.setValue(strip.fader.maximum())
    qtbot.waitUntil(lambda: opened.run.state().sources[0].gain_db == 12.0, timeout=5000)


def test_recording_starts_at_once_and_stops_at_the_second_press(
    qtbot: QtBot, opened: Opened
) -> None:
    button = opened.window.outputs.record
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: button.running, timeout=10_000)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "again" in button.text()
    assert opened.run.state().recording.status == "recording"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not button.running, timeout=10_000)


def test_an_ingest_that_is_not_there_is_said_and_left(qtbot: QtBot, opened: Opened) -> None:
    window = opened.window
    qtbot.waitUntil(lambda: window.tally.word.text() == "Connecting", timeout=10_000)
    qtbot.waitUntil(lambda: bool(opened.station.live.value and opened.station.live.value.fault))
    for _ in range(2):
        QTest.mouseClick(window.outputs.live, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.tally.word.text() == "Off air", timeout=10_000)
    QTest.mouseClick(window.outputs.live, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.tally.word.text() == "Connecting", timeout=10_000)


def test_on_air_the_window_closes_at_the_second_try_only(qtbot: QtBot, opened: Opened) -> None:
    qtbot.waitUntil(lambda: opened.window.tally.word.text() == "Connecting", timeout=10_000)
    assert not opened.window.close()
    assert "stays there without this window" in opened.window.notice_bar.text.text()
    assert opened.window.close()
    assert opened.run.state().program.scene == "bars"


@pytest.mark.usefixtures("look")
def test_the_next_window_shows_the_show_as_it_is(qtbot: QtBot, studio: StudioRun) -> None:
    first = open_window(qtbot, studio)
    first.window.scenes.prepare(2)
    qtbot.waitUntil(lambda: first.station.preview.value == "both", timeout=5000)
    first.window.stage.do_cut()
    qtbot.waitUntil(lambda: _program(first) == "both", timeout=5000)
    close_window(first)
    second = open_window(qtbot, studio)
    assert _program(second) == "both"
    close_window(second)


def test_a_lost_engine_is_waited_for_and_told_of(qtbot: QtBot, own_opened: Opened) -> None:
    opened = own_opened
    before = opened.run.state().engine_pid
    os.kill(before, signal.SIGKILL)
    qtbot.waitUntil(lambda: opened.station.contact.value.contact is Contact.LOST, timeout=10_000)
    assert opened.window.tally.word.text() == "No contact"
    assert opened.station.program.value is None
    qtbot.waitUntil(lambda: opened.station.contact.value.is_up, timeout=15_000)
    assert "The engine was restarted" in opened.window.notice_bar.text.text()
    assert "SIGKILL" in opened.window.notice_bar.text.text()
    qtbot.waitUntil(lambda: opened.window.stage.program.image is not None, timeout=10_000)


def _program(opened: Opened) -> str:
    program = opened.station.program.value
    return program.scene if program is not None else ""
