"""The sources, and what is wrong with those that something is wrong with."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.wire.state import SourceState
from ui.look.theme import Theme
from ui.model.notices import Notices
from ui.model.station import Station
from ui.panels.covers import Covers
from ui.widgets.styling import label, panel

_ICON_PX = 16
_COVERS = {"blur": "blurred", "freeze": "frozen"}
_STATUS = {
    "starting": ("waiting", "muted", "starting"),
    "live": ("good", "preview", "there"),
    "missing": ("warning", "warning", "missing"),
    "ended": ("ended", "muted", "ended"),
    "failed": ("error", "live_text", "failed"),
}


class Sources(QWidget):
    """A row a source: what it is, how it fares in a sign and a word, and its fault."""

    def __init__(
        self, station: Station, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        self.covers = Covers(station, notices)
        frame, inside = panel("Sources")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        area = QScrollArea()
        area.setWidgetResizable(True)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        area.setWidget(self._holder)
        inside.addWidget(area)
        inside.addWidget(self.covers)
        station.sources.changed.connect(self._rebuild)
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for source in self._station.sources.value:
            self._rows.addWidget(self._row(source))
        self._rows.addStretch()

    def _row(self, source: SourceState) -> QWidget:
        sign, color, word = _STATUS[source.status]
        row = QWidget()
        cover = _COVERS.get(source.shield, "")
        row.setAccessibleName(f"{source.label}: {word}{', ' if cover else ''}{cover}")
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._icon(source.kind, "muted"))
        first.addWidget(label(source.label, "name"))
        if source.clear_network:
            clear = self._icon("clear-network", "warning")
            clear.setToolTip("Crosses the local network unencrypted")
            clear.setAccessibleName("Unencrypted on the local network")
            first.addWidget(clear)
        first.addStretch()
        if cover:
            covered = label(cover, "name")
            covered.setProperty("tone", "warning")
            first.addWidget(covered)
        first.addWidget(label(word, "muted"))
        first.addWidget(self._icon(sign, color))
        layout.addLayout(first)
        if source.fault:
            fault = label(source.fault, "muted")
            fault.setWordWrap(True)
            fault.setProperty("tone", "error" if source.status == "failed" else "warning")
            layout.addWidget(fault)
        return row

    def _icon(self, name: str, color: str) -> QLabel:
        made = QLabel()
        made.setPixmap(self._theme.icon(name, color).pixmap(_ICON_PX, _ICON_PX))
        return made
