"""The places that the show goes to, one under another."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.model.station import Station

from .destination_row import DestinationRow


class Destinations(QWidget):
    """A row a destination; one that is alone leaves its buttons to the big one. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.rows: list[DestinationRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch()
        for slice_ in (station.live, station.rehearses, station.contact):
            slice_.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        live = self._station.live.value
        places = live.destinations if live is not None else ()
        while len(self.rows) > len(places):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.deleteLater()
        while len(self.rows) < len(places):
            row = DestinationRow(self._station.submit)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        up = self._station.contact.value.is_up
        for row, place in zip(self.rows, places, strict=True):
            rehearses = self._station.rehearses.value
            row.show_place(place, alone=len(places) == 1, rehearses=rehearses)
            row.setEnabled(up)
