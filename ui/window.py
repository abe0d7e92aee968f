"""The window: panels in their places, keys, and how it closes."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from ui.look.theme import Theme
from ui.model.contact import Contact
from ui.model.notices import Notices
from ui.model.station import Station
from ui.panels.notice_bar import NoticeBar
from ui.panels.outputs import Outputs
from ui.panels.scenes import Scenes
from ui.panels.sound import Sound
from ui.panels.sources import Sources
from ui.panels.stage import Stage
from ui.panels.tally import Figures, Tally

NAME = "Videosync Studio"
_CLOSE_AGAIN_MS = 5000
_ON_AIR_TITLE = "● ON AIR"
_SIDE_WIDTH = 280


class MainWindow(QMainWindow):
    """Built from panels; itself it only places them, and minds keys and closing."""

    def __init__(
        self,
        station: Station,
        notices: Notices,
        theme: Theme,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._station = station
        self._notices = notices
        self.tally = Tally(station, now_ns)
        self.stage = Stage(station, theme)
        self.scenes = Scenes(station, theme)
        self.sound = Sound(station, theme)
        self.outputs = Outputs(station, theme, now_ns)
        self.sources = Sources(station, theme)
        self.figures = Figures(station)
        self.notice_bar = NoticeBar(notices, theme)
        self._closing = QTimer(self, interval=_CLOSE_AGAIN_MS, singleShot=True)
        self.setWindowTitle(NAME)
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self._arrange()
        self._add_keys()
        for slice_ in (station.live, station.contact, station.show_name):
            slice_.changed.connect(self._retitle)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        """Close; on air only at the second try, as the window is what steers the show."""
        if self._on_air and not self._closing.isActive():
            self._closing.start()
            self._notices.add(
                "info",
                "The show is on air and stays there without this window. "
                "Close it again within 5 s to close the window alone.",
            )
            event.ignore()
            return
        event.accept()

    @property
    def _on_air(self) -> bool:
        live = self._station.live.value
        return live is not None and live.status != "off"

    def _arrange(self) -> None:
        deck = QWidget()
        deck.setObjectName("deck")
        rows = QVBoxLayout(deck)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.tally, 1)
        top.addWidget(self.figures)
        rows.addLayout(top)
        rows.addWidget(self.stage, 3)
        low = QHBoxLayout()
        low.setSpacing(8)
        low.addWidget(self.scenes, 2)
        low.addWidget(self.sound, 3)
        low.addWidget(self.sources, 2)
        self.outputs.setFixedWidth(_SIDE_WIDTH)
        low.addWidget(self.outputs)
        rows.addLayout(low, 2)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(deck, 1)
        column.addWidget(self.notice_bar)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        self._key(Qt.Key.Key_Space, self.stage.do_mix)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._key(key, self.stage.do_cut)
        for number in range(1, 10):
            self._key(Qt.Key(Qt.Key.Key_0 + number), partial(self.scenes.prepare, number))

    def _key(self, key: Qt.Key, do: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)

    def _retitle(self) -> None:
        parts = [self._station.show_name.value, NAME]
        live = self._station.live.value
        if live is not None and live.status == "live":
            parts.insert(0, _ON_AIR_TITLE)
        if self._station.contact.value.contact in {Contact.LOST, Contact.ENDED}:
            parts.insert(0, "No contact")
        self.setWindowTitle("  ·  ".join(part for part in parts if part))
