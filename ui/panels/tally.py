"""On air or not, since when, and how the way to the ingest fares."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.wire.state import LiveState
from ui import words
from ui.model.station import Station
from ui.widgets.styling import label, set_look

_WORDS = {
    "off": "Off air",
    "connecting": "Connecting",
    "live": "ON AIR",
    "reconnecting": "Reconnecting",
    "refused": "Refused",
}
_STATES = {
    "live": "live",
    "connecting": "waiting",
    "reconnecting": "waiting",
    "refused": "refused",
}
_TICK_MS = 250


class Tally(QFrame):
    """Unmistakable: nothing lights before the engine says so. GUI thread."""

    def __init__(
        self, station: Station, now_ns: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._now_ns = now_ns
        self.setObjectName("tally")
        self.word = QLabel()
        self.word.setObjectName("tally-word")
        self.word.setAccessibleName("On air")
        self.time = QLabel()
        self.time.setObjectName("tally-time")
        self._where = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.word)
        row.addWidget(self.time)
        row.addStretch()
        row.addWidget(self._where)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        for slice_ in (station.live, station.contact):
            slice_.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        live = self._station.live.value
        if live is None:
            self.word.setText("No contact")
            self._where.setText(self._station.contact.value.reason)
            set_look(self, "state", "waiting")
        else:
            self.word.setText(_WORDS[live.status])
            self._where.setText(_place(live))
            self._where.setToolTip(live.fault)
            set_look(self, "state", _STATES.get(live.status, ""))
        self._show_time()

    def _show_time(self) -> None:
        live = self._station.live.value
        running = live is not None and live.status in {"live", "reconnecting"}
        since_ns = live.since_ns if live is not None else 0
        self.time.setText(words.duration(self._now_ns() - since_ns) if running else "")


def _place(live: LiveState) -> str:
    if live.fault:
        return live.fault
    if not live.destination:
        return "The show is not being sent anywhere"
    region = f" ({live.region})" if live.region else ""
    return f"{live.destination}{region}"


class Figures(QWidget):
    """The figures that tell whether it goes well: rate, delay, drops, format."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.values: dict[str, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for name in ("Bit rate", "Delay", "Late", "Dropped", "Picture", "Disk free"):
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label(name, "caption"))
            value = label("–", "value")  # noqa: RUF001  # a dash for nothing yet
            value.setAccessibleName(name)
            column.addWidget(value)
            self.values[name] = value
            row.addLayout(column)
        station.health.changed.connect(self._refresh)
        station.format.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        health, form = self._station.health.value, self._station.format.value
        if form is not None:
            self.values["Picture"].setText(words.house_format(form))
            self.values["Picture"].setToolTip(form.reason)
        if health is None:
            for name in ("Bit rate", "Delay", "Late", "Dropped"):
                self.values[name].setText("–")  # noqa: RUF001  # likewise
            return
        self.values["Bit rate"].setText(words.bitrate(health.bitrate_bps))
        self.values["Delay"].setText(f"{health.delay_ms:.0f} ms")
        self.values["Late"].setText(str(health.pictures_late))
        dropped = health.pictures_dropped + health.live_packets_dropped
        self.values["Dropped"].setText(str(dropped))
        set_look(self.values["Dropped"], "tone", "error" if dropped else "")
        set_look(self.values["Late"], "tone", "warning" if health.pictures_late else "")
        self.values["Disk free"].setText(words.size(health.disk_free_bytes))
