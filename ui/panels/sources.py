"""The sources, and what is wrong with those that something is wrong with."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.wire.state import SourceState
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.widgets.styling import label, panel, scrolled

_ICON_PX = 16
_STATUS = {
    "starting": (
        "waiting",
        "muted",
        QT_TRANSLATE_NOOP("Sources", "starting"),
    ),
    "live": ("good", "preview", QT_TRANSLATE_NOOP("Sources", "there")),
    "missing": (
        "warning",
        "warning",
        QT_TRANSLATE_NOOP("Sources", "missing"),
    ),
    "ended": ("ended", "muted", QT_TRANSLATE_NOOP("Sources", "ended")),
    "failed": ("error", "live_text", QT_TRANSLATE_NOOP("Sources", "failed")),
}


class Sources(QWidget):
    """A row a source: what it is, how it fares in a sign and a word, and its fault."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        frame, inside = panel(translate("Sources", "Sources"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        inside.addWidget(scrolled(self._holder))
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
        word = translate("Sources", word)
        row = QWidget()
        row.setAccessibleName(f"{source.label}: {word}")
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._icon(source.kind, "muted"))
        first.addWidget(label(source.label, "name"))
        if source.clear_network:
            clear = self._icon("clear-network", "warning")
            clear.setToolTip(translate("Sources", "Crosses the local network unencrypted"))
            clear.setAccessibleName(translate("Sources", "Unencrypted on the local network"))
            first.addWidget(clear)
        first.addStretch()
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
