"""``python -m ui``: a window on a running show."""

import argparse
import logging
import os
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

from studio.wire.places import default_places

_XCB_HINT = (
    "The window needs libraries of the system that are missing; on Debian: "
    "apt-get install libegl1 libgl1 libxcb-cursor0 libxkbcommon-x11-0 libdbus-1-3. "
    "The show goes on without it: python -m studio status."
)
NO_DISPLAY, NO_LIBRARIES = 3, 4
_SIGNAL_LOOK_MS = 200


def main(arguments: list[str] | None = None) -> int:
    """Open the window and run until it is closed."""
    parser = argparse.ArgumentParser(prog="python -m ui", description="A window on a running show.")
    parser.add_argument("--control-socket", type=Path, metavar="PATH")
    parser.add_argument(
        "--preferences",
        type=Path,
        metavar="FILE",
        help="where language, colours, keys and the window's place are kept",
    )
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if sys.platform == "linux" and not _has_display():
        sys.stderr.write(
            "There is no display to open the window on; `python -m studio status` tells how "
            "the show fares, `python -m studio send` steers it.\n"
        )
        return NO_DISPLAY
    try:
        socket = chosen.control_socket or default_places(dict(os.environ)).control_socket
        return _run(socket, chosen.preferences)
    except ImportError as error:
        sys.stderr.write(f"{_XCB_HINT} ({error})\n")
        return NO_LIBRARIES


def _failed(kind: type[BaseException]) -> str:
    from ui.language import translate  # noqa: PLC0415  # as said below

    words = translate("Window", "A part of this window failed ({kind}); the show goes on.")
    return words.format(kind=kind.__name__)


def _has_display() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


def _run(control_socket: Path, preferences: Path | None) -> int:
    # Here, so that a machine without Qt's libraries gets a sentence and not a traceback.
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # as said above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # likewise

    from ui.model.engine_link import EngineLink  # noqa: PLC0415  # likewise
    from ui.model.notices import Notices  # noqa: PLC0415  # likewise
    from ui.model.preferences import PreferencesFile  # noqa: PLC0415  # likewise
    from ui.model.station import Station  # noqa: PLC0415  # likewise
    from ui.shell import Shell  # noqa: PLC0415  # likewise
    from ui.window import NAME  # noqa: PLC0415  # likewise

    app = QApplication(["videosync-studio"])
    app.setApplicationDisplayName(NAME)
    notices = Notices(time.monotonic_ns)

    def survive(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logging.getLogger("ui").error("a panel failed", exc_info=(kind, error, trace))
        notices.add("error", _failed(kind))

    sys.excepthook = survive
    link = EngineLink(control_socket)
    station = Station(link, notices)
    shell = Shell(app, station, notices, PreferencesFile(preferences))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.exit(0))
    # Qt sleeps in C; Python hears of a signal when it gets its turn.
    turns = QTimer(interval=_SIGNAL_LOOK_MS)
    turns.timeout.connect(lambda: None)
    turns.start()
    shell.open()
    link.start()
    station.account.open()
    status = app.exec()
    shell.keep_place()
    station.account.close()
    station.talk.close()
    link.stop()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
