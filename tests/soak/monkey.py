"""A window and a monkey at it: ``python -m tests.soak.monkey SOCKET --seconds N``.

Prints a JSON line of what the window holds each time that everything is put away, and ends with
one that tells of what went wrong.
"""

import argparse
import json
import logging
import os
import random
import sys
import time
from pathlib import Path
from types import TracebackType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.wire.commands import PutParts, RemoveScene, RemoveSource, StartLive, Take
from ui.language import LANGUAGES
from ui.model.engine_link import EngineLink
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.shell import Shell

if TYPE_CHECKING:
    from studio.wire.document import Show

# No slash: what is typed must never be a path that something is written to.
_LETTERS = "abcdefghijklmnopqrstuvwxyz 0123456789.-+,"
_KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_F7,
    Qt.Key.Key_F8, *(Qt.Key(Qt.Key.Key_0 + n) for n in range(10)),
)  # fmt: skip
_CONTROLLED = "KLEZYSRGD123456789"
_REST_S = 60.0
_HANDS_OFF_MS = 3000


class _Faults(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Monkey(QObject):
    """Clicks and types at random; now and then puts everything away and counts what is there."""

    def __init__(
        self, shell: Shell, station: Station, seed: int, faults: _Faults, engine_pid: int
    ) -> None:
        super().__init__()
        self._shell = shell
        self._station = station
        self._dice = random.Random(seed)  # noqa: S311  # a monkey needs no secrets
        self._faults = faults
        self._engine_pid = engine_pid
        self._first: Show | None = None
        self.deeds = 0

    def act(self) -> None:
        """Do one thing."""
        document = self._station.document.value
        if self._first is None and document is not None:
            self._first = document.show
        self.deeds += 1
        window = self._shell.window
        if window is None or not window.isVisible():
            # It has closed the window, as a person may; a person opens it again.
            self._shell.open()
            return
        dice = self._dice.random()
        target = QApplication.focusWidget() or window
        if dice < 0.45:  # how often it does what
            self._click(window)
        elif dice < 0.65:  # likewise
            QTest.keyClick(target, self._dice.choice(_KEYS))
        elif dice < 0.8:  # likewise
            letter = Qt.Key(ord(self._dice.choice(_CONTROLLED)))
            QTest.keyClick(target, letter, Qt.KeyboardModifier.ControlModifier)
        elif dice < 0.97:  # likewise
            QTest.keyClicks(target, self._dice.choice(_LETTERS))
        else:
            self._choose_otherwise()

    def put_away(self) -> None:
        """Bring the window to rest, so that counts can be compared; go on air again."""
        window = self._shell.open()
        window.sides.show("")
        self._put_show_back()
        live = self._station.live.value
        if live is not None and live.status == "off":
            self._station.submit(StartLive())
        QTimer.singleShot(_HANDS_OFF_MS, self.count)

    def count(self) -> None:
        """Tell what there is now, here and in the engine."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        told = {
            "window": {**_held("self"), "widgets": len(QApplication.allWidgets())},
            "engine": _held(str(self._engine_pid)),
            "deeds": self.deeds,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    def _put_show_back(self) -> None:
        """Make the show what it was: one that has grown needs more, and nothing has leaked."""
        first, now = self._first, self._station.document.value
        if first is None or now is None:
            return
        self._station.submit(PutParts("Put back", first.source, first.scene))
        self._station.submit(Take(scene=first.scene[0].name, transition="cut"))
        for scene in {each.name for each in now.show.scene} - {each.name for each in first.scene}:
            self._station.submit(RemoveScene(scene))
        for name in {each.name for each in now.show.source} - {each.name for each in first.source}:
            self._station.submit(RemoveSource(name))

    def _click(self, window: QWidget) -> None:
        at = QPoint(
            self._dice.randrange(max(1, window.width())),
            self._dice.randrange(max(1, window.height())),
        )
        hit = window.childAt(at) or window
        where = hit.mapFrom(window, at) if hit is not window else at
        click = QTest.mouseDClick if self._dice.random() < 0.1 else QTest.mouseClick  # as above
        click(hit, Qt.MouseButton.LeftButton, pos=where)

    def _choose_otherwise(self) -> None:
        window = self._shell.window
        if window is not None:
            names = [f"language.{code}" for code in LANGUAGES] + ["colours.dark", "colours.light"]
            window.actions_[self._dice.choice(names)].do()


def _held(process: str) -> dict[str, float]:
    """Return what a process holds: memory of its own in MB, handles, threads.

    Without the pages of libraries and files: how many of them are there is the system's to say, and
    goes up by 20 MB and down again as others use the same (proc(5), RssFile).
    """
    folder = Path("/proc", process)
    status = (folder / "status").read_text("ascii")

    def told(name: str) -> int:
        return int(status.partition(f"{name}:")[2].split()[0])

    return {
        "memory_mb": round((told("RssAnon") + told("RssShmem")) / 1024, 1),
        "handles": len(list((folder / "fd").iterdir())),
        "threads": told("Threads"),
    }


def main() -> int:
    """Let the monkey at it; 1 where something was logged as an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("socket", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--rate", type=float, default=10, help="deeds a second")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine-pid", type=int, required=True)
    chosen = parser.parse_args()
    faults = _Faults()
    logging.getLogger().addHandler(faults)

    def survive(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logging.getLogger("ui").error("a panel failed", exc_info=(kind, error, trace))

    sys.excepthook = survive
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    link = EngineLink(chosen.socket)
    notices = Notices(time.monotonic_ns)
    station = Station(link, notices)
    shell = Shell(app, station, notices, PreferencesFile(None))
    shell.open()
    link.start()
    monkey = Monkey(shell, station, chosen.seed, faults, chosen.engine_pid)
    deeds, rests = QTimer(interval=round(1000 / chosen.rate)), QTimer()
    rests.setInterval(round(1000 * min(_REST_S, chosen.seconds / 4)))
    deeds.timeout.connect(monkey.act)
    rests.timeout.connect(monkey.put_away)
    QTimer.singleShot(_HANDS_OFF_MS, deeds.start)
    rests.start()
    QTimer.singleShot(round(chosen.seconds * 1000), lambda: app.exit(0))
    app.exec()
    link.stop()
    sys.stdout.write(json.dumps({"faults": faults.lines, "deeds": monkey.deeds}) + "\n")
    return 1 if faults.lines else 0


if __name__ == "__main__":
    sys.exit(main())
