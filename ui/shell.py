"""Keeps one window open over a station, and builds it anew in another language or colours."""

import gc

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.language import Speaker
from ui.look.theme import dress, load_theme
from ui.model.notices import Notices
from ui.model.preferences import PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow


class Shell(QObject):
    """Owns the window; what the station knows outlives it. GUI thread."""

    def __init__(
        self,
        app: QApplication,
        station: Station,
        notices: Notices,
        preferences: PreferencesFile,
    ) -> None:
        super().__init__()
        self._app = app
        self._station = station
        self._notices = notices
        self._preferences = preferences
        self._speaker = Speaker(app)
        self.window: MainWindow | None = None

    def open(self) -> MainWindow:
        """Build the window as the person likes it, and show it."""
        chosen = self._preferences.value
        self._speaker.speak(chosen.language)
        self._station.forget_askers()
        theme = load_theme(chosen.colours)
        dress(self._app, theme)
        window = MainWindow(self._station, self._notices, theme, self._preferences)
        window.wished.connect(self._change)
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.normalGeometry())
            window.setWindowState(before.windowState())
        window.show()
        if before is not None:
            _put_away(before)
            # A window that has gone is a ring of references. Left to Python's own time, 120 of
            # them (other languages, other colours) held 20 MB; collected at once, nothing.
            gc.collect()
        return window

    def close(self) -> None:
        """Take the window away without asking it."""
        if self.window is not None:
            _put_away(self.window)
            self.window = None

    def _change(self, wish: dict[str, str]) -> None:
        fault = self._preferences.change(**wish)
        side = "" if self.window is None else self.window.sides.open_name
        self.open().sides.show(side)
        if fault:
            self._notices.add("warning", fault)


def _put_away(window: MainWindow) -> None:
    window.let_go()
    window.hide()
    window.deleteLater()
