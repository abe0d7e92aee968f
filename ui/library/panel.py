"""The library of recordings at the window's side."""

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.widgets.styling import label, panel

from .deeds import Deeds
from .jobs import Jobs
from .keeping import Keeping
from .player_view import PlayerView
from .shelf_list import ShelfList

WIDTH = 400


class LibraryPanel(QWidget):
    """Calls the library while it is shown. GUI thread."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = station.library
        self._record_key = ""
        self.player = PlayerView(station, theme)
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("Library", "Search: show, day, state"))
        self.search.setAccessibleName(translate("Library", "Search recordings"))
        self.search.setClearButtonEnabled(True)
        self.here = QPushButton(translate("Library", "Recordings"))
        self.trash = QPushButton(translate("Library", "Trash"))
        self._which = QButtonGroup(self)
        for button in (self.here, self.trash):
            button.setCheckable(True)
            button.setProperty("kind", "small")
            self._which.addButton(button)
        self.here.setChecked(True)
        self.list = ShelfList(self._library, theme)
        self.empty = label("", "muted")
        self.empty.setWordWrap(True)
        self.deeds = Deeds(self._library, self.player.play)
        self.jobs = Jobs(self._library)
        self.keeping = Keeping(self._library)
        frame, inside = panel(translate("Library", "Recordings"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        find = QHBoxLayout()
        find.setSpacing(4)
        find.addWidget(self.search, 1)
        find.addWidget(self.here)
        find.addWidget(self.trash)
        inside.addWidget(self.player)
        inside.addLayout(find)
        inside.addWidget(self.empty)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.deeds)
        inside.addWidget(self.jobs)
        inside.addWidget(self.keeping)
        self.setFixedWidth(WIDTH)
        self.search.textChanged.connect(self.list.search)
        self.trash.toggled.connect(lambda on: self.list.show_deleted(deleted=on))
        self.list.wanted.connect(self._choose)
        self.list.opened.connect(self.deeds.do_play)
        self.list.unwanted.connect(self.deeds.delete.click)
        self._library.state.changed.connect(self._choose)
        self._choose()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's name
        """Call the library."""
        super().showEvent(event)
        if not event.spontaneous():
            self._library.open()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  # Qt's name
        """Leave it: what is played ends, what is exported goes on."""
        super().hideEvent(event)
        # Not where the whole window is put down for a while.
        if not event.spontaneous():
            self._library.close()

    def show_key(self, keys: str) -> None:
        """Tell of the keys that record now, '' for none."""
        self._record_key = keys
        self._choose()

    def let_go(self) -> None:
        """Close what is read, as another window takes this one's place."""
        self.player.let_go()

    def _choose(self) -> None:
        self.deeds.show_recording(self.list.chosen)
        words = self._empty_words()
        self.empty.setText(words)
        self.empty.setVisible(bool(words))

    def _empty_words(self) -> str:
        state = self._library.state.value
        if state is None:
            return translate("Library", "Looking for the recordings …")
        if self.list.count():
            return ""
        if state.looking:
            return translate("Library", "Looking through the folder …")
        if self.search.text():
            return translate("Library", "None has all of these words.")
        if self.trash.isChecked():
            return translate("Library", "The trash is empty.")
        return self._none_words()

    def _none_words(self) -> str:
        if not self._record_key:
            return translate("Library", "There is no recording yet.")
        form = translate("Library", "There is no recording yet; {key} makes one.")
        return form.format(key=self._record_key)
