"""Covers all screens of the show at a press: blurred, or their last pictures held."""

from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import ShieldSource
from studio.wire.state import SourceState
from ui.language import translate
from ui.model.notices import Notices
from ui.model.station import Station
from ui.widgets.styling import label

_KIND = "screen"
Cover = Literal["blur", "freeze"]


class Covers(QWidget):
    """Two buttons, lit while all screens are covered so; gone where the show has no screen."""

    def __init__(self, station: Station, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._notices = notices
        self.blur = QPushButton(translate("Covers", "Blur"))
        self.freeze = QPushButton(translate("Covers", "Freeze"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(label(translate("Covers", "All screens"), "caption"))
        row = QHBoxLayout()
        row.setSpacing(8)
        rows.addLayout(row)
        for button, press in ((self.blur, self.do_blur), (self.freeze, self.do_freeze)):
            button.setCheckable(True)
            button.setProperty("kind", "small")
            button.clicked.connect(press)
            row.addWidget(button)
        self.blur.setAccessibleName(translate("Covers", "Blur all screens"))
        self.freeze.setAccessibleName(translate("Covers", "Freeze all screens"))
        station.sources.changed.connect(self._refresh)
        self._refresh()

    def do_blur(self) -> None:
        """Blur all screens; where they all are, uncover them."""
        self._cover("blur")

    def do_freeze(self) -> None:
        """Hold the last picture of all screens; where all are held, let them go on."""
        self._cover("freeze")

    def _cover(self, cover: Cover) -> None:
        screens = self._screens()
        if not screens:
            self._notices.add("info", translate("Covers", "The show has no screen to cover."))
        covered = all(source.shield == cover for source in screens)
        for source in screens:
            self._station.submit(ShieldSource(source.name, "off" if covered else cover))
        # A press lights nothing: the engine's word does.
        self._refresh()

    def _screens(self) -> list[SourceState]:
        return [source for source in self._station.sources.value if source.kind == _KIND]

    def _refresh(self) -> None:
        screens = self._screens()
        self.setVisible(bool(screens))
        for button, cover in ((self.blur, "blur"), (self.freeze, "freeze")):
            lit = bool(screens) and all(source.shield == cover for source in screens)
            button.setChecked(lit)
