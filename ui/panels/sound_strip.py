"""One source's strip: meter, fader, mute, solo and delay."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import SetDelay, SetGain, SetMute, SetSolo
from studio.wire.state import SourceState
from ui import words
from ui.language import translate
from ui.look.theme import Theme
from ui.model.paced import Paced
from ui.model.station import Station
from ui.widgets.fader import Fader
from ui.widgets.meter import Meter
from ui.widgets.meter_scale import MeterScale
from ui.widgets.numbers import NumberField, show_quietly
from ui.widgets.styling import label

_WIDTH = 92
_LONGEST_MS, _STEP_MS = 1000, 10


class Strip(QWidget):
    """Shows what the engine says of a source's sound, and asks for what hands want."""

    def __init__(self, source: SourceState, station: Station, theme: Theme) -> None:
        super().__init__()
        self.source = source.name
        self._station = station
        name = source.label
        level = translate("Sound", "Level of {source}").format(source=name)
        mute = translate("Sound", "Mute {source}").format(source=name)
        solo = translate("Sound", "Solo {source} in the headphones").format(source=name)
        self.meter = Meter(theme, level)
        self.fader = Fader(translate("Sound", "Fader of {source}").format(source=name))
        self.mute = _button(translate("Sound", "Mute"), "mute", mute)
        self.solo = _button(translate("Sound", "Solo"), "solo", solo)
        self.solo.setToolTip(
            translate("Sound", "Hear it alone in the headphones, before fader and mute")
        )
        self.delay = NumberField(0, _LONGEST_MS, " ms")
        self.delay.setSingleStep(_STEP_MS)
        self.delay.setPrefix(translate("Sound", "Delay") + " ")
        self.delay.setAccessibleName(translate("Sound", "Delay of {source}").format(source=name))
        self.delay.setToolTip(
            translate("Sound", "How much later it is heard, where its picture is slower")
        )
        self._value = label("", "caption")
        self.held_out = QLabel(translate("Sound", "HELD OUT"))
        self.held_out.setProperty("badge", "true")
        self.held_out.setProperty("tone", "warning")
        self.held_out.setToolTip(
            translate("Sound", "Out of the programme while its presenter answers the producer")
        )
        held = translate("Sound", "{source} is out of the programme while its presenter answers")
        self.held_out.setAccessibleName(held.format(source=name))
        self._pace = Paced(self._send_gain, self)
        self._arrange(source, theme)
        self.show_source(source)
        self.fader.moved.connect(self._pace.give)
        self.fader.moved.connect(lambda gain_db: self._value.setText(words.level(gain_db)))
        self.mute.clicked.connect(self._send_mute)
        self.solo.clicked.connect(self._send_solo)
        self.delay.valueChanged.connect(self._send_delay)

    def show_source(self, source: SourceState) -> None:
        """Show what the engine says of its knobs."""
        if not self._pace.is_waiting:
            self.fader.show_gain(source.gain_db)
            self._value.setText(words.level(source.gain_db))
        self.mute.setChecked(source.muted)
        self.mute.setText(
            translate("Sound", "Muted") if source.muted else translate("Sound", "Mute")
        )
        self.solo.setChecked(source.solo)
        self.held_out.setVisible(source.held_out)
        self.meter.dim(dimmed=source.muted or source.held_out)
        show_quietly(self.delay, source.delay_ms)

    def _arrange(self, source: SourceState, theme: Theme) -> None:
        name = label(source.label, "name")
        name.setToolTip(source.label)
        name.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(name, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.held_out, alignment=Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()
        middle.setSpacing(4)
        middle.addStretch()
        middle.addWidget(MeterScale(theme))
        middle.addWidget(self.meter)
        middle.addWidget(self.fader)
        middle.addStretch()
        column.addLayout(middle, 1)
        column.addWidget(self._value, alignment=Qt.AlignmentFlag.AlignHCenter)
        low = QHBoxLayout()
        low.setSpacing(4)
        low.addWidget(self.mute, 1)
        low.addWidget(self.solo, 1)
        column.addLayout(low)
        column.addWidget(self.delay)
        self.setFixedWidth(_WIDTH)

    def _send_gain(self, gain_db: float) -> None:
        self._station.submit(SetGain(self.source, gain_db))

    def _send_mute(self) -> None:
        wanted = self.mute.isChecked()
        # The button shows the engine's word, not the finger's.
        self.mute.setChecked(not wanted)
        self._station.submit(SetMute(self.source, wanted))

    def _send_solo(self) -> None:
        wanted = self.solo.isChecked()
        self.solo.setChecked(not wanted)
        self._station.submit(SetSolo(self.source, wanted))

    def _send_delay(self, delay_ms: int) -> None:
        self._station.submit(SetDelay(self.source, delay_ms))


def _button(text: str, kind: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setProperty("kind", kind)
    button.setAccessibleName(name)
    return button
