"""The window: panels in their places, keys, and how it closes."""

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from ui.editor.overlay import ItemOverlay
from ui.editor.panel import EditorPanel
from ui.editor.scene_editor import SceneEditor
from ui.look.theme import Theme
from ui.model.contact import Contact
from ui.model.notices import Notices
from ui.model.station import Station
from ui.panels.notice_bar import NoticeBar
from ui.panels.outputs import Outputs
from ui.panels.readiness import ReadinessPanel
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
        self.scene_editor = SceneEditor(station, self)
        self.overlay = ItemOverlay(self.stage.preview, self.scene_editor, theme)
        self.editor = EditorPanel(station, self.scene_editor, notices)
        self.readiness = ReadinessPanel(station, theme)
        self._show_keys: list[QShortcut] = []
        self._closing = QTimer(self, interval=_CLOSE_AGAIN_MS, singleShot=True)
        self.setWindowTitle(NAME)
        self.resize(1280, 800)
        self.setMinimumSize(960, 600)
        self._arrange()
        self._add_keys()
        self._edit(on=False)
        self.readiness.hide()
        self.outputs.check.toggled.connect(lambda on: self._show_readiness(on=on))
        self.stage.edit.toggled.connect(lambda on: self._edit(on=on))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._mind_typing)
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
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(deck, 1)
        across.addWidget(self.editor)
        across.addWidget(self.readiness)
        column.addLayout(across, 1)
        column.addWidget(self.notice_bar)
        self.setCentralWidget(whole)

    def _add_keys(self) -> None:
        self._show_keys.append(self._key(Qt.Key.Key_Space, self.stage.do_mix))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._show_keys.append(self._key(key, self.stage.do_cut))
        for number in range(1, 10):
            prepare = partial(self.scenes.prepare, number)
            self._show_keys.append(self._key(Qt.Key(Qt.Key.Key_0 + number), prepare))
        for sequence, do in (
            ("Ctrl+E", self.stage.edit.toggle),
            ("F5", self.outputs.check.toggle),
            ("Ctrl+Z", self.editor.do_undo),
            ("Ctrl+Shift+Z", self.editor.do_redo),
            ("Ctrl+Y", self.editor.do_redo),
            ("Ctrl+S", self.editor.do_save),
        ):
            self._key(sequence, do)

    def _key(self, key: Qt.Key | str, do: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        return shortcut

    def _show_readiness(self, *, on: bool) -> None:
        self.readiness.setVisible(on)
        if on:
            # One of the two at a time: together they would leave the pictures no room.
            self.stage.edit.setChecked(False)
            self.readiness.check()

    def _edit(self, *, on: bool) -> None:
        if on:
            self.outputs.check.setChecked(False)
        self.editor.setVisible(on)
        self.overlay.setVisible(on)
        self.scene_editor.select(-1)

    def _mind_typing(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keep a digit or an Enter that is meant for a field from steering the show."""
        typing = now is not None and (
            self.editor.isAncestorOf(now) or isinstance(now, QAbstractSpinBox | QComboBox)
        )
        for shortcut in self._show_keys:
            shortcut.setEnabled(not typing)

    def _retitle(self) -> None:
        parts = [self._station.show_name.value, NAME]
        live = self._station.live.value
        if live is not None and live.status == "live":
            parts.insert(0, _ON_AIR_TITLE)
        if self._station.contact.value.contact in {Contact.LOST, Contact.ENDED}:
            parts.insert(0, "No contact")
        self.setWindowTitle("  ·  ".join(part for part in parts if part))
