"""A window opens where the last one was, with the same panel open, and never off all screens."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import Place, PreferencesFile
from ui.model.station import Station
from ui.shell import Shell
from ui.window import MainWindow
from ui.window_place import on_a_screen

_LEFT, _RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)
_PLACE = Place(left=300, top=120, width=1200, height=700)
Start = Callable[[], Shell]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "window.json"


@pytest.fixture
def start(
    qapp: QApplication, look: None, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Start]:
    """Starts a window's process anew, as far as this one can: of the last it knows the file."""
    del look
    monkeypatch.setattr("ui.shell.screens", lambda: [_LEFT, _RIGHT])
    with ExitStack() as ends:

        def begin() -> Shell:
            link = EngineLink(kept.with_name("control.sock"))
            notices = Notices(time.monotonic_ns)
            station = Station(link, notices)
            shell = Shell(qapp, station, notices, PreferencesFile(kept))
            for each in (link, notices, station, shell):
                ends.callback(each.deleteLater)
            ends.callback(station.talk.close)
            ends.callback(station.library.close)
            ends.callback(shell._speaker.speak, "en")
            ends.callback(shell.close)
            shell.open()
            return shell

        yield begin


def _window(shell: Shell) -> MainWindow:
    assert shell.window is not None
    return shell.window


def test_it_opens_where_it_was_with_what_was_open(qtbot: QtBot, start: Start, kept: Path) -> None:
    first = _window(start())
    assert first.sides.open_name == ""
    rect = QRect(300, 120, 1200, 700)
    first.setGeometry(rect)
    first.sides.show("keys")
    # By itself, so that a window that is lost comes back there, too.
    qtbot.waitUntil(lambda: PreferencesFile(kept).value.place == _PLACE, timeout=10_000)
    second = _window(start())
    assert second.geometry() == rect
    assert second.sides.open_name == "keys"
    assert second.keys.isVisible()
    assert not second.keys.isAncestorOf(second.focusWidget())


def test_one_that_was_maximised_is_so_again_and_knows_what_it_was_before(
    start: Start, kept: Path
) -> None:
    PreferencesFile(kept).change(place=_PLACE)
    shell = start()
    _window(shell).setWindowState(Qt.WindowState.WindowMaximized)
    shell.keep_place()
    again = _window(start())
    assert again.isMaximized()
    assert again.normalGeometry() == QRect(300, 120, 1200, 700)


def test_the_first_steps_and_the_check_are_not_opened_again(start: Start, kept: Path) -> None:
    shell = start()
    for side in ("check", "guide"):
        _window(shell).sides.show(side)
        shell.keep_place()
        assert PreferencesFile(kept).value.side == ""


def test_a_window_whose_screen_has_gone_opens_in_the_middle(start: Start, kept: Path) -> None:
    PreferencesFile(kept).change(place=Place(left=9000, top=100, width=1200, height=700))
    assert _window(start()).geometry().center().x() == _LEFT.center().x()


@pytest.mark.allow_log("preferences .* cannot be read")
def test_a_place_that_is_none_is_passed_over(start: Start, kept: Path) -> None:
    text = '{"place": {"left": 99999999999, "top": 0, "width": 1, "height": 1}}'
    kept.write_text(text)
    shell = start()
    assert _window(shell).size().width() == 1280
    # It is left alone until the person chooses something.
    shell.keep_place()
    assert kept.read_text() == text
    _window(shell).wished.emit({"language": "en"})
    shell.keep_place()
    assert PreferencesFile(kept).value.place is not None


def test_that_it_cannot_be_kept_is_said_once(start: Start, kept: Path) -> None:
    kept.with_suffix(".new").mkdir()
    shell = start()
    for left in (10, 20):
        _window(shell).move(left, 10)
        shell.keep_place()
    assert len(_window(shell).notices.standing) == 1


@pytest.mark.parametrize(
    ("place", "rect"),
    [
        (_PLACE, QRect(300, 120, 1200, 700)),
        (Place(left=2000, top=50, width=1200, height=700), QRect(2000, 50, 1200, 700)),
        # Over two screens all of it is seen.
        (Place(left=1500, top=50, width=1200, height=700), QRect(1500, 50, 1200, 700)),
        (Place(left=4000, top=50, width=1200, height=700), QRect(3280, 50, 1200, 700)),
        (Place(left=-900, top=900, width=1200, height=700), QRect(0, 340, 1200, 700)),
        # Larger than its screen is now: it leaves room for the title.
        (Place(left=0, top=10, width=1900, height=2000), QRect(0, 40, 1900, 1000)),
        (Place(left=-5000, top=-5000, width=1000, height=600), QRect(460, 240, 1000, 600)),
    ],
)
def test_none_is_off_the_screens(place: Place, rect: QRect) -> None:
    assert on_a_screen(place, [_LEFT, _RIGHT]) == rect
