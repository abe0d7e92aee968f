"""The one big key by which a presenter answers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from studio.wire.talk import TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import line as line_of
from ui.model.talk_view import own_line
from ui.widgets.styling import set_look

from . import words

_HEIGHT, _ICON_PX = 96, 40


class AnswerKey(QPushButton):
    """The key of the line that leads to one's own ear. GUI thread."""

    def __init__(self, talk: Talk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._up, self._down = theme.icon("microphone"), theme.icon("microphone", "well")
        self._line = ""
        self.setProperty("kind", "answer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(_HEIGHT)
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.pressed.connect(self._press)
        self.released.connect(lambda: talk.keys.release(self._line))

    def show_now(self, state: TalkState) -> None:
        """Show whether the producers hear one."""
        line = line_of(state, own_line(state))
        is_open = own_line(state) in (*self._talk.keys.held, *state.latched)
        is_open = is_open or (line is not None and line.talking)
        self.setEnabled(line is not None and (line.may_talk or is_open))
        if not is_open:
            text = translate("Talk", "Answer")
        elif own_line(state) in self._talk.keys.held:
            text = translate("Talk", "THEY HEAR YOU")
        else:
            form = translate("Talk", "THEY HEAR YOU {left}")
            text = form.format(left=words.seconds(state.latch_left_s))
        self.setText(text)
        self.setIcon(self._down if is_open else self._up)
        self.setAccessibleName(translate("Talk", "Answer the producer"))
        self.setAccessibleDescription(text if is_open else "")
        self.setToolTip(
            translate(
                "Talk",
                "Tap: stays open, for {limit} at most. Hold for more than 2 s: open while held.",
            ).format(limit=words.seconds(state.latch_s))
        )
        set_look(self, "open", "true" if is_open else "false")

    def _press(self) -> None:
        state = self._talk.state.value
        if state is not None:
            self._line = own_line(state)
            self._talk.keys.press(self._line)
