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
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    if sys.platform == "linux" and not _has_display():
        sys.stderr.write(
            "There is no display to open the window on; `python -m studio status` tells how "
            "the show fares, `python -m studio send` steers it.\n"
        )
        return NO_DISPLAY
    try:
        return _run(chosen.control_socket or default_places(dict(os.environ)).control_socket)
    except ImportError as error:
        sys.stderr.write(f"{_XCB_HINT} ({error})\n")
        return NO_LIBRARIES


def _has_display() -> bool:
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in named)


def _run(control_socket: Path) -> int:
    # Here, so that a machine without Qt's libraries gets a sentence and not a traceback.
    from PySide6.QtCore import QTimer  # noqa: PLC0415  # as said above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # likewise

    from ui.look.theme import dress, load_theme  # noqa: PLC0415  # likewise
    from ui.model.engine_link import EngineLink  # noqa: PLC0415  # likewise
    from ui.model.notices import Notices  # noqa: PLC0415  # likewise
    from ui.model.station import Station  # noqa: PLC0415  # likewise
    from ui.window import NAME, MainWindow  # noqa: PLC0415  # likewise

    app = QApplication(["videosync-studio"])
    app.setApplicationDisplayName(NAME)
    theme = load_theme()
    dress(app, theme)
    notices = Notices(time.monotonic_ns)

    def survive(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        logging.getLogger("ui").error("a panel failed", exc_info=(kind, error, trace))
        notices.add("error", f"A part of this window failed ({kind.__name__}); the show goes on.")

    sys.excepthook = survive
    link = EngineLink(control_socket)
    station = Station(link, notices)
    window = MainWindow(station, notices, theme)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.quit())
    # Qt sleeps in C; Python hears of a signal when it gets its turn.
    turns = QTimer(interval=_SIGNAL_LOOK_MS)
    turns.timeout.connect(lambda: None)
    turns.start()
    window.show()
    link.start()
    status = app.exec()
    link.stop()
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
