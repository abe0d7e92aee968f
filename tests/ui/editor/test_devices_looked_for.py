"""Devices are looked for by themselves once an engine can be asked, and in silence until then."""

from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opened
from ui.model.contact import Contact, ContactState
from ui.window import MainWindow


def _ask_for_a_camera(window: MainWindow) -> None:
    window.sides.show("edit")
    sources = window.editor.sources
    sources.kind.setCurrentIndex(sources.kind.findData("camera"))
    sources.kind.activated.emit(sources.kind.currentIndex())
    assert "device" in sources.fields
    assert sources.isVisible()


def test_a_window_that_met_no_engine_yet_says_nothing_of_it(bare_window: MainWindow) -> None:
    bare_window.show()
    _ask_for_a_camera(bare_window)
    bare_window.sides.show("guide")
    bare_window.sound.headphones.output.asked.emit()
    assert bare_window.notices.standing == ()
    bare_window.hide()


def test_an_engine_that_comes_is_asked_by_who_waits_for_devices(
    qtbot: QtBot, opened: Opened
) -> None:
    opened.station.contact.put(ContactState(Contact.LOST))
    _ask_for_a_camera(opened.window)
    with qtbot.waitSignal(opened.station.devices_came, timeout=10_000):
        opened.station.contact.put(ContactState(Contact.UP))
    opened.station.contact.put(ContactState(Contact.LOST))
    opened.window.sides.show("guide")
    with qtbot.waitSignal(opened.station.devices_came, timeout=10_000):
        opened.station.contact.put(ContactState(Contact.UP))
