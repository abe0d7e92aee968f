"""The panel over real processes: a served backend, two links, two virtual sound servers."""

import time
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.wire.talk import ChooseSound
from tests.fakes.clock import FakeClock
from tests.parts.pulse import PulseServer
from tests.parts.talk_link import TalkClient, TalkLinkProcess, sees_talk, use_call
from tests.studio.backend.http.talk_place import Place, place
from tests.studio.links.talk.test_process import Listener, tone
from tests.ui.waiting import wait_in_window
from tests.waiting import wait_until
from ui.look.theme import load_theme
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow

pytestmark = pytest.mark.alone
"""Real devices and processes, judged by the clock."""

__all__ = ["place"]

_HZ = 700.0
_LONG_NS = 2_000_000_001


def _join(link: TalkLinkProcess, place: Place, station: str, token: str) -> TalkClient:
    """Say what the account of that person would."""
    client = link.client()
    sound = ChooseSound(
        microphone="desk", headphones="ears", echo_cancelled=False, noise_suppressed=False
    )
    assert client.ask(sound) == ""
    told = use_call(place.url, station, token)
    assert client.ask(msgspec.structs.replace(told, event=place.event)) == ""
    client.wait(lambda state: state.status == "in", f"{station} is in the call")
    return client


@pytest.mark.usefixtures("look")
def test_a_key_in_the_panel_is_heard_in_the_presenters_ear(
    qtbot: QtBot, qapp: QApplication, place: Place, tmp_path: Path
) -> None:
    del qapp
    with ExitStack() as ends:
        desk, stage = ends.enter_context(PulseServer()), ends.enter_context(PulseServer())
        anns = ends.enter_context(TalkLinkProcess(tmp_path / "a", desk.environment))
        pias = ends.enter_context(TalkLinkProcess(tmp_path / "p", stage.environment))
        _join(anns, place, "ann", "anna")
        presenter = _join(pias, place, "pia", "pia")
        desk.play(tone(_HZ, 60).tobytes())
        ears = ends.enter_context(Listener(stage))

        link, notices = EngineLink(tmp_path / "a" / "control.sock"), Notices(time.monotonic_ns)
        station, clock = Station(link, notices), FakeClock()
        station.talk.keys._now_ns = clock.now_ns
        window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
        for each in (link, notices, station, window):
            ends.callback(each.deleteLater)
        ends.callback(station.talk.close)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
        QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
        panel = window.talk.panel
        assert panel is not None
        qtbot.waitUntil(lambda: "pia" in panel.crew.rows, timeout=20_000)

        key = panel.crew.rows["pia"].speak
        wait_until(lambda: ears.level_db(_HZ)[0] < -60, 10, "silence at first")
        QTest.mousePress(key, Qt.MouseButton.LeftButton)
        # While the window lives: where its loop stands still, no key is kept down.
        wait_in_window(qtbot, lambda: ears.level_db(_HZ)[0] > -30, 20)
        wait_in_window(qtbot, lambda: sees_talk(presenter), 20)
        qtbot.waitUntil(window.open_sign.isVisible, timeout=10_000)
        qtbot.waitUntil(lambda: key.accessibleDescription() == "OPEN", timeout=10_000)
        clock.advance(_LONG_NS)
        QTest.mouseRelease(key, Qt.MouseButton.LeftButton)
        wait_until(lambda: ears.level_db(_HZ)[0] < -60, 10, "the key is up")
        qtbot.waitUntil(window.open_sign.isHidden, timeout=10_000)
