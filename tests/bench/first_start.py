"""From the command to air for somebody who never did it: what the first steps take."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from tests.parts.studio_run import StudioRun
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.shell import Shell

READING_S = 15.0
"""What a person is given to read a step and answer it: its few words twice, aloud."""
_WAIT_MS = 30_000


@dataclass(frozen=True, slots=True)
class Led:
    """What the studio takes from its start to air, the network's test of that, and the steps."""

    all_s: float
    test_s: float
    steps: int


def led_to_air(folder: Path) -> Led:
    """Return what the way to air takes of the studio's time.

    Each step is answered as it stands, and the network tested, with its line measured; a person's
    own time is not in it.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    began = time.monotonic()
    with StudioRun(folder, None) as studio:
        link = EngineLink(studio.places.control_socket)
        notices = Notices(time.monotonic_ns)
        station = Station(link, notices)
        shell = Shell(app, station, notices, PreferencesFile(folder / "preferences.json"))
        window = shell.open()
        link.start()
        try:
            guide, steps, test_s = window.guide, 1, 0.0
            _until(guide.isVisible)
            while guide.stack.currentWidget() is not guide.ready:
                if guide.stack.currentWidget() is guide.network:
                    test_began = time.monotonic()
                    _press(guide.network.test)
                    _until(guide.network.test.isEnabled)
                    _until(lambda: "takes enough for" in guide.network.result.text())
                    test_s = time.monotonic() - test_began
                _press(guide.on)
                steps += 1
            _press(guide.ready.live)
            _until(lambda: station.live.value is not None and station.live.value.status == "live")
            return Led(time.monotonic() - began, test_s, steps)
        finally:
            link.stop()
            shell.close()


def _press(button: QPushButton) -> None:
    _until(button.isEnabled)
    button.click()


def _until(holds: Callable[[], bool]) -> None:
    loop = QEventLoop()
    look, limit = QTimer(interval=5), QTimer(interval=_WAIT_MS, singleShot=True)
    look.timeout.connect(lambda: loop.quit() if holds() else None)
    limit.timeout.connect(lambda: loop.exit(1))
    look.start()
    limit.start()
    if loop.exec():
        message = "The first steps did not come to what was waited for."
        raise TimeoutError(message)
