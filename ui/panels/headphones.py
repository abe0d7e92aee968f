"""Where the person at this studio hears the show: which output, how loud, how it fares."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from studio.wire.commands import SetMonitor
from studio.wire.state import MonitorState
from ui.model.station import Station
from ui.widgets.styling import label

_OFF, _OWN = "Off", "System's own"
_QUIETEST_DB, _LOUDEST_DB = -60, 12
_WORDS = {
    "off": "",
    "starting": "starting",
    "live": "plays",
    "missing": "missing",
    "refused": "refused",
}


class HeadphoneRow(QWidget):
    """One line, and a second one where something is wrong. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.output = QComboBox()
        self.output.setAccessibleName("Headphones")
        self.output.setToolTip("Where this machine plays the programme, or what is on solo")
        self.gain = QSpinBox()
        self.gain.setRange(_QUIETEST_DB, _LOUDEST_DB)
        self.gain.setSuffix(" dB")
        self.gain.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.gain.setKeyboardTracking(False)
        self.gain.setAccessibleName("Level of the headphones")
        self.status = label("", "muted")
        self.fault = label("", "muted")
        self.fault.setWordWrap(True)
        self.fault.setProperty("tone", "warning")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label("Headphones", "caption"))
        line.addWidget(self.output, 1)
        line.addWidget(self.gain)
        line.addWidget(self.status)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.fault)
        self.output.activated.connect(lambda _: self._send())
        self.gain.valueChanged.connect(lambda _: self._send())
        station.monitor.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        monitor = self._station.monitor.value
        self.setEnabled(monitor is not None)
        now = monitor if monitor is not None else MonitorState()
        self.output.clear()
        self.output.addItem(_OFF, None)
        self.output.addItem(_OWN, "")
        named = dict.fromkeys((*((now.device,) if now.device else ()), *now.devices))
        for name in named:
            self.output.addItem(name, name)
        index = 0 if now.device is None else max(1, self.output.findData(now.device))
        self.output.setCurrentIndex(index)
        self.gain.blockSignals(True)  # noqa: FBT003  # Qt's own
        self.gain.setValue(round(now.gain_db))
        self.gain.blockSignals(False)  # noqa: FBT003  # Qt's own
        self.status.setText(_WORDS[now.status])
        self.status.setAccessibleName(f"Headphones: {_WORDS[now.status] or 'off'}")
        self.fault.setText(now.fault)
        self.fault.setVisible(bool(now.fault))

    def _send(self) -> None:
        device: str | None = self.output.currentData()
        self._station.submit(SetMonitor(device, float(self.gain.value())))
