"""The sources, and what is wrong with those that something is wrong with."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.wire.commands import ShowPage
from ui.language import translate
from ui.look.theme import Theme
from ui.model.notices import Notices
from ui.model.station import Station
from ui.panels.covers import Covers
from ui.panels.source_row import SourceRow
from ui.widgets.styling import panel, scrolled


class Sources(QWidget):
    """A row a source. GUI thread."""

    def __init__(
        self, station: Station, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        self.rows: dict[str, SourceRow] = {}
        self.covers = Covers(station, notices)
        frame, inside = panel(translate("Sources", "Sources"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        holder = QWidget()
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._list.addStretch()
        inside.addWidget(scrolled(holder))
        inside.addWidget(self.covers)
        station.sources.changed.connect(self._refresh)
        self._refresh()

    def turn(self, by: int) -> None:
        """Turn the pages of the slides on air, or else in preview, or else of the first ones."""
        slides = [source.name for source in self._station.sources.value if source.pages]
        program = self._station.program.value
        shown = [program.scene if program else "", self._station.preview.value]
        scenes = {scene.name: scene.sources for scene in self._station.scenes.value}
        for scene in shown:
            found = [name for name in scenes.get(scene, ()) if name in slides]
            if found:
                self._turn(found[-1], by)
                return
        if slides:
            self._turn(slides[0], by)

    def _turn(self, source: str, by: int) -> None:
        self._station.submit(ShowPage(source, by=by))

    def _refresh(self) -> None:
        sources = self._station.sources.value
        if [source.name for source in sources] != list(self.rows):
            for row in self.rows.values():
                self._list.removeWidget(row)
                row.deleteLater()
            self.rows = {
                s.name: SourceRow(self._theme, partial(self._turn, s.name)) for s in sources
            }
            for n, row in enumerate(self.rows.values()):
                self._list.insertWidget(n, row)
        for source in sources:
            self.rows[source.name].show_source(source)
