"""Everybody in the call, and the keys that lead to them: what a producer works with."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.talk import MoveTo, TalkMember, TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import MAIN_ROOM, is_apart, leads
from ui.widgets.styling import label, scrolled

from . import words
from .call_stack import CallStack
from .line_keys import LineKeys
from .person_row import PersonRow

_ORDER = ("presenter", "operator", "producer", "admin")


class CrewView(QWidget):
    """Calls, keys of lines, rooms, people. GUI thread."""

    def __init__(self, talk: Talk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._theme = theme
        self.rows: dict[str, PersonRow] = {}
        self.calls = CallStack(talk)
        self.lines = LineKeys(talk, theme)
        self.where = label("", "muted")
        self.where.setWordWrap(True)
        self.back = QPushButton(translate("Talk", "Call everybody back"))
        self.back.setProperty("kind", "small")
        self.back.setToolTip(translate("Talk", "Bring everybody to the main room"))
        self._rooms = QWidget()
        rooms = QHBoxLayout(self._rooms)
        rooms.setContentsMargins(0, 0, 0, 0)
        rooms.addWidget(self.where, 1)
        rooms.addWidget(self.back)
        people = QWidget()
        self._people = QVBoxLayout(people)
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(4)
        self._people.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.calls)
        column.addWidget(self.lines)
        column.addWidget(self._rooms)
        column.addWidget(scrolled(people), 1)
        self.back.clicked.connect(self._call_back)
        for slice_ in (talk.state, talk.chosen):
            slice_.changed.connect(self._show)
        talk.keys.changed.connect(self._show)
        talk.levels.changed.connect(self._show_levels)
        self._show()

    def choose(self, station: str) -> None:
        """Choose a person, or nobody when it is chosen already."""
        self._talk.chosen.put("" if self._talk.chosen.value == station else station)
        # A press lights nothing: what is chosen does.
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        members = sorted(state.members, key=lambda each: _rank(each, state))
        here = [each.id for each in members]
        if here != list(self.rows):
            self._lay_out(here)
        for one in members:
            is_chosen = one.id == self._talk.chosen.value
            self.rows[one.id].show_member(one, state, is_chosen=is_chosen)
        self._rooms.setVisible(is_apart(state))
        self.where.setText(words.where(state))
        self.back.setVisible(leads(state))
        self._show_levels()

    def _show_levels(self) -> None:
        state, levels = self._talk.state.value or TalkState(), self._talk.levels.value
        for one in state.members:
            self.rows[one.id].show_level(one, levels, mine=one.id == state.you)

    def _lay_out(self, here: list[str]) -> None:
        for name in set(self.rows) - set(here):
            gone = self.rows.pop(name)
            self._people.removeWidget(gone)
            gone.deleteLater()
        kept, self.rows = self.rows, {}
        for n, name in enumerate(here):
            row = kept.get(name) or PersonRow(self._talk, self._theme, name, self.choose)
            self.rows[name] = row
            self._people.insertWidget(n, row)

    def _call_back(self) -> None:
        state = self._talk.state.value or TalkState()
        away = tuple(each.id for each in state.members if each.room != MAIN_ROOM)
        if away:
            self._talk.submit(MoveTo(away, MAIN_ROOM))


def _rank(one: TalkMember, state: TalkState) -> tuple[bool, int, str]:
    place = _ORDER.index(one.role) if one.role in _ORDER else len(_ORDER)
    return one.id == state.you, place, one.name.casefold()
