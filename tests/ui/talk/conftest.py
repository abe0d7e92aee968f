"""A window in a call, over a counterpart that says what the test says."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.wire.talk import TalkState
from tests.fakes.clock import FakeClock
from tests.parts.scripted_talk import ScriptedTalk
from tests.parts.talk_states import ANNA, PIA, call
from ui.look.theme import load_theme
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.talk.panel import TalkPanel
from ui.window import MainWindow

from ..screen_reader import Reader


@dataclass
class InCall:
    """A window whose talkback is shown, and what stands behind it."""

    window: MainWindow
    station: Station
    notices: Notices
    talk: ScriptedTalk
    reader: Reader
    qtbot: QtBot
    clock: FakeClock
    seen: int = field(default=0)

    @property
    def panel(self) -> TalkPanel:
        found = self.window.talk.panel
        assert found is not None
        return found

    def tell(self, state: TalkState) -> None:
        self.talk.tell(state)
        self.wait(lambda: self.station.talk.state.value == state)

    def change(self, **fields: object) -> None:
        self.tell(self.talk.change(**fields))

    def wait(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)

    def wait_asked(self, *commands: object) -> None:
        """Wait until these were asked for, and nothing else, since it was waited last."""
        self.wait(lambda: len(self.talk.asked_for) >= self.seen + len(commands))
        assert self.talk.asked_for[self.seen :] == [*commands]
        self.seen += len(commands)

    def key(self, key: Qt.Key, *, down: bool) -> None:
        """Press or let go of a key, as the system tells a window of it."""
        handle = self.window.windowHandle()
        (QTest.keyPress if down else QTest.keyRelease)(handle, key)


def _open(qtbot: QtBot, folder: Path, state: TalkState) -> InCall:
    talk = ScriptedTalk(folder, state)
    link = EngineLink(folder / "control.sock")
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    clock = FakeClock()
    station.talk.keys._now_ns = clock.now_ns
    window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    return InCall(window, station, notices, talk, Reader(window, qtbot), qtbot, clock)


def _close(made: InCall) -> None:
    made.station.talk.close()
    made.talk.close()
    for each in (made.window, made.station, made.notices, made.station._link):
        each.deleteLater()


@pytest.fixture
def closed(qtbot: QtBot, qapp: QApplication, look: None) -> Iterator[InCall]:
    """A window that has not opened talkback; a producer's call would be there."""
    del qapp, look
    with TemporaryDirectory(prefix="vs-") as short:
        made = _open(qtbot, Path(short), call(PIA))
        yield made
        _close(made)


@pytest.fixture
def producer(closed: InCall) -> InCall:
    closed.window.sides.show("talk")
    closed.wait(lambda: closed.station.talk.state.value is not None)
    return closed


@pytest.fixture
def presenter(closed: InCall) -> InCall:
    closed.talk.tell(call(ANNA))
    closed.window.sides.show("talk")
    closed.wait(lambda: closed.station.talk.state.value is not None)
    return closed
