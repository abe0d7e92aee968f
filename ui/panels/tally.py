"""On air or not, since when, and how the way to the ingest fares."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.wire.state import LiveState
from ui import words
from ui.language import translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.styling import label, set_look

_STATES = {
    "live": "live",
    "connecting": "waiting",
    "standby": "waiting",
    "reconnecting": "waiting",
    "refused": "refused",
}
_TICK_MS = 250
_NOTHING = "–"  # noqa: RUF001  # a dash for nothing yet


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
        self.time = QLabel()
        self.time.setObjectName("tally-time")
        # The figures beside it need their room more than a long address does.
        self._where = ElidedLabel()
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.word)
        row.addWidget(self.time)
        row.addWidget(self._where, 1)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._tick.start()
        for slice_ in (station.live, station.contact, station.rehearses):
            slice_.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        live = self._station.live.value
        if live is None:
            self.word.setText(translate("Tally", "No contact"))
            self._where.setText(said(self._station.contact.value.reason))
            set_look(self, "state", "waiting")
        else:
            rehearses = self._station.rehearses.value
            self.word.setText(live_words(live.status, rehearses=rehearses))
            tried = live.status == "live" and rehearses
            self._where.setText(translate("Tally", "Nobody sees it") if tried else _place(live))
            set_look(self, "state", "waiting" if tried else _STATES.get(live.status, ""))
        self._show_time()

    def _show_time(self) -> None:
        live = self._station.live.value
        running = live is not None and live.status in {"live", "reconnecting"}
        since_ns = live.since_ns if live is not None else 0
        self.time.setText(words.duration(self._now_ns() - since_ns) if running else "")


def _place(live: LiveState) -> str:
    if live.fault:
        return said(live.fault)
    if not live.destination:
        return translate("Tally", "The show is not being sent anywhere")
    region = f" ({said(live.region)})" if live.region else ""
    return f"{live.destination}{region}"


def live_words(status: str, *, rehearses: bool) -> str:
    """Return how the way to the audience fares, in words; *rehearses*: there is none."""
    if status == "live" and rehearses:
        return translate("Tally", "REHEARSAL")
    return {
        "off": translate("Tally", "Off air"),
        "connecting": translate("Tally", "Connecting"),
        "standby": translate("Tally", "Standby"),
        "live": translate("Tally", "ON AIR"),
        "reconnecting": translate("Tally", "Reconnecting"),
        "refused": translate("Tally", "Refused"),
    }[status]


class Figures(QWidget):
    """The figures that tell whether it goes well: rate, delay, drops, format."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.values: dict[str, QLabel] = {}
        self._names = _figure_names()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for figure, name in self._names.items():
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(label(name, "caption"))
            self.values[figure] = label("", "value")
            column.addWidget(self.values[figure])
            row.addLayout(column)
            self._put(figure, _NOTHING)
        station.health.changed.connect(self._refresh)
        station.format.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        health, form = self._station.health.value, self._station.format.value
        if form is not None:
            self._put("picture", words.house_format(form))
            self.values["picture"].setToolTip(said(form.reason))
        if health is None:
            for figure in ("bitrate", "delay", "late", "dropped", "disk"):
                self._put(figure, _NOTHING)
                set_look(self.values[figure], "tone", "")
            return
        self._put("bitrate", words.bitrate(health.bitrate_bps))
        self._put("delay", f"{health.delay_ms:.0f} ms")
        self._put("late", str(health.pictures_late))
        dropped = health.pictures_dropped + health.live_packets_dropped
        self._put("dropped", str(dropped))
        set_look(self.values["dropped"], "tone", "error" if dropped else "")
        set_look(self.values["late"], "tone", "warning" if health.pictures_late else "")
        self._put("disk", words.size(health.disk_free_bytes))

    def _put(self, figure: str, text: str) -> None:
        self.values[figure].setText(text)
        # A screen reader comes to the figure alone, without the caption over it.
        self.values[figure].setAccessibleName(f"{self._names[figure]}: {text}")


def _figure_names() -> dict[str, str]:
    return {
        "bitrate": translate("Figures", "Bit rate"),
        "delay": translate("Figures", "Delay"),
        "late": translate("Figures", "Late"),
        "dropped": translate("Figures", "Dropped"),
        "picture": translate("Figures", "Picture"),
        "disk": translate("Figures", "Disk free"),
    }
