"""What is brought to the backend, and how far: what every ingest missed, and whole recordings."""

from PySide6.QtWidgets import QLabel, QWidget

from studio.wire.state import MissedState
from ui.language import translate
from ui.model.station import Station
from ui.said import said
from ui.widgets.styling import set_look
from ui.words import figure


class MissedRow(QLabel):
    """Says nothing while nothing was missed. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.setWordWrap(True)
        self.setProperty("text-role", "muted")
        station.missed.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        missed = self._station.missed.value
        text = "" if missed is None else _words(missed)
        self.setText(text)
        self.setVisible(bool(text))
        troubled = missed is not None and bool(missed.fault)
        set_look(self, "tone", "warning" if troubled else "")


def _words(missed: MissedState) -> str:
    if missed.fault:
        return said(missed.fault)
    if missed.recording:
        text = translate("Missed", "{name} is brought to the backend: {percent} %")
        return text.format(name=missed.recording, percent=round(missed.brought * 100))
    if not missed.missed_s:
        return ""
    if missed.status == "done":
        text = translate("Missed", "{missed} s that every ingest missed are uploaded")
    else:
        text = translate("Missed", "Every ingest missed {missed} s; uploaded {uploaded} of them")
    return text.format(
        missed=figure(f"{missed.missed_s:.1f}"), uploaded=figure(f"{missed.uploaded_s:.1f}")
    )
