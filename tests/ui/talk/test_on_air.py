"""Talkback by the keyboard alone, over a real engine, links, and a sound server."""

import os
import signal
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
from studio.wire.commands import StartRecording
from studio.wire.errors import WireError
from studio.wire.talk import UseCall
from tests.parts.ports import free_port
from tests.parts.pulse import PulseServer
from tests.parts.studio_run import StudioRun
from tests.parts.talk_link import TalkLinkProcess, use_call
from tests.parts.talk_server import TalkServer
from tests.studio.links.talk.test_process import tone
from tests.ui.conftest import Opened, close_window, open_window
from tests.ui.waiting import wait_in_window

pytestmark = pytest.mark.alone
"""Real devices and processes, judged by the clock."""

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
_HEARD_DB, _SILENT_DB = -40.0, -65.0
_OWN = "ifb:pat"
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


def _wait(qtbot: QtBot, holds: Callable[[], object]) -> None:
    wait_in_window(qtbot, holds, 20)


def _enter(qtbot: QtBot, opened: Opened, station: str = "pat") -> None:
    """Open talkback by its key, and wait for the call."""
    QTest.keyClick(opened.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    _wait(qtbot, lambda: _is_in(opened, station))


def _is_in(opened: Opened, station: str = "pat") -> bool:
    state = opened.station.talk.state.value
    return state is not None and (state.status, state.you) == ("in", station)


def _hold(opened: Opened, key: Qt.Key, *, down: bool) -> None:
    handle = opened.window.windowHandle()
    (QTest.keyPress if down else QTest.keyRelease)(handle, key)


def test_the_microphone_on_air_is_out_while_a_presenter_answers_and_nobody_can_miss_it(
    qtbot: QtBot, opened: Opened
) -> None:
    window, strip = opened.window, opened.window.sound.strips["mic"]
    with (
        TalkServer(free_port()) as server,
        Account(opened.run.places.talk_socket, use_call(server.url, "pat", "presenter")),
    ):
        _enter(qtbot, opened)
        _wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not window.cue_bar.out.isVisible()
        _hold(opened, Qt.Key.Key_F4, down=True)
        _wait(qtbot, window.cue_bar.out.isVisible)
        assert window.cue_bar.out.text() == "YOUR MICROPHONE IS OUT OF THE PROGRAMME"
        assert strip.held_out.isVisibleTo(strip)
        assert window.open_sign.isVisible()
        assert _source_held_out(opened)
        _wait(qtbot, lambda: window.sound.program._rms_db < _SILENT_DB)
        _wait(qtbot, lambda: ("pat", (_OWN,)) in server.keys)
        # Held for long, it is momentary.
        qtbot.wait(2100)
        assert window.cue_bar.out.isVisible()
        _hold(opened, Qt.Key.Key_F4, down=False)
        _wait(qtbot, window.cue_bar.out.isHidden)
        _wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not strip.held_out.isVisibleTo(strip)
        _wait(qtbot, lambda: server.keys[-1] == ("pat", ()))


def test_a_talk_link_that_is_killed_on_air_costs_the_programme_nothing_and_comes_back(
    qtbot: QtBot, opened: Opened
) -> None:
    window, run = opened.window, opened.run
    with (
        TalkServer(free_port()) as server,
        Account(run.places.talk_socket, use_call(server.url, "pat", "presenter")),
    ):
        _enter(qtbot, opened)
        run.perform(StartRecording())
        before = run.wait_state("recording", lambda state: state.recording.status == "recording")
        _hold(opened, Qt.Key.Key_F4, down=True)
        _wait(qtbot, lambda: window.sound.program._rms_db < _SILENT_DB)
        link = _talk_link(run)
        os.kill(link, signal.SIGKILL)
        # Its key is up: nobody is heard by it, and the microphone is on air again by itself.
        _wait(qtbot, lambda: not server._seats or server.keys[-1] == ("pat", ()))
        _wait(qtbot, window.cue_bar.out.isHidden)
        _wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not opened.station.talk.keys.held
        _hold(opened, Qt.Key.Key_F4, down=False)
        _wait(qtbot, lambda: _is_in(opened))
        assert _talk_link(run) != link
        now = run.state()
        assert (now.engine_pid, now.restart.count) == (before.engine_pid, before.restart.count)
        assert now.recording.status == "recording"
        assert now.health.pictures_mixed > before.health.pictures_mixed
        _hold(opened, Qt.Key.Key_F4, down=True)
        _wait(qtbot, window.cue_bar.out.isVisible)
        _hold(opened, Qt.Key.Key_F4, down=False)


def test_a_producer_speaks_calls_and_moves_by_the_keyboard_alone(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    with (
        TalkServer(free_port()) as server,
        TalkLinkProcess(tmp_path / "p", {"PATH": "/nonexistent"}) as pats,
        Account(opened.run.places.talk_socket, use_call(server.url, "pia", "producer")),
    ):
        presenter = pats.client()
        assert presenter.ask(use_call(server.url, "pat", "presenter")) == ""
        _enter(qtbot, opened, "pia")
        panel = opened.window.talk.panel
        assert panel is not None
        _wait(qtbot, lambda: "pat" in panel.crew.rows)
        row = panel.crew.rows["pat"]
        # A row is shown once the window's loop comes to it.
        _wait(qtbot, row.speak.isVisible)
        _tab_to(opened, row.speak)
        QTest.keyClick(row.speak, Qt.Key.Key_Space)
        _wait(qtbot, lambda: ("pia", (_OWN,)) in server.keys)
        _wait(qtbot, opened.window.open_sign.isVisible)
        presenter.wait(lambda state: any(m.talking for m in state.members), "they see it")
        # A tap latched it; another one lets go.
        _wait(qtbot, lambda: opened.station.talk.keys.latched == (_OWN,))
        QTest.keyClick(row.speak, Qt.Key.Key_Space)
        _wait(qtbot, lambda: server.keys[-1] == ("pia", ()))
        _wait(qtbot, opened.window.open_sign.isHidden)
        _hold(opened, Qt.Key.Key_F10, down=True)
        _wait(qtbot, lambda: server.keys[-1] == ("pia", ("party:main",)))
        _hold(opened, Qt.Key.Key_F10, down=False)
        _hold(opened, Qt.Key.Key_F3, down=True)
        _hold(opened, Qt.Key.Key_F3, down=False)
        _wait(qtbot, lambda: server.keys[-1] == ("pia", ()))
        _tab_to(opened, row.name)
        QTest.keyClick(row.name, Qt.Key.Key_Space)
        _wait(qtbot, row.deeds.isVisible)
        _tab_to(opened, row.deeds.call)
        QTest.keyClick(row.deeds.call, Qt.Key.Key_Space)
        presenter.wait(lambda state: [s.kind for s in state.signals] == ["call"], "they are called")


def _tab_to(opened: Opened, wanted: QWidget) -> None:
    past = []
    for _ in range(_MOST_TABS):
        at = QApplication.focusWidget()
        if at is wanted:
            return
        past.append("nothing" if at is None else at.accessibleName() or str(at))
        QTest.keyClick(at or opened.window, Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not lead to {wanted.accessibleName() or wanted}, past {past}")


def _source_held_out(opened: Opened) -> bool:
    return next(source.held_out for source in opened.run.state().sources if source.name == "mic")


def _talk_link(run: StudioRun) -> int:
    assert run.process is not None
    for task in Path(f"/proc/{run.process.pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            if b"studio.links.talk" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
    return 0
