"""Another language or other colours: the same show, in a window that is built anew."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.parts.studio_run import StudioRun
from ui.language import LANGUAGES, system_language, written_in
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.shell import Shell


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, studio: StudioRun, tmp_path: Path) -> Iterator[Shell]:
    link = EngineLink(studio.places.control_socket)
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    preferences = PreferencesFile(tmp_path / "window.json")
    preferences.change(language="en")
    made = Shell(qapp, station, notices, preferences)
    made.open()
    link.start()
    qtbot.waitUntil(lambda: station.contact.value.is_up, timeout=20_000)
    yield made
    preferences.change(language="en", colours="dark")
    made.open()
    made.close()
    link.stop()
    for each in (made, station, notices, link):
        each.deleteLater()


def _do(shell: Shell, name: str) -> None:
    assert shell.window is not None
    shell.window.actions_[name].do()


def test_the_window_speaks_the_language_that_is_chosen(qtbot: QtBot, shell: Shell) -> None:
    first = shell.window
    assert first is not None
    assert first.stage.cut.text() == "Cut"
    first.sides.show("check")
    _do(shell, "language.fi")
    second = shell.window
    assert second is not None
    assert second is not first
    assert second.stage.cut.text() == "Leikkaa"
    assert second.tally.word.text() in {"Ei lähetyksessä", "Yhdistetään"}
    assert second.station.show_name.value in second.windowTitle()
    assert second.sides.open_name == "check"
    # It shows the show at once: what the station knows was not lost.
    assert [card.scene for card in second.scenes.cards] == ["bars", "both"]
    qtbot.waitUntil(lambda: second.stage.program.image is not None, timeout=10_000)
    _do(shell, "language.sv")
    third = shell.window
    assert third is not None
    assert third.stage.cut.text() == "Klipp"
    assert third.preferences.value.language == "sv"


def test_a_window_that_is_replaced_holds_nothing_any_more(qtbot: QtBot, shell: Shell) -> None:
    def handles() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    def settled() -> bool:
        window = shell.window
        return window is not None and window.stage.program.image is not None

    qtbot.waitUntil(settled, timeout=10_000)
    before = handles()
    for _ in range(4):
        shell.open()
        qtbot.waitUntil(settled, timeout=10_000)
    assert handles() <= before + 3


def test_the_colours_are_changed_in_the_running_show(shell: Shell) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    _do(shell, "colours.light")
    light = app.styleSheet()
    _do(shell, "colours.dark")
    assert app.styleSheet() != light
    assert "#fbfcfd" in light


@pytest.mark.parametrize(
    ("language", "territory", "day"),
    [
        ("en", QLocale.Country.Finland, "04/03/2027"),
        ("sv", QLocale.Country.Finland, "4.3.2027"),
        ("fi", QLocale.Country.AnyCountry, "4.3.2027"),
    ],
)
def test_days_are_written_as_in_the_persons_country(
    language: str, territory: QLocale.Country, day: str
) -> None:
    locale = written_in(language, territory)
    assert locale.toString(QDate(2027, 3, 4), QLocale.FormatType.ShortFormat) == day


def test_an_unknown_system_language_is_met_in_english() -> None:
    assert system_language() in LANGUAGES
