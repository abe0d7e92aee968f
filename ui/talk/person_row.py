"""One person of the call: who and where, what they do, and the keys that reach them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.talk import Listen, TalkLevels, TalkMember, TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import line as line_of
from ui.roles import role
from ui.said import said
from ui.widgets.level_bar import LevelBar
from ui.widgets.styling import label, set_look

from . import words
from .person_deeds import PersonDeeds
from .room_field import RoomField
from .talk_key import TalkKey

_TONES = {"on-air": "live", "preview": "preview"}
_SILENT_DB = -100.0


class PersonRow(QFrame):
    """Shows a member as the call tells; unfolds its deeds while it is chosen. GUI thread."""

    def __init__(
        self,
        talk: Talk,
        theme: Theme,
        station: str,
        choose: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._talk = talk
        self.station = station
        self.setProperty("person", "true")
        self.name = QPushButton()
        self.name.setCheckable(True)
        self.name.setProperty("kind", "person")
        self.role = label("", "muted")
        self.room, self.cue, self.tally = _badge(), _badge(), _badge()
        self.level = LevelBar(theme, "")
        self.doing, self.health, self.fault = label("", "muted"), label("", "muted"), QLabel()
        self.doing.setWordWrap(True)
        self.fault.setProperty("tone", "warning")
        self.fault.setWordWrap(True)
        self.speak = TalkKey(talk, theme, f"ifb:{station}", translate("Talk", "Talk"))
        self.alone = TalkKey(talk, theme, f"iso:{station}", translate("Talk", "Private"))
        self.listen = QPushButton(translate("Talk", "Listen"))
        self.listen.setCheckable(True)
        self.listen.setProperty("kind", "toggle")
        self.at = RoomField(talk, station)
        self.deeds = PersonDeeds(talk, station)
        self._keys = QWidget()
        self._arrange()
        self.name.clicked.connect(lambda: choose(station))
        self.listen.clicked.connect(self._listen)

    def show_member(self, one: TalkMember, state: TalkState, *, is_chosen: bool) -> None:
        """Show *one* as it is now."""
        mine = one.id == state.you
        form = translate("Talk", "{name} (you)") if mine else "{name}"
        name = form.format(name=one.name)
        self.name.setText(name)
        self.name.setChecked(is_chosen)
        self.role.setText(role(one.role))
        _put(self.room, words.room(one.room) if one.room else "", "")
        _put(self.cue, words.cue(one.cue), "warning" if one.cue == "stand-by" else "")
        _put(self.tally, words.tally(one.tally), _TONES.get(one.tally, ""))
        self.doing.setText(words.doing(one, state))
        self.health.setText(words.health(one))
        self.health.setVisible(bool(self.health.text()))
        self.fault.setText(said(one.fault) if one.fault else "")
        self.fault.setVisible(bool(one.fault))
        self.level.setAccessibleName(translate("Talk", "Level of {name}").format(name=one.name))
        self._name_it(one, name)
        self.speak.show_state(state, translate("Talk", "Talk to {line}").format(line=one.name))
        alone = translate("Talk", "Talk to {line} privately").format(line=one.name)
        self.alone.show_state(state, alone)
        self._show_listen(one, state)
        self.at.show_state(one, state)
        self._keys.setVisible(not mine)
        self.deeds.setVisible(is_chosen and not mine)
        if self.deeds.isVisibleTo(self):
            self.deeds.show_state(one, state)
        set_look(self, "chosen", "true" if is_chosen else "false")

    def show_level(self, one: TalkMember, levels: TalkLevels | None, *, mine: bool) -> None:
        """Show how loud the person speaks."""
        level_db = one.level_db if one.talking else _SILENT_DB
        if levels is not None:
            level_db = levels.own_db if mine else levels.heard_db.get(one.id, level_db)
        self.level.show_level(level_db)

    def _show_listen(self, one: TalkMember, state: TalkState) -> None:
        line = line_of(state, f"ifb:{one.id}")
        self.listen.setVisible(line is not None and (line.may_listen or line.listening))
        words.put_listening(self.listen, is_on=line is not None and line.listening)
        form = translate("Talk", "Listen to {name}, when they answer")
        self.listen.setAccessibleName(form.format(name=one.name))
        self.listen.setToolTip(self.listen.accessibleName())

    def _listen(self) -> None:
        wanted = self.listen.isChecked()
        # The button shows the call's word, not the finger's.
        self.listen.setChecked(not wanted)
        self._talk.submit(Listen(f"ifb:{self.station}", wanted))

    def _name_it(self, one: TalkMember, name: str) -> None:
        """Have a screen reader tell in one breath what the eye sees at one look."""
        told = (
            *(name, role(one.role), words.room(one.room), self.tally.text()),
            *(self.cue.text(), self.doing.text(), self.health.text(), self.fault.text()),
        )
        self.name.setAccessibleName(", ".join(part for part in told if part))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.role)
        head.addStretch()
        for badge in (self.room, self.cue, self.tally):
            head.addWidget(badge)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.doing, 1)
        told.addWidget(self.health, 0, Qt.AlignmentFlag.AlignTop)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(4)
        keys.addWidget(self.speak, 3)
        keys.addWidget(self.alone, 3)
        keys.addWidget(self.listen)
        keys.addWidget(self.at, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.level)
        column.addLayout(told)
        column.addWidget(self.fault)
        column.addWidget(self._keys)
        column.addWidget(self.deeds)


def _badge() -> QLabel:
    made = QLabel()
    made.setProperty("badge", "true")
    return made


def _put(badge: QLabel, text: str, tone: str) -> None:
    badge.setText(text)
    badge.setVisible(bool(text))
    set_look(badge, "tone", tone)
