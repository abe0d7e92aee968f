"""The account's panel in a window, over a counterpart that says what the test says."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.wire.account import AccountState
from ui.look.theme import load_theme
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow

from ..screen_reader import Reader
from ..waiting import wait_in_window
from .scripted import ScriptedAccount


@dataclass
class Shown:
    """A window whose account is shown, and what stands behind it."""

    window: MainWindow
    station: Station
    notices: Notices
    account: ScriptedAccount
    reader: Reader
    qtbot: QtBot

    def tell(self, state: AccountState) -> None:
        self.account.tell(state)
        self.wait(lambda: self.station.account.state.value == state)

    def wait(self, holds: Callable[[], object]) -> None:
        wait_in_window(self.qtbot, holds, 10)

    def wait_asked(self, command: object) -> None:
        self.wait(lambda: command in self.account.asked_for)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, look: None) -> Iterator[Shown]:
    del qapp, look
    # What was made goes also where the account is not told of in time.
    with TemporaryDirectory(prefix="vs-") as short, ExitStack() as ends:
        account = ScriptedAccount(Path(short))
        ends.callback(account.close)
        link = EngineLink(Path(short) / "control.sock")
        notices = Notices(time.monotonic_ns)
        station = Station(link, notices)
        window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
        for each in (link, notices, station, window):
            ends.callback(each.deleteLater)
        ends.callback(station.account.close)
        window.show()
        station.account.open()
        window.sides.show("event")
        made = Shown(window, station, notices, account, Reader(window, qtbot), qtbot)
        made.wait(lambda: station.account.state.value is not None)
        yield made
