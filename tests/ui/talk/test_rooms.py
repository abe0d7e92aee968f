"""Breakout rooms by the keyboard alone: a real backend, a real studio, links of their own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.wire.talk import MoveTo, SendSignal, TalkState, UseCall
from tests.parts.talk_link import TalkClient, TalkLinkProcess, use_call
from tests.studio.backend.http.talk_place import Place, place
from tests.ui.conftest import Opened

from .real_studio import Account, enter, opened, run, tab_to, wait

__all__ = ["opened", "place", "run"]

pytestmark = pytest.mark.alone
"""Real processes, judged by the clock."""

_NO_SOUND = {"PATH": "/nonexistent"}


def _call(place: Place, station: str, token: str) -> UseCall:
    return msgspec.structs.replace(use_call(place.url, station, token), event=place.event)


def _joined(link: TalkLinkProcess, call: UseCall) -> TalkClient:
    client = link.client()
    assert client.ask(call) == ""
    return client


def _sees(qtbot: QtBot, client: TalkClient, holds: Callable[[TalkState], object]) -> None:
    """Wait until another station sees it, while the window lives: it keeps its keys down."""

    def look() -> object:
        client.listen()
        return holds(client.state)

    wait(qtbot, look)


def _hears(state: TalkState, station: str) -> tuple[str, ...]:
    return next((each.hears for each in state.members if each.id == station), ())


def test_a_producer_moves_somebody_and_calls_all_back_by_the_keyboard_alone(
    qtbot: QtBot, opened: Opened, place: Place, tmp_path: Path
) -> None:
    with (
        TalkLinkProcess(tmp_path / "p", _NO_SOUND) as pias,
        Account(opened.run.places.talk_socket, _call(place, "ann", "anna")),
    ):
        presenter = _joined(pias, _call(place, "pia", "pia"))
        enter(qtbot, opened, "ann")
        panel = opened.window.talk.panel
        assert panel is not None
        wait(qtbot, lambda: "pia" in panel.crew.rows)
        row = panel.crew.rows["pia"]
        wait(qtbot, row.at.isVisible)
        assert not panel.crew.where.isVisible()
        tab_to(opened, row.at)
        QTest.keyClick(row.at, Qt.Key.Key_Down)
        _sees(qtbot, presenter, lambda state: state.room == "room-1")
        wait(qtbot, lambda: panel.crew.where.text() == "Main room: Ann\nRoom 1: Pia")
        wait(qtbot, lambda: row.at.currentText() == "Room 1")
        # Whoever runs the call speaks into the room from where they are.
        wait(qtbot, lambda: "room:room-1" in panel.crew.lines.keys)
        key = panel.crew.lines.keys["room:room-1"]
        wait(qtbot, key.isVisible)
        tab_to(opened, key)
        QTest.keyClick(key, Qt.Key.Key_Space)
        _sees(qtbot, presenter, lambda state: _hears(state, "pia") == ("ann",))
        QTest.keyClick(key, Qt.Key.Key_Space)
        _sees(qtbot, presenter, lambda state: _hears(state, "pia") == ())
        tab_to(opened, panel.crew.back)
        QTest.keyClick(panel.crew.back, Qt.Key.Key_Space)
        _sees(qtbot, presenter, lambda state: state.room == "")
        wait(qtbot, lambda: not panel.crew.where.isVisible())


def test_a_presenter_is_cued_written_to_moved_and_called_back_by_the_keyboard_alone(
    qtbot: QtBot, opened: Opened, place: Place, tmp_path: Path
) -> None:
    window, bar = opened.window, opened.window.cue_bar
    with (
        TalkLinkProcess(tmp_path / "a", _NO_SOUND) as anns,
        Account(opened.run.places.talk_socket, _call(place, "pia", "pia")),
    ):
        producer = _joined(anns, _call(place, "ann", "anna"))
        enter(qtbot, opened, "pia")
        _sees(qtbot, producer, lambda state: len(state.members) == 2)
        assert producer.ask(SendSignal("pia", "stand-by")) == ""
        wait(qtbot, lambda: bar.light.text() == "STAND BY")
        QTest.keyClick(window, Qt.Key.Key_F2)
        _sees(
            qtbot,
            producer,
            lambda state: {each.id: each.cue for each in state.members}["pia"] == "acknowledged",
        )
        assert producer.ask(SendSignal("pia", "text", "Two minutes")) == ""
        wait(qtbot, lambda: bar.text.text() == "Ann: Two minutes")
        QTest.keyClick(window, Qt.Key.Key_F2)
        wait(qtbot, lambda: bar.text.text() == "")
        assert producer.ask(MoveTo(("pia",), "room-1")) == ""
        wait(qtbot, bar.room.isVisible)
        assert bar.room.text() == "Room 1"
        assert window.talk.panel is not None
        assert window.talk.panel.presenter.where.text() == "Main room: Ann\nRoom 1: Pia"
        QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
        _sees(qtbot, producer, lambda state: [each.kind for each in state.signals] == ["call"])
        assert producer.ask(MoveTo(("pia",), "")) == ""
        wait(qtbot, bar.room.isHidden)
