"""From the first start to air and off again through the accessibility tree, by names alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.wire.state import Snapshot
from tests.parts.pdf import write_pdf

from ..conftest import Opened
from ..screen_reader import Reader


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_newcomer_who_sees_nothing_goes_on_air_and_comes_back(
    qtbot: QtBot, fresh: Opened, tmp_path: Path
) -> None:
    write_pdf(tmp_path / "deck.pdf", (60, 160))
    reader, run = Reader(fresh.window, qtbot), fresh.run

    def wait(holds: Callable[[Snapshot], bool]) -> None:
        qtbot.waitUntil(lambda: holds(run.state()), timeout=20_000)

    reader.press("Slides and speaker")
    reader.press("Next")
    wait(lambda s: s.preview == "speaker")
    qtbot.waitUntil(
        lambda: (
            reader.has("No camera is connected; plug one in.")
            or fresh.station.sources.value[0].status == "live"
        ),
        timeout=10_000,
    )
    reader.press("Next")
    reader.type("File", str(tmp_path / "duck.pdf"))
    reader.press("Next")
    fault = "There is no such file; correct it."
    qtbot.waitUntil(lambda: reader.has(fault), timeout=5000)
    reader.type("File", str(tmp_path / "deck.pdf"))
    reader.press("Next")
    wait(lambda s: s.preview == "slides-speaker")
    reader.press("Next")
    reader.press("Test the network")
    takes = "The ingest is on this machine, and takes enough for "
    qtbot.waitUntil(lambda: takes in fresh.window.announcer.last, timeout=20_000)
    assert "127.0.0.1" in reader.texts()
    assert reader.has("The way is open.")
    reader.press("Next")
    reader.press("Go live now")
    wait(lambda s: s.live.status == "live")
    qtbot.waitUntil(lambda: reader.has("ON AIR"), timeout=5000)
    qtbot.waitUntil(lambda: fresh.window.announcer.last == "ON AIR", timeout=5000)
    reader.press("Cut: put preview on air at once")
    wait(lambda s: s.program.scene == "slides-speaker")
    reader.press("Next page of Slides")
    wait(lambda s: any(source.page == 2 for source in s.sources))
    reader.press("Scene Opening")
    wait(lambda s: s.preview == "opening")
    reader.press("Cut: put preview on air at once")
    wait(lambda s: s.program.scene == "opening")
    reader.press("Mute Microphone")
    wait(lambda s: any(source.muted for source in s.sources))
    reader.press("Leave the air")
    reader.press("Press again: leave the air")
    wait(lambda s: s.live.status == "off")
    qtbot.waitUntil(lambda: reader.has("Off air"), timeout=5000)
