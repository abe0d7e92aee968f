"""What is played: its picture, where it is, pause, and the way out."""

import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.errors import WireError
from studio.wire.library import (
    ClosePlayer,
    HearTrack,
    Pause,
    PlayerState,
    PlayRecording,
    Seek,
)
from studio.wire.picture_ring import PictureReader
from ui.language import translate
from ui.library import words
from ui.library.choices import Choices
from ui.library.position import Position
from ui.look.theme import Theme
from ui.model.station import Station
from ui.pictures.convert import image_of
from ui.said import said
from ui.widgets.picture_view import PictureView
from ui.widgets.styling import label

WIDTH_PX = 640
_LOOK_MS = 20
_PICTURE_HEIGHT = 246
"""That of a 16:9 picture as wide as the panel."""
_NS_PER_MS = 1_000_000


class PlayerView(QWidget):
    """Hidden while nothing is played. GUI thread."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._library = station.library
        self._player: PlayerState | None = None
        self._told_ns = 0
        self._number = 0
        self._ring = ""
        self._reader: PictureReader | None = None
        self.picture = PictureView(theme, translate("Library", "Picture of the recording"))
        self.picture.setFixedHeight(_PICTURE_HEIGHT)
        self.position = Position()
        self.choices = Choices()
        self.time = label("", "muted")
        self.turn = QPushButton(translate("Library", "Pause"))
        self.close_ = QPushButton(translate("Library", "Close"))
        self.told = label("", "muted")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.picture)
        column.addWidget(self.position)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.turn)
        row.addWidget(self.time, 1)
        row.addWidget(self.close_)
        column.addLayout(row)
        column.addWidget(self.choices)
        column.addWidget(self.told)
        for button in (self.turn, self.close_):
            button.setProperty("kind", "small")
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._read)
        self.turn.clicked.connect(self.pause_or_go_on)
        self.position.turned.connect(self.pause_or_go_on)
        self.position.sought.connect(self._seek)
        self.position.stepped.connect(self.choices.step)
        self.choices.sought.connect(self._seek)
        self.choices.heard.connect(self._hear)
        self.close_.clicked.connect(self.close_player)
        self._library.state.changed.connect(self._show)
        self._show()

    def play(self, name: str) -> None:
        """Play the recording *name*, in the headphones that hear the show."""
        monitor = self._station.monitor.value
        device = monitor.device if monitor is not None else None
        gain_db = monitor.gain_db if monitor is not None else 0.0
        self._library.submit(PlayRecording(name, WIDTH_PX, device, gain_db))
        self.position.setFocus()

    def pause_or_go_on(self) -> None:
        """Pause, or go on."""
        if self._player is not None:
            self._library.submit(Pause(self._player.status == "playing"))

    def close_player(self) -> None:
        """Play no more."""
        if self._player is not None:
            self._library.submit(ClosePlayer())

    def let_go(self) -> None:
        """Close what is read, as another window takes this one's place."""
        self._look.stop()
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._ring = ""

    def _seek(self, position_ms: int) -> None:
        if self._player is not None:
            self.choices.aim(position_ms)
            self._library.submit(Seek(position_ms))

    def _hear(self, track: int) -> None:
        if self._player is not None:
            self._library.submit(HearTrack(track))

    def _show(self) -> None:
        state = self._library.state.value
        player = state.player if state is not None else None
        if player == self._player:
            return
        self._player, self._told_ns = player, time.monotonic_ns()
        self.setVisible(player is not None)
        if player is None:
            self.let_go()
            self.picture.forget("")
            return
        self._open(player.ring)
        self.choices.show_player(player)
        playing = player.status == "playing"
        self.turn.setText(
            translate("Library", "Pause") if playing else translate("Library", "Play")
        )
        self.turn.setEnabled(player.status != "failed")
        told = [said(player.fault)] if player.fault else []
        if not player.heard and player.status != "failed":
            monitor = self._station.monitor.value
            if monitor is None or monitor.device is None:
                told.append(
                    translate("Library", "Choose headphones in the sound panel to hear it.")
                )
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
        self._show_position()

    def _open(self, ring: str) -> None:
        if ring == self._ring:
            return
        self.let_go()
        self._ring, self._number = ring, 0
        if ring:
            try:
                self._reader = PictureReader(Path(ring))
            except WireError:
                self._ring = ""
                return
            self._look.start()

    def _read(self) -> None:
        self._show_position()
        if self._reader is None:
            return
        picture = self._reader.newest(self._number)
        if picture is not None:
            self._number = picture.number
            self.picture.show_image(image_of(picture))

    def _show_position(self) -> None:
        player = self._player
        if player is None:
            return
        at_ms = player.position_ms
        if player.status == "playing":
            at_ms += (time.monotonic_ns() - self._told_ns) // _NS_PER_MS
        at_ms = min(at_ms, player.length_ms)
        if self.position.isSliderDown():
            at_ms = self.position.value()
        told = words.position(player, at_ms)
        self.time.setText(told)
        self.position.show_at(at_ms, player.length_ms, told)
        self.choices.show_at(at_ms)
