"""The place of talkback's panel, which is loaded when it is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import Theme
from ui.model.station import Station

if TYPE_CHECKING:
    from .panel import TalkPanel


class TalkSide(QWidget):
    """Costs a window that has no use for talkback nothing. GUI thread.

    ``stay_wished``: whether latched keys are to stay down behind another program's window;
    ``global_wished``: whether keys are to be heard there. ``behind``: whether they are.
    """

    stay_wished = Signal(bool)
    global_wished = Signal(bool)
    behind = False

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._theme = theme
        self.panel: TalkPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def begin(self) -> "TalkPanel":
        """Call the link, build the panel where there is none yet, and have the keys in it."""
        self._station.talk.open()
        if self.panel is None:
            from .panel import TalkPanel  # noqa: PLC0415  # when it is first opened

            self.panel = TalkPanel(self._station, self._theme)
            self.show_chosen()
            self.panel.stay_wished.connect(self.stay_wished)
            self.panel.global_wished.connect(self.global_wished)
            self._column.addWidget(self.panel)
        self.panel.begin()
        return self.panel

    def show_chosen(self) -> None:
        """Show what the person has chosen, where it is seen."""
        if self.panel is not None:
            self.panel.show_chosen(stays=self._station.talk.keys.stays, behind=self.behind)
