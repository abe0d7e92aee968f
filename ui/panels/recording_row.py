"""How the recording goes: how long, how large, how long the disk lasts; pause and chapters."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import MarkChapter, PauseRecording, ResumeRecording, SplitRecording
from studio.wire.state import Health, RecordingState
from ui import words
from ui.language import translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.styling import label, set_look

_TICK_MS = 500
_SHORT_S = 600
"""A disk that lasts no longer than this is a warning."""
_GOES = {"recording", "paused"}


class RecordingRow(QWidget):
    """Shows while something is recorded, and what became of it."""

    def __init__(
        self,
        station: Station,
        now_ns: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._now_ns = now_ns
        self._told = label("", "muted")
        self._told.setWordWrap(True)
        self._warning = label("", "muted")
        self._warning.setWordWrap(True)
        set_look(self._warning, "tone", "warning")
        self.pause = QPushButton()
        self.pause.clicked.connect(self.do_pause)
        self.mark = QPushButton(translate("RecordingRow", "Mark"))
        self.mark.setToolTip(translate("RecordingRow", "Begin a chapter of the recording here"))
        self.mark.clicked.connect(self.do_mark)
        buttons = QHBoxLayout()
        for button in (self.pause, self.mark):
            button.setProperty("kind", "small")
            buttons.addWidget(button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._told)
        inside.addWidget(self._warning)
        inside.addLayout(buttons)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.refresh)
        self._tick.start()
        for slice_ in (station.recording, station.health, station.contact):
            slice_.changed.connect(self.refresh)
        self.refresh()

    def do_pause(self) -> None:
        """Pause the recording, or let it go on."""
        recording = self._station.recording.value
        paused = recording is not None and recording.status == "paused"
        self._station.submit(ResumeRecording() if paused else PauseRecording())

    def do_mark(self) -> None:
        """Begin a chapter."""
        self._station.submit(MarkChapter())

    def do_split(self) -> None:
        """Begin a new file."""
        self._station.submit(SplitRecording())

    def refresh(self) -> None:
        """Show what the engine says."""
        recording, health = self._station.recording.value, self._station.health.value
        goes = recording is not None and recording.status in _GOES
        self.pause.setVisible(goes)
        self.mark.setVisible(goes)
        paused = recording is not None and recording.status == "paused"
        self.pause.setText(
            translate("RecordingRow", "Go on") if paused else translate("RecordingRow", "Pause")
        )
        self._told.setText(self._text(recording, health) if recording is not None else "")
        self._told.setToolTip(recording.path if recording is not None else "")
        warning = said(recording.warning) if recording is not None and goes else ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        short = goes and health is not None and 0 < health.disk_left_s <= _SHORT_S
        set_look(self._told, "tone", "warning" if short else "")

    def _text(self, recording: RecordingState, health: Health | None) -> str:
        if recording.status == "failed":
            return said(recording.fault)
        left = ""
        if health is not None and health.disk_left_s:
            left = translate("RecordingRow", "room for {left} h").format(
                left=words.hours(health.disk_left_s)
            )
        if recording.status not in _GOES:
            off = translate("RecordingRow", "Not recording")
            return f"{off}, {left}" if left else off
        lasted_ns = recording.recorded_ns
        if recording.status == "recording":
            lasted_ns += max(0, self._now_ns() - recording.since_ns)
            form = translate("RecordingRow", "Recording {lasted}  {size}")
        else:
            form = translate("RecordingRow", "Paused at {lasted}  {size}")
        size = words.size(health.recording_bytes) if health else ""
        told = form.format(lasted=words.duration(lasted_ns), size=size)
        others = ", ".join(iso.label for iso in recording.isos if iso.status in _GOES)
        if others:
            others = translate("RecordingRow", "By themselves: {sources}").format(sources=others)
        return "\n".join(line for line in (told, left, recording.chapter, others) if line)
