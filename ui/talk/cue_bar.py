"""What is said to a presenter without a voice, large, over the pictures that one looks at.

It is there for as long as one is in a call as a presenter, so that nothing moves when a cue comes;
for others while there is something to say, as that they were moved to a breakout room.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from studio.wire.talk import TalkSignal, TalkState
from ui.language import translate
from ui.model.station import Station
from ui.model.talk_view import MAIN_ROOM, calls, cue_of, is_presenter, text_of
from ui.widgets.styling import set_look

from . import words

_BLINK_MS = 500
"""One flash a second: three would be too many for some (WCAG 2.2, 2.3.1)."""
_HEIGHT = 56


class CueBar(QFrame):
    """Cue light, room, text, call, and whether one is out of the programme. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = station.talk
        self._sources = station.sources
        self.setObjectName("cue-bar")
        self.light = QLabel()
        self.light.setObjectName("cue-light")
        self.light.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.room = QLabel()
        self.room.setObjectName("room-sign")
        self.room.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = QLabel()
        self.text.setObjectName("cue-text")
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.take = QPushButton()
        self.out = QLabel(translate("Talk", "YOUR MICROPHONE IS OUT OF THE PROGRAMME"))
        self.out.setObjectName("held-out")
        self.out.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.out.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.light)
        row.addWidget(self.room)
        row.addWidget(self.text, 1)
        row.addWidget(self.take)
        row.addWidget(self.out)
        self.setFixedHeight(_HEIGHT)
        self.light.setFixedHeight(_HEIGHT)
        self.room.setFixedHeight(_HEIGHT)
        self.out.setFixedHeight(_HEIGHT)
        self._blink = QTimer(self, interval=_BLINK_MS)
        self._blink.timeout.connect(self._turn)
        self.take.clicked.connect(self._talk.take_next)
        for slice_ in (self._talk.state, self._sources):
            slice_.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        waiting, text = calls(state), text_of(state)
        held_out = any(source.held_out for source in self._sources.value)
        cue = cue_of(state)
        presents = is_presenter(state)
        self.light.setText(words.cue(cue) or translate("Talk", "No cue"))
        self.light.setVisible(bool(cue) or presents)
        set_look(self.light, "cue", cue)
        self._show_room(state)
        away = words.away(state) if presents else ""
        self._show_said(waiting[0] if waiting and presents else None, text, away)
        self.out.setVisible(held_out)
        self._show_take(cue, state, presents=presents)
        if waiting and presents and waiting[0].kind == "flash":
            if not self._blink.isActive():
                self._blink.start()
        else:
            self._blink.stop()
            set_look(self, "lit", "false")
        is_away = state.room != MAIN_ROOM
        self.setVisible(presents or is_away or bool(cue) or text is not None or held_out)

    def _show_room(self, state: TalkState) -> None:
        self.room.setVisible(state.room != MAIN_ROOM)
        self.room.setText(words.room(state.room))
        told = words.own_room(state)
        self.room.setToolTip(told)
        self.room.setAccessibleName(told)

    def _show_said(self, call: TalkSignal | None, text: TalkSignal | None, away: str) -> None:
        # Who waits for a cue sees here that none can come now.
        told = [away] if away else []
        if call is not None:
            told.append(words.call(call))
        if text is not None:
            form = translate("Talk", "{name}: {text}")
            told.append(form.format(name=text.sender_name, text=text.text))
        self.text.setText("\n".join(told))

    def _show_take(self, cue: str, state: TalkState, *, presents: bool) -> None:
        word = ""
        if cue in {"stand-by", "go"}:
            word = translate("Talk", "Acknowledge")
        elif calls(state) and presents:
            word = translate("Talk", "Answer")
        elif text_of(state) is not None:
            word = translate("Talk", "Read")
        self.take.setText(word)
        self.take.setVisible(bool(word))

    def _turn(self) -> None:
        set_look(self, "lit", "false" if self.property("lit") == "true" else "true")
