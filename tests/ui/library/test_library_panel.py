"""The library at the window's side, over a real library in a process of its own."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mixer.clock import NS_PER_S
from studio.output.chapters import Chapter
from studio.secrets import RecordKey
from studio.wire.library import LibraryState
from tests.parts.recordings import record
from tests.studio.library.served import Served, served
from tests.studio.output.flash_and_beep import look as look_at
from ui.library.panel import LibraryPanel
from ui.library.player_view import PlayerView
from ui.look.theme import load_theme
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow

from ..screen_reader import Reader

CHAPTERS = (Chapter(0, "Opening"), Chapter(NS_PER_S, "Results"), Chapter(3 * NS_PER_S, "Questions"))


@dataclass
class Shown:
    """A window whose library is open, and what stands behind it."""

    window: MainWindow
    station: Station
    notices: Notices
    library: Served
    reader: Reader

    @property
    def panel(self) -> LibraryPanel:
        return self.window.library

    @property
    def state(self) -> LibraryState:
        state = self.station.library.state.value
        assert state is not None
        return state


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    with served(tmp_path) as made:
        yield made


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, look: None, library: Served) -> Iterator[Shown]:
    """A window over a folder of two recordings, without an engine: the library needs none."""
    del qapp, look
    record(
        library.recordings, library.key, show="Q3 results", chapters=CHAPTERS,
        late_track_ns=1,
    )  # fmt: skip
    record(library.recordings, RecordKey.generate(protected=True), show="Board")
    link = EngineLink(library.runtime / "control.sock")
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    window = MainWindow(station, notices, load_theme(), PreferencesFile(None))
    supervising = QTimer(interval=50)
    supervising.timeout.connect(library.look)
    supervising.start()
    window.show()
    window.sides.show("library")
    made = Shown(window, station, notices, library, Reader(window, qtbot))
    wait(qtbot, lambda: station.library.state.value and not made.state.looking)
    wait(qtbot, lambda: made.panel.list.count() == 2)
    yield made
    window.sides.show("")
    supervising.stop()
    for each in (window, station, notices, link):
        each.deleteLater()


def wait(qtbot: QtBot, holds: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(holds()), timeout=15_000)


def press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def lightness(player: PlayerView) -> int:
    image = player.picture.image
    return image.pixelColor(100, 100).lightness() if image is not None else 0


def choose(shown: Shown, show: str) -> None:
    for row in range(shown.panel.list.count()):
        if shown.panel.list.item(row).text().startswith(show):
            shown.panel.list.setCurrentRow(row)
            return
    pytest.fail(f"{show} is not shown")


def test_recordings_are_shown_read_out_and_searched(qtbot: QtBot, shown: Shown) -> None:
    lines = [shown.panel.list.item(row).text() for row in range(2)]
    assert sum("0:00:04" in line and "whole" in line for line in lines) == 1
    assert sum("its key is missing" in line for line in lines) == 1
    assert "Q3 results. " in shown.reader.texts()
    shown.reader.type("Search recordings", "board")
    wait(qtbot, lambda: shown.panel.list.count() == 1)
    # What is wrong, and what to do, is said under the list; nothing can be done with it but this.
    assert "not in the system's keyring" in shown.panel.deeds.fault.text()
    assert not shown.panel.deeds.play.isEnabled()
    assert shown.panel.deeds.delete.isEnabled()
    shown.reader.type("Search recordings", "nobody")
    wait(qtbot, lambda: shown.panel.empty.text() == "None has all of these words.")
    assert shown.panel.deeds.isHidden()


def test_a_recording_is_deleted_and_restored(qtbot: QtBot, shown: Shown) -> None:
    choose(shown, "Q3")
    shown.reader.press("Delete")
    wait(qtbot, lambda: shown.panel.list.count() == 1)
    shown.reader.press("Trash")
    wait(qtbot, lambda: "can be restored until" in shown.panel.list.item(0).text())
    shown.reader.press("Restore")
    wait(qtbot, lambda: shown.panel.empty.text() == "The trash is empty.")
    shown.panel.here.setChecked(True)
    assert shown.panel.list.count() == 2


def test_a_recording_is_verified_kept_and_exported(
    qtbot: QtBot, shown: Shown, tmp_path: Path
) -> None:
    choose(shown, "Q3")
    shown.reader.press("Verify")
    wait(qtbot, lambda: "Verify Q3 results: Whole: 4.000 s" in shown.reader.texts())
    wait(qtbot, lambda: "verified" in shown.panel.list.currentItem().text())
    shown.reader.press("Keep")
    wait(qtbot, lambda: "kept" in shown.panel.list.currentItem().text())
    shown.panel.deeds.export.click()
    out = tmp_path / "out.mkv"
    shown.reader.type("File to export to", str(out))
    shown.reader.press("Write")
    wait(qtbot, out.exists)
    assert look_at(out).pictures == 120
    shown.panel.deeds.export.click()
    shown.reader.type("File to export to", "/nowhere/out.mp4")
    shown.reader.press("Write")
    wait(qtbot, lambda: "There is no folder /nowhere" in shown.reader.texts())


def test_a_recording_is_played_paused_and_scrubbed_by_keys(qtbot: QtBot, shown: Shown) -> None:
    choose(shown, "Q3")
    player = shown.panel.player
    shown.reader.press("Play")
    wait(qtbot, lambda: player.picture.image is not None)
    assert shown.state.player is not None
    # The space bar is the player's now, and does not take the show to air.
    player.position.setFocus()
    assert not shown.window.actions_["take.mix"].qt.isEnabled()
    press(player.position, Qt.Key.Key_Space)
    wait(qtbot, lambda: shown.state.player and shown.state.player.status == "paused")
    press(player.position, Qt.Key.Key_Home)
    wait(qtbot, lambda: shown.state.player and shown.state.player.position_ms == 0)
    press(player.position, Qt.Key.Key_Right)
    wait(qtbot, lambda: shown.state.player and shown.state.player.position_ms == 1000)
    wait(qtbot, lambda: player.time.text() == "0:00:01 / 0:00:04")
    # A flash: the picture that is meant, and not another.
    wait(qtbot, lambda: lightness(player) > 200)
    press(player.position, Qt.Key.Key_Period)
    press(player.position, Qt.Key.Key_Period)
    wait(qtbot, lambda: shown.state.player and shown.state.player.position_ms == 1080)
    assert player.position.accessibleDescription() == "0:00:01 / 0:00:04"
    press(player.position, Qt.Key.Key_End)
    wait(qtbot, lambda: shown.state.player and shown.state.player.position_ms == 4000)
    shown.reader.press("Close")
    wait(qtbot, lambda: shown.state.player is None)
    assert player.isHidden()


def test_chapters_are_gone_to_by_keys_list_and_buttons_and_a_track_is_chosen(
    qtbot: QtBot, shown: Shown
) -> None:
    choose(shown, "Q3")
    player = shown.panel.player
    shown.reader.press("Play")
    wait(qtbot, lambda: player.choices.chapter.count() == len(CHAPTERS))
    shown.reader.press("Pause")
    wait(qtbot, lambda: shown.state.player and shown.state.player.status == "paused")

    def stands_at(position_ms: int) -> Callable[[], bool]:
        return lambda: (
            shown.state.player is not None and (shown.state.player.position_ms == position_ms)
        )

    press(player.position, Qt.Key.Key_Home)
    wait(qtbot, stands_at(0))
    press(player.position, Qt.Key.Key_PageUp)
    wait(qtbot, stands_at(1000))
    assert player.choices.chapter.currentText() == "0:00:01  Results"
    shown.reader.press("Next chapter")
    wait(qtbot, stands_at(3000))
    # Past the last one there is nothing to go to.
    player.choices.after.click()
    press(player.position, Qt.Key.Key_PageDown)
    wait(qtbot, stands_at(1000))
    shown.reader.press("Chapter before")
    wait(qtbot, stands_at(0))
    # Two quick steps are two chapters, however late it is told that one is at the first.
    player.choices.after.click()
    player.choices.after.click()
    wait(qtbot, stands_at(3000))
    player.choices.before.click()
    player.choices.before.click()
    wait(qtbot, stands_at(0))
    player.choices.chapter.activated.emit(2)
    wait(qtbot, stands_at(3000))
    track = player.choices.track
    assert [track.itemText(n) for n in range(track.count())] == ["Programme", "Late"]
    track.activated.emit(1)
    wait(qtbot, lambda: shown.state.player and shown.state.player.track == 1)
    assert track.currentText() == "Late"
    assert stands_at(3000)()


def test_how_long_recordings_are_kept_is_set_in_the_panel(qtbot: QtBot, shown: Shown) -> None:
    keeping = shown.panel.keeping
    assert keeping.storage.text().startswith("2 recordings, ")
    keeping.days.setValue(30)
    keeping.days.editingFinished.emit()
    wait(qtbot, lambda: shown.state.retention.keep_days == 30)
    # They are of March 2026, and this machine's clock is months past that.
    wait(qtbot, lambda: "trash" in keeping.storage.text())
