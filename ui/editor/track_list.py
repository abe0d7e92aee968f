"""Which sources have a track of sound of their own in recordings."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.language import translate
from ui.model.station import Station

_MOST_ROWS_PX = 120
_NAME = Qt.ItemDataRole.UserRole


class TrackList(QListWidget):
    """The sources that have sound, each with a box to check. GUI thread."""

    chosen = Signal()
    """Somebody checked one, or checked it no more."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._tracks: tuple[str, ...] = ()
        self.setMaximumHeight(_MOST_ROWS_PX)
        self.setToolTip(
            translate("RecordingSection", "Their sound is a track of its own beside the programme")
        )
        self.itemChanged.connect(lambda _: self.chosen.emit())
        station.sources.changed.connect(self._fill)

    def show_tracks(self, tracks: Sequence[str]) -> None:
        """Check the sources named in *tracks*."""
        self._tracks = tuple(tracks)
        self._fill()

    def chosen_of(self, before: Sequence[str]) -> tuple[str, ...]:
        """Return what is checked: in the order of *before*, then in that of the sources."""
        checked = list(self._checked())
        kept = [name for name in before if name in checked]
        return (*kept, *(name for name in checked if name not in kept))

    def _fill(self) -> None:
        self.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        row = self.currentRow()
        self.clear()
        for source in self._station.sources.value:
            if source.has_audio or source.name in self._tracks:
                item = QListWidgetItem(source.label)
                item.setData(_NAME, source.name)
                on = source.name in self._tracks
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self.addItem(item)
        self.setCurrentRow(row)
        self.blockSignals(False)  # noqa: FBT003  # likewise

    def _checked(self) -> Iterator[str]:
        for row in range(self.count()):
            item = self.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                yield str(item.data(_NAME))
