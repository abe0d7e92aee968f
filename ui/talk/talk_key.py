"""A talk key: a tap latches, a hold is momentary; what it says is what the call says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from studio.wire.talk import TalkLine, TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk
from ui.model.talk_view import line as line_of
from ui.model.talk_view import why_not
from ui.said import said
from ui.widgets.styling import set_look

from . import words


class TalkKey(QPushButton):
    """The key of one line; mouse, Space and a screen reader press it. GUI thread."""

    def __init__(
        self, talk: Talk, theme: Theme, line: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        """*text*: what it says while it is up; '' for the line's own name."""
        super().__init__(parent)
        self._talk = talk
        self.line = line
        self._text = text
        # Two lines high from the start: nothing moves as it opens.
        self.setProperty("named", "false" if text else "true")
        self._up, self._down = theme.icon("microphone"), theme.icon("microphone", "well")
        self.setProperty("kind", "talk")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pressed.connect(lambda: talk.keys.press(line))
        self.released.connect(lambda: talk.keys.release(line))

    def show_state(self, state: TalkState, name: str = "") -> None:
        """Show the line as it is now; *name*: to a screen reader, '' for the line's own."""
        line = line_of(state, self.line)
        is_open = line is not None and (line.talking or line.id in state.latched)
        is_open = is_open or self.line in self._talk.keys.held
        self.setEnabled(line is not None and (line.may_talk or is_open))
        said_name = name or translate("Talk", "Talk to {line}").format(line=_full(line))
        self.setAccessibleName(said_name)
        how = self._how(state, is_open=is_open)
        self.setAccessibleDescription(how)
        self.setText(self._shown(line, how))
        self.setIcon(self._down if is_open else self._up)
        set_look(self, "open", "true" if is_open else "false")
        reason = "" if self.isEnabled() else said(why_not(state, self.line))
        limit = translate(
            "Talk",
            "Tap: stays open, for {limit} at most. Hold for more than 2 s: open while held.",
        ).format(limit=words.seconds(state.latch_s))
        self.setToolTip(reason or f"{said_name}. {limit}")

    def _shown(self, line: TalkLine | None, how: str) -> str:
        """Return what it says: of several that lead to many, one sees also open ones' names."""
        if self._text:
            return how or self._text
        return "\n".join(part for part in (_full(line), how) if part)

    def _how(self, state: TalkState, *, is_open: bool) -> str:
        if not is_open:
            return ""
        if self.line in state.latched and self.line not in self._talk.keys.held:
            left = words.seconds(state.latch_left_s)
            return translate("Talk", "OPEN {left}").format(left=left)
        return translate("Talk", "OPEN")


def _full(line: TalkLine | None) -> str:
    return "" if line is None else words.line(line)
