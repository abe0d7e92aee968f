"""The sound: a strip a source and the programme's meter."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from studio.wire.commands import SetGain, SetMute
from studio.wire.errors import WireError
from studio.wire.meters import PROGRAM, MetersReader
from studio.wire.state import SourceState
from ui import words
from ui.language import translate
from ui.look.theme import Theme
from ui.model.paced import Paced
from ui.model.station import Station
from ui.widgets.fader import Fader
from ui.widgets.meter import Meter
from ui.widgets.styling import label, panel

_LOOK_MS = 33
_WIDTH = 84
_SILENT_DB = -120.0


class Strip(QWidget):
    """One source's meter, fader and mute."""

    def __init__(self, source: SourceState, station: Station, theme: Theme) -> None:
        super().__init__()
        self.source = source.name
        self._station = station
        self.meter = Meter(
            theme, translate("Sound", "Level of {source}").format(source=source.label)
        )
        self.fader = Fader(translate("Sound", "Fader of {source}").format(source=source.label))
        self.mute = QPushButton(translate("Sound", "Mute"))
        self.mute.setCheckable(True)
        self.mute.setProperty("kind", "mute")
        self.mute.setAccessibleName(translate("Sound", "Mute {source}").format(source=source.label))
        self._value = label("", "caption")
        self._pace = Paced(self._send_gain, self)
        self.fader.moved.connect(self._pace.give)
        self.fader.moved.connect(lambda gain_db: self._value.setText(words.level(gain_db)))
        self.mute.clicked.connect(self._send_mute)
        name = label(source.label, "name")
        name.setToolTip(source.label)
        name.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name, alignment=Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.setSpacing(4)
        middle.addStretch()
        middle.addWidget(self.meter)
        middle.addWidget(self.fader)
        middle.addStretch()
        column.addLayout(middle, 1)
        column.addWidget(self._value, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.mute)
        self.setFixedWidth(_WIDTH)
        self.show_source(source)

    def show_source(self, source: SourceState) -> None:
        """Show what the engine says of fader and mute."""
        if not self._pace.is_waiting:
            self.fader.show_gain(source.gain_db)
            self._value.setText(words.level(source.gain_db))
        self.mute.setChecked(source.muted)
        self.mute.setText(
            translate("Sound", "Muted") if source.muted else translate("Sound", "Mute")
        )
        self.meter.dim(dimmed=source.muted)

    def _send_gain(self, gain_db: float) -> None:
        self._station.submit(SetGain(self.source, gain_db))

    def _send_mute(self) -> None:
        wanted = self.mute.isChecked()
        # The button shows the engine's word, not the finger's.
        self.mute.setChecked(not wanted)
        self._station.submit(SetMute(self.source, wanted))


class Sound(QWidget):
    """All strips, and the programme. ``heard``: the newest levels, by source, some 30 a second."""

    heard = Signal(dict)

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
        column = QVBoxLayout()
        column.addWidget(label(translate("Sound", "Program"), "name"))
        column.addWidget(self.program, 1, Qt.AlignmentFlag.AlignHCenter)
        row.addLayout(column)
        inside.addLayout(row, 1)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._read)
        station.sources.changed.connect(self._sources_changed)
        station.meters_path.changed.connect(self._open)
        self._sources_changed()
        self._open()

    def toggle_mute(self, number: int) -> None:
        """Mute or unmute strip *number*, from 1."""
        strips = list(self.strips.values())
        if number <= len(strips):
            strips[number - 1].mute.click()

    def _sources_changed(self) -> None:
        heard = {source.name: source for source in self._station.sources.value if source.has_audio}
        if list(heard) != list(self.strips):
            for strip in self.strips.values():
                self._row.removeWidget(strip)
                strip.deleteLater()
            self.strips = {n: Strip(s, self._station, self._theme) for n, s in heard.items()}
            for n, strip in enumerate(self.strips.values()):
                self._row.insertWidget(n, strip)
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
        for meter in (*(strip.meter for strip in self.strips.values()), self.program):
            meter.show_levels(_SILENT_DB, _SILENT_DB, clipped=False)

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
