"""Where somebody is, and by one choice somewhere else."""

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from studio.wire.talk import MoveTo, TalkMember, TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.model.talk_view import MAIN_ROOM, leads
from ui.widgets.choice import Choice

from . import words

_LETTERS = 6


class RoomField(Choice):
    """Brings a person to a room that there is, to a new one, or back. GUI thread."""

    def __init__(self, talk: Talk, station: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._station = station
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._move)

    def show_state(self, one: TalkMember, state: TalkState) -> None:
        """Offer the rooms, and show where *one* is, unless somebody is choosing."""
        self.setVisible(leads(state))
        form = translate("Talk", "Room of {name}")
        self.setAccessibleName(form.format(name=one.name))
        self.setToolTip(translate("Talk", "Choose a room: {name} is moved there at once").format(
            name=one.name
        ))  # fmt: skip
        if self.view().isVisible():
            return
        rooms = (MAIN_ROOM, *(name for name in state.rooms if name != MAIN_ROOM), new_room(state))
        if [self.itemData(n) for n in range(self.count())] != [*rooms]:
            self.clear()
            for name in rooms:
                self.addItem(words.room(name), name)
            new = translate("Talk", "{room} (new)").format(room=words.room(rooms[-1]))
            self.setItemText(self.count() - 1, new)
        self.setCurrentIndex(max(0, self.findData(one.room)))

    def _move(self) -> None:
        room: str = self.currentData()
        self._talk.submit(MoveTo((self._station,), room))


def new_room(state: TalkState) -> str:
    """Return the name of a room that there is not yet."""
    number = 1
    while f"room-{number}" in state.rooms:
        number += 1
    return f"room-{number}"
