"""The events: the one that is chosen, all of them, and what is being done with one."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.wire.account import AccountState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.widgets.styling import scrolled

from .chosen import ChosenEvent
from .deleted_list import DeletedList
from .event_deeds import EventDeeds
from .event_form import EventForm
from .event_list import EventList
from .stations import Stations


class Agenda(QWidget):
    """One view at a time below the chosen event: the list, a form, or what was deleted.

    GUI thread.
    """

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account = station.account
        self.chosen = ChosenEvent(station, theme)
        self.stations = Stations(self._account)
        self.events = EventList(self._account)
        self.choose = QPushButton(translate("Account", "Choose this event"))
        self.form = EventForm(self._account)
        self.deleted = DeletedList(self._account)
        self.deeds = EventDeeds(self._account, self.form, lambda: self.events.current)
        self._form_area = scrolled(self.form)
        self._running = QWidget()
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.addWidget(self.chosen)
        running.addWidget(self.stations)
        self._view = "list"
        self._who: tuple[str, str] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._running)
        column.addWidget(self.events, 1)
        column.addWidget(self.choose)
        column.addWidget(self.deeds)
        column.addWidget(self._form_area, 1)
        column.addWidget(self.deleted, 1)
        self.choose.clicked.connect(self.events.choose)
        self.events.currentItemChanged.connect(lambda *_: self.deeds.delete.disarm())
        self.deeds.form_wanted.connect(lambda: self._open("form"))
        self.deeds.deleted_wanted.connect(self._open_deleted)
        self.form.closed.connect(self._close)
        self.deleted.closed.connect(self._close)
        self._account.state.changed.connect(self._show)
        self._show()

    def begin(self) -> bool:
        """Have the keys where the next step is; False where there is none."""
        if self.events.isVisible():
            self.events.setFocus()
        return self.isVisible()

    def _open(self, view: str) -> None:
        self._view = view
        self._show()

    def _open_deleted(self) -> None:
        self._open("deleted")
        self.deleted.begin()

    def _close(self) -> None:
        self._open("list")
        self.events.setFocus()

    def _show(self) -> None:
        state = self._account.state.value or AccountState()
        if state.person is not None:
            who, self._who = self._who, (state.person.mail, state.person.organisation)
            if who != self._who:
                # What was begun was another person's.
                self._view = "list"
        # A form needs the room; what is live shows among the outputs as well.
        self._running.setVisible(self._view != "form")
        for name, part in (
            ("list", self.events),
            ("list", self.deeds),
            ("form", self._form_area),
            ("deleted", self.deleted),
        ):
            part.setVisible(self._view == name)
        self.choose.setVisible(self._view == "list" and bool(state.events))
