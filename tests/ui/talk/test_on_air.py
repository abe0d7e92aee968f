"""Talkback by the keyboard alone, over a real engine, links, and a sound server."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.wire.commands import StartRecording
from tests.parts.ports import free_port
from tests.parts.studio_run import StudioRun
from tests.parts.talk_link import TalkClient, TalkLinkProcess, sees_talk, use_call
from tests.parts.talk_server import TalkServer
from tests.ui.conftest import Opened

from .real_studio import Account, enter, hold, is_in, opened, run, tab_to, wait

__all__ = ["opened", "run"]

pytestmark = pytest.mark.alone
"""Real devices and processes, judged by the clock."""

_HEARD_DB, _SILENT_DB = -40.0, -65.0
_OWN = "ifb:pat"
_TAPS = 5


def test_the_microphone_on_air_is_out_while_a_presenter_answers_and_nobody_can_miss_it(
    qtbot: QtBot, opened: Opened
) -> None:
    window, strip = opened.window, opened.window.sound.strips["mic"]
    with (
        TalkServer(free_port()) as server,
        Account(opened.run.places.talk_socket, use_call(server.url, "pat", "presenter")),
    ):
        enter(qtbot, opened)
        wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not window.cue_bar.out.isVisible()
        hold(opened, Qt.Key.Key_F4, down=True)
        wait(qtbot, window.cue_bar.out.isVisible)
        assert window.cue_bar.out.text() == "YOUR MICROPHONE IS OUT OF THE PROGRAMME"
        assert strip.held_out.isVisibleTo(strip)
        assert window.open_sign.isVisible()
        assert _source_held_out(opened)
        wait(qtbot, lambda: window.sound.program._rms_db < _SILENT_DB)
        wait(qtbot, lambda: ("pat", (_OWN,)) in server.keys)
        # Held for long, it is momentary.
        qtbot.wait(2100)
        assert window.cue_bar.out.isVisible()
        hold(opened, Qt.Key.Key_F4, down=False)
        wait(qtbot, window.cue_bar.out.isHidden)
        wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not strip.held_out.isVisibleTo(strip)
        wait(qtbot, lambda: server.keys[-1] == ("pat", ()))


def test_a_talk_link_that_is_killed_on_air_costs_the_programme_nothing_and_comes_back(
    qtbot: QtBot, opened: Opened
) -> None:
    window, run = opened.window, opened.run
    with (
        TalkServer(free_port()) as server,
        Account(run.places.talk_socket, use_call(server.url, "pat", "presenter")),
    ):
        enter(qtbot, opened)
        run.perform(StartRecording())
        before = run.wait_state("recording", lambda state: state.recording.status == "recording")
        hold(opened, Qt.Key.Key_F4, down=True)
        wait(qtbot, lambda: window.sound.program._rms_db < _SILENT_DB)
        link = _talk_link(run)
        os.kill(link, signal.SIGKILL)
        # Its key is up: nobody is heard by it, and the microphone is on air again by itself.
        wait(qtbot, lambda: not server._seats or server.keys[-1] == ("pat", ()))
        wait(qtbot, window.cue_bar.out.isHidden)
        wait(qtbot, lambda: window.sound.program._rms_db > _HEARD_DB)
        assert not opened.station.talk.keys.held
        hold(opened, Qt.Key.Key_F4, down=False)
        wait(qtbot, lambda: is_in(opened))
        assert _talk_link(run) != link
        now = run.state()
        assert (now.engine_pid, now.restart.count) == (before.engine_pid, before.restart.count)
        assert now.recording.status == "recording"
        assert now.health.pictures_mixed > before.health.pictures_mixed
        hold(opened, Qt.Key.Key_F4, down=True)
        wait(qtbot, window.cue_bar.out.isVisible)
        hold(opened, Qt.Key.Key_F4, down=False)


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
        enter(qtbot, opened, "pia")
        panel = opened.window.talk.panel
        assert panel is not None
        wait(qtbot, lambda: "pat" in panel.crew.rows)
        row = panel.crew.rows["pat"]
        # A row is shown once the window's loop comes to it.
        wait(qtbot, row.speak.isVisible)
        tab_to(opened, row.speak)
        _latch(qtbot, opened, server, presenter, row.speak)
        # A tap latched it; another one lets go.
        QTest.keyClick(row.speak, Qt.Key.Key_Space)
        wait(qtbot, lambda: server.keys[-1] == ("pia", ()))
        wait(qtbot, opened.window.open_sign.isHidden)
        since = len(server.keys)
        hold(opened, Qt.Key.Key_F10, down=True)
        wait(qtbot, lambda: ("pia", ("party:main",)) in server.keys[since:])
        hold(opened, Qt.Key.Key_F10, down=False)
        hold(opened, Qt.Key.Key_F3, down=True)
        hold(opened, Qt.Key.Key_F3, down=False)
        wait(qtbot, lambda: server.keys[-1] == ("pia", ()))
        tab_to(opened, row.name)
        QTest.keyClick(row.name, Qt.Key.Key_Space)
        wait(qtbot, row.deeds.isVisible)
        tab_to(opened, row.deeds.call)
        QTest.keyClick(row.deeds.call, Qt.Key.Key_Space)
        presenter.wait(lambda state: [s.kind for s in state.signals] == ["call"], "they are called")


def _latch(
    qtbot: QtBot, opened: Opened, server: TalkServer, presenter: TalkClient, key: QWidget
) -> None:
    """Tap the producer's key until all see it open.

    A window that others keep from the processor for 300 ms lets go of it, as it is to.
    """

    def is_open() -> bool:
        sees = sees_talk(presenter) and opened.window.open_sign.isVisible()
        return sees and opened.station.talk.keys.latched == (_OWN,)

    def was_down(since: int) -> bool:
        return ("pia", (_OWN,)) in server.keys[since:]

    def is_up_again() -> bool:
        return server.keys[-1] == ("pia", ())

    for _ in range(_TAPS):
        since = len(server.keys)
        QTest.keyClick(key, Qt.Key.Key_Space)
        wait(qtbot, partial(was_down, since))
        wait(qtbot, lambda: is_open() or is_up_again())
        if is_open():
            return
    pytest.fail("No tap latched the key.")


def _source_held_out(opened: Opened) -> bool:
    return next(source.held_out for source in opened.run.state().sources if source.name == "mic")


def _talk_link(run: StudioRun) -> int:
    assert run.process is not None
    for task in Path(f"/proc/{run.process.pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            if b"studio.links.talk" in Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0"):
                return int(child)
    return 0
