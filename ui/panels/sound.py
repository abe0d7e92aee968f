"""The sound: a strip a source, the programme's meter, and the headphones."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.wire.errors import WireError
from studio.wire.meters import PROGRAM, MetersReader
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.panels.headphones import HeadphoneRow
from ui.panels.sound_strip import Strip
from ui.widgets.meter import Meter
from ui.widgets.meter_scale import MeterScale
from ui.widgets.styling import label, panel

_LOOK_MS = 33


class Sound(QWidget):
    """All strips, the programme and the headphones.

    ``heard``: the newest levels, by source, some 30 a second. ``told``: what distorts, and where
    keys moved a fader to, in words.
    """

    heard = Signal(dict)
    told = Signal(str)

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        self.strips: dict[str, Strip] = {}
        self._reader: MetersReader | None = None
        frame, inside = panel(translate("Sound", "Sound"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout()
        row.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch()
        area.setWidget(holder)
        row.addWidget(area, 1)
        self.program = Meter(theme, translate("Sound", "Level of the programme"))
        self.program.told.connect(self.told)
        column = QVBoxLayout()
        column.addWidget(label(translate("Sound", "Program"), "name"))
        scaled = QHBoxLayout()
        scaled.setSpacing(4)
        scaled.addStretch()
        scaled.addWidget(MeterScale(theme))
        scaled.addWidget(self.program)
        scaled.addStretch()
        column.addLayout(scaled, 1)
        row.addLayout(column)
        inside.addLayout(row, 1)
        self.headphones = HeadphoneRow(station)
        inside.addWidget(self.headphones)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._read)
        station.sources.changed.connect(self._sources_changed)
        station.meters_path.changed.connect(self._open)
        self._sources_changed()
        self._open()

    def let_go(self) -> None:
        """Close the ring of levels: its window is about to go."""
        self._look.stop()
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def toggle_mute(self, number: int) -> None:
        """Mute or unmute strip *number*, from 1."""
        strips = list(self.strips.values())
        if number <= len(strips):
            strips[number - 1].mute.click()

    def put_lamps_out(self) -> None:
        """Put out what distorted: somebody has seen it."""
        for meter in self._meters():
            meter.put_out()

    def _meters(self) -> tuple[Meter, ...]:
        return (*(strip.meter for strip in self.strips.values()), self.program)

    def _sources_changed(self) -> None:
        heard = {source.name: source for source in self._station.sources.value if source.has_audio}
        if list(heard) != list(self.strips):
            for strip in self.strips.values():
                self._row.removeWidget(strip)
                strip.deleteLater()
            self.strips = {n: Strip(s, self._station, self._theme) for n, s in heard.items()}
            for n, strip in enumerate(self.strips.values()):
                self._row.insertWidget(n, strip)
                strip.fader.told.connect(self.told)
                strip.meter.told.connect(self.told)
        for name, source in heard.items():
            self.strips[name].show_source(source)

    def _open(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        self._look.stop()
        path = self._station.meters_path.value
        if not path:
            self._silence()
            return
        try:
            self._reader = MetersReader(Path(path))
        except WireError:
            return
        self._look.start()

    def _silence(self) -> None:
        for meter in self._meters():
            meter.fall_silent()

    def _read(self) -> None:
        if self._reader is None:
            return
        found = self._reader.read()
        self.heard.emit(found)
        for name, levels in found.items():
            meter = self.program if name == PROGRAM else None
            if name in self.strips:
                meter = self.strips[name].meter
            if meter is not None:
                meter.show_levels(levels.peak_db, levels.rms_db, clipped=levels.clipped)
