"""What a presenter works with: one big key to answer, who speaks, who is where, how it sounds."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from studio.wire.talk import SendSignal, TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import is_apart, own_line, speakers
from ui.widgets.styling import label, scrolled

from . import words
from .answer_key import AnswerKey
from .call_stack import CallStack
from .sound import SoundSection


class PresenterView(QWidget):
    """GUI thread."""

    def __init__(self, talk: Talk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.answer = AnswerKey(talk, theme)
        self.speaks = label("", "value")
        self.speaks.setWordWrap(True)
        self.where = label("", "muted")
        self.where.setWordWrap(True)
        self.calls = CallStack(talk)
        self.call = QPushButton(translate("Talk", "Call the producer"))
        self.call.setToolTip(
            translate("Talk", "Asks for an answer without a word; your microphone stays closed")
        )
        self.call.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sound = SoundSection(talk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.speaks)
        column.addWidget(self.answer)
        column.addWidget(self.where)
        column.addWidget(self.calls)
        column.addWidget(self.call)
        column.addWidget(scrolled(self.sound), 1)
        self.call.clicked.connect(self.do_call)
        talk.state.changed.connect(self._show)
        talk.keys.changed.connect(self._show)
        self._show()

    def do_call(self) -> None:
        """Call whoever listens to this ear's line: producers."""
        state = self._talk.state.value
        if state is not None:
            self._talk.submit(SendSignal(own_line(state), "call"))

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        names = ", ".join(each.name for each in speakers(state))
        form = translate("Talk", "{names} speaks to you")
        silent = translate("Talk", "Nobody speaks to you now")
        self.speaks.setText(form.format(names=names) if names else silent)
        self.where.setText(words.where(state))
        self.where.setVisible(is_apart(state))
        self.call.setEnabled(state.status == "in")
        self.answer.show_now(state)
