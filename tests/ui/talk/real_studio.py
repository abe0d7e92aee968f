"""A window over a real studio whose talk link is in a call, as an account's process has it."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mixer.worker import Worker
from studio.account.talk_line import TalkLine
from studio.wire.errors import WireError
from studio.wire.talk import UseCall
from tests.parts.pulse import PulseServer
from tests.parts.studio_run import StudioRun
from tests.studio.links.talk.test_process import tone
from tests.ui.conftest import Opened, close_window, open_window
from tests.ui.waiting import wait_in_window

_SHOW = """
[show]
name = "Talk"
format = "1280x720@25"
start = "bars"

[[source]]
name = "bars"
kind = "pattern"
audio = "off"

[[source]]
name = "mic"
kind = "microphone"
device = "desk"

[[scene]]
name = "bars"
items = [{ source = "bars" }]
"""
_MOST_TABS = 120


class Account:
    """Has the studio's link in a call, as the account's process does; runs while entered."""

    def __init__(self, path: Path, call: UseCall) -> None:
        self._line, self._call = TalkLine(path), call
        self._worker = Worker("account of the test", self._run)

    def __enter__(self) -> None:
        self._worker.start()

    def __exit__(self, *_error: object) -> None:
        self._worker.stop()
        self._line.close()

    def _run(self, stop: threading.Event) -> None:
        while not stop.wait(0.1):
            try:
                if not self._line.is_there:
                    self._line.perform(self._call)
            except WireError:
                continue


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudioRun]:
    """Yield a studio whose microphone hears a tone."""
    with PulseServer() as desk:
        desk.play(tone(700.0, 120).tobytes())
        environment = {**os.environ, **desk.environment}
        with StudioRun(tmp_path_factory.mktemp("show"), _SHOW, environment=environment) as running:
            yield running


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, look: None, run: StudioRun) -> Iterator[Opened]:
    del qapp, look
    made = open_window(qtbot, run)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow, timeout=10_000)
    try:
        yield made
    finally:
        made.station.talk.close()
        close_window(made)


def wait(qtbot: QtBot, holds: Callable[[], object]) -> None:
    """Wait for a state while the window lives."""
    wait_in_window(qtbot, holds, 20)


def enter(qtbot: QtBot, opened: Opened, station: str = "pat") -> None:
    """Open talkback by its key, and wait for the call."""
    QTest.keyClick(opened.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    wait(qtbot, lambda: is_in(opened, station))


def is_in(opened: Opened, station: str = "pat") -> bool:
    """Return whether the window knows that it is in the call, as *station*."""
    state = opened.station.talk.state.value
    return state is not None and (state.status, state.you) == ("in", station)


def hold(opened: Opened, key: Qt.Key, *, down: bool) -> None:
    """Press a key, or let go of it, as the system tells a window."""
    handle = opened.window.windowHandle()
    (QTest.keyPress if down else QTest.keyRelease)(handle, key)


def tab_to(opened: Opened, wanted: QWidget) -> None:
    """Walk to a control by Tab alone."""
    past = []
    for _ in range(_MOST_TABS):
        at = QApplication.focusWidget()
        if at is wanted:
            return
        past.append("nothing" if at is None else at.accessibleName() or str(at))
        QTest.keyClick(at or opened.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {wanted.accessibleName() or wanted}, past {past}")
