"""Keeps one window open over a station, and builds it anew in another language or colours."""

import gc

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.language import Speaker
from ui.look.theme import dress, load_theme
from ui.model.notices import Notices
from ui.model.preferences import Place, PreferencesFile
from ui.model.station import Station
from ui.window import MainWindow
from ui.window_place import KEPT_SIDES, PlaceKeeper, on_a_screen, screens


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
        self._told = ""
        self._keeper: PlaceKeeper | None = None
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
        else:
            _put_back(window, chosen.place, chosen.side)
        self._keeper = PlaceKeeper(window, window.sides, self._keep)
        window.show()
        if before is not None:
            _put_away(before)
            # A window that has gone is a ring of references. Left to Python's own time, 120 of
            # them (other languages, other colours) held 20 MB; collected at once, nothing.
            gc.collect()
        return window

    def keep_place(self) -> None:
        """Keep where the window is, as the next start puts it back there."""
        if self._keeper is not None:
            self._keeper.keep()

    def close(self) -> None:
        """Take the window away without asking it."""
        if self.window is not None:
            _put_away(self.window)
            self.window = self._keeper = None

    def _change(self, wish: dict[str, str]) -> None:
        fault = self._preferences.change(**wish)
        side = "" if self.window is None else self.window.sides.open_name
        self.open().sides.show(side)
        if fault:
            self._notices.add("warning", fault)

    def _keep(self, place: Place, side: str) -> None:
        now = self._preferences.value
        if (place, side) == (now.place, now.side):
            return
        fault = self._preferences.keep(place=place, side=side)
        if fault and fault != self._told:
            self._notices.add("warning", fault)
        self._told = fault


def _put_back(window: MainWindow, place: Place | None, side: str) -> None:
    """Have the window of a new start be where the last one was, and open what was open there."""
    if place is not None:
        window.setGeometry(on_a_screen(place, screens()))
        if place.maximised:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    if side in KEPT_SIDES:
        window.sides.show(side)


def _put_away(window: MainWindow) -> None:
    window.let_go()
    window.hide()
    window.deleteLater()
