"""Going live and recording: one button each, and a row for each place that the show goes to."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.wire.commands import AnyCommand, StartLive, StartRecording, StopLive, StopRecording
from ui.account.event_button import EventButton
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.widgets.guarded_button import GuardedButton
from ui.widgets.styling import label, panel, scrolled
from ui.words import figure

from .destinations import Destinations
from .missed import MissedRow
from .recording_row import RecordingRow

_ROW_PX, _MOST_ROWS_SEEN = 44, 2


class Outputs(QWidget):
    """The two outputs, and what becomes of them."""

    def __init__(
        self,
        station: Station,
        theme: Theme,
        now_ns: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._now_ns = now_ns
        self.live: GuardedButton[AnyCommand] = GuardedButton(
            (translate("Outputs", "Go live"), StartLive()),
            (translate("Outputs", "Leave the air"), StopLive()),
        )
        self.record: GuardedButton[AnyCommand] = GuardedButton(
            (translate("Outputs", "Record"), StartRecording()),
            (translate("Outputs", "Stop recording"), StopRecording()),
        )
        self.check = QPushButton(translate("Outputs", "Check"))
        self.check.setCheckable(True)
        self.check.setProperty("kind", "small")
        self.check.setIcon(theme.icon("good"))
        self.check.setToolTip(translate("Outputs", "Look whether everything is ready to go live"))
        self.library = QPushButton(translate("Outputs", "Recordings"))
        self.library.setCheckable(True)
        self.library.setProperty("kind", "small")
        self.chosen = EventButton(station.account)
        self.live.setIcon(theme.icon("on-air"))
        self.record.setIcon(theme.icon("record", "live_text"))
        self.live.clicked.connect(lambda: self.live.press(self._go))
        self.record.clicked.connect(lambda: self.record.press(station.submit))
        self._protected = QLabel(translate("Outputs", "NOT PROTECTED"))
        self._protected.setProperty("badge", "true")
        self._protected.setProperty("tone", "warning")
        self._protected.setToolTip(
            translate(
                "Outputs",
                "Recordings are sealed with the demo's key, which lies in a file beside them. "
                "Start the studio with --key-file, or with a keyring, to protect them.",
            )
        )
        frame, inside = panel(translate("Outputs", "Outputs"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        looks = QHBoxLayout()
        looks.setSpacing(8)
        looks.addWidget(self.check, 1)
        looks.addWidget(self.library, 1)
        inside.addLayout(looks)
        for button in (self.chosen, self.live, self.record):
            inside.addWidget(button)
        self.recording = RecordingRow(station, now_ns)
        inside.addWidget(self.recording)
        self._narrow = label("", "muted")
        self._narrow.setWordWrap(True)
        self._narrow.setProperty("tone", "warning")
        inside.addWidget(self._narrow)
        inside.addWidget(MissedRow(station))
        row = QHBoxLayout()
        row.addWidget(self._protected)
        row.addStretch()
        inside.addLayout(row)
        self.destinations = Destinations(station)
        self._places = area = scrolled(self.destinations)
        # Rows take the room that there is: the pictures above are worth more.
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside.addWidget(area, 1)
        for slice_ in (station.live, station.recording, station.contact, station.health):
            slice_.changed.connect(self._refresh)
        self._refresh()

    def _go(self, command: AnyCommand) -> None:
        """Go live in the event that is chosen, or else where the show says; or leave the air."""
        if not (isinstance(command, StartLive) and self._station.account.go_live()):
            self._station.submit(command)

    def _refresh(self) -> None:
        live, recording = self._station.live.value, self._station.recording.value
        up = self._station.contact.value.is_up
        # How each of them fares is seen whatever else there is to tell; more than two are scrolled.
        places = len(live.destinations) if live is not None else 0
        self._places.setMinimumHeight(min(places, _MOST_ROWS_SEEN) * _ROW_PX)
        self.live.setEnabled(up)
        self.record.setEnabled(up)
        self.live.show_running(running=live is not None and live.status != "off")
        running = recording is not None and recording.status in {"recording", "paused"}
        self.record.show_running(running=running)
        self._protected.setVisible(recording is not None and not recording.protected)
        self._show_narrow()

    def _show_narrow(self) -> None:
        """Say while the line holds the picture back, and what was left out."""
        health = self._station.health.value
        told = []
        if health is not None and health.target_bps < health.ceiling_bps:
            text = translate("Outputs", "Picture at {now} of {whole} Mbit/s: the line is narrow")
            now, whole = health.target_bps / 1e6, health.ceiling_bps / 1e6
            told.append(text.format(now=figure(f"{now:.1f}"), whole=figure(f"{whole:.1f}")))
        if health is not None and health.live_packets_dropped:
            text = translate("Outputs", "Left out for the line: {count} packets")
            told.append(text.format(count=health.live_packets_dropped))
        self._narrow.setText("\n".join(told))
        self._narrow.setVisible(bool(told))
