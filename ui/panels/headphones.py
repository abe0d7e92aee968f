"""Where the person at this studio hears the show: which output, how loud, how it fares."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from studio.wire.commands import SetMonitor
from studio.wire.events import Devices
from studio.wire.state import MonitorState
from ui.language import translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.asking_list import AskingList
from ui.widgets.numbers import NumberField, show_quietly
from ui.widgets.offering import offer
from ui.widgets.styling import label

_QUIETEST_DB, _LOUDEST_DB = -60, 12
_LETTERS = 8


class HeadphoneRow(QWidget):
    """One line, and a second one where something is wrong. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._known: tuple[str, ...] = ()
        self._looked: tuple[str, ...] | None = None
        """What was found since the engine told of its own; None: nothing newer."""
        self.output = AskingList()
        self.output.setAccessibleName(translate("Headphones", "Headphones"))
        # A long name may not widen the window.
        self.output.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.output.setMinimumContentsLength(_LETTERS)
        self.output.setToolTip(
            translate("Headphones", "Where this machine plays the programme, or what is on solo")
        )
        self.gain = NumberField(_QUIETEST_DB, _LOUDEST_DB, " dB")
        self.gain.setAccessibleName(translate("Headphones", "Level of the headphones"))
        self.status = label("", "muted")
        self.fault = label("", "muted")
        self.fault.setWordWrap(True)
        self.fault.setProperty("tone", "warning")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(translate("Headphones", "Headphones"), "caption"))
        line.addWidget(self.output, 1)
        line.addWidget(self.gain)
        line.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.fault)
        self.output.activated.connect(lambda _: self._send())
        # The engine looks as it opens one, so until then it knows of none.
        self.output.asked.connect(station.look_for_devices)
        station.devices_came.connect(self._take_in)
        self.gain.valueChanged.connect(lambda _: self._send())
        station.monitor.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        monitor = self._station.monitor.value
        self.setEnabled(monitor is not None)
        now = monitor if monitor is not None else MonitorState()
        if now.devices != self._known:
            self._known, self._looked = now.devices, None
        there = self._known if self._looked is None else self._looked
        named = dict.fromkeys((*((now.device,) if now.device else ()), *there))
        choices = (
            (translate("Headphones", "Off"), None),
            (translate("Headphones", "System's own"), ""),
            *((name, name) for name in named),
        )
        offer(self.output, choices, now.device)
        show_quietly(self.gain, round(now.gain_db))
        word = _status_words()[now.status]
        self.status.setText(word)
        told = translate("Headphones", "Headphones: {status}")
        self.status.setAccessibleName(
            told.format(status=word or translate("Headphones", "Off").lower())
        )
        self.fault.setText(said(now.fault))
        self.fault.setVisible(bool(now.fault))

    def _take_in(self, devices: Devices) -> None:
        self._looked = devices.found.get("headphones")
        self._show()

    def _send(self) -> None:
        device: str | None = self.output.currentData()
        self._station.submit(SetMonitor(device, float(self.gain.value())))


def _status_words() -> dict[str, str]:
    return {
        "off": "",
        "starting": translate("Headphones", "starting"),
        "live": translate("Headphones", "plays"),
        "missing": translate("Headphones", "missing"),
        "refused": translate("Headphones", "refused"),
    }
