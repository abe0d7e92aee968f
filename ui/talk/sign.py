"""The sign of an open microphone: in words, with a picture, and in a colour, wherever one looks."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.talk import TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import open_lines
from ui.widgets.elided_label import ElidedLabel

from . import words

_ICON_PX = 28


class OpenSign(QFrame):
    """Seen while one's own talk microphone is open, and closes it. GUI thread.

    ``turned``: it came into sight, or went out of it.
    """

    turned = Signal()

    def __init__(self, talk: Talk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.setObjectName("open-sign")
        icon = QLabel()
        icon.setPixmap(theme.icon("microphone", "well").pixmap(_ICON_PX, _ICON_PX))
        self.word = QLabel()
        self.word.setProperty("text-role", "sign")
        self.to = ElidedLabel(Qt.TextElideMode.ElideRight)
        self.close_ = QPushButton(theme.icon("close"), "")
        self.close_.setProperty("kind", "small")
        self.close_.setToolTip(translate("Talk", "Close all my talk microphones"))
        self.close_.setAccessibleName(translate("Talk", "Close all my talk microphones"))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.word)
        told.addWidget(self.to)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(icon)
        row.addLayout(told, 1)
        row.addWidget(self.close_)
        self.close_.clicked.connect(talk.keys.release_all)
        talk.state.changed.connect(self._show)
        talk.keys.changed.connect(self._show)
        self.hide()
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        is_open = self._talk.keys.is_open
        self.word.setText(translate("Talk", "MICROPHONE OPEN"))
        self.to.setText(self._told(state))
        self.setAccessibleName(f"{self.word.text()}. {self.to.text()}")
        if is_open is self.isHidden():
            self.setVisible(is_open)
            self.turned.emit()

    def _told(self, state: TalkState) -> str:
        names = [words.spoken_to(each, state) for each in open_lines(state)]
        names += [
            words.spoken_to(each, state)
            for each in state.lines
            if each.id in self._talk.keys.held and words.spoken_to(each, state) not in names
        ]
        told = "  ·  ".join((words.seconds(state.open_s), ", ".join(names)))
        if state.latched and not self._talk.keys.held:
            limit = translate("Talk", "closes by itself in {left}")
            told += "  ·  " + limit.format(left=words.seconds(state.latch_left_s))
        return told
