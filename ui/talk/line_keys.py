"""The keys of lines that lead to many: everybody, party lines, breakout rooms."""

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from studio.wire.talk import Listen, TalkLine, TalkState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.talk import Talk

from . import words
from .talk_key import TalkKey

_KINDS = {"all", "party", "room"}


class LineKeys(QWidget):
    """A talk key a line, and beside it whether one listens to it. GUI thread."""

    def __init__(self, talk: Talk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._theme = theme
        self.keys: dict[str, TalkKey] = {}
        self.listens: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)
        talk.state.changed.connect(self._show)
        talk.keys.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        state = self._talk.state.value or TalkState()
        lines = {each.id: each for each in state.lines if each.kind in _KINDS}
        if list(lines) != list(self.keys):
            self._lay_out(lines)
        for name, line in lines.items():
            self.keys[name].show_state(state)
            listen = self.listens[name]
            words.put_listening(listen, is_on=line.listening)
            # Nobody closes an announcement.
            listen.setEnabled(line.may_listen and line.kind != "all")
            form = translate("Talk", "Listen to {line}")
            listen.setAccessibleName(form.format(line=words.line(line)))
            listen.setToolTip(listen.accessibleName())

    def _lay_out(self, lines: dict[str, TalkLine]) -> None:
        for name in set(self.keys) - set(lines):
            for gone in (self.keys.pop(name), self.listens.pop(name)):
                self._grid.removeWidget(gone)
                gone.deleteLater()
        kept, listens = self.keys, self.listens
        self.keys, self.listens = {}, {}
        for n, name in enumerate(lines):
            self.keys[name] = kept.get(name) or TalkKey(self._talk, self._theme, name)
            self.listens[name] = listens.get(name) or self._listen(name)
            row, column = divmod(n, 2)
            self._grid.addWidget(self.keys[name], row, 2 * column)
            self._grid.addWidget(self.listens[name], row, 2 * column + 1)

    def _listen(self, line: str) -> QPushButton:
        made = QPushButton(translate("Talk", "Listen"))
        made.setCheckable(True)
        made.setProperty("kind", "toggle")
        made.clicked.connect(lambda: self._ask(line, made))
        return made

    def _ask(self, line: str, button: QPushButton) -> None:
        wanted = button.isChecked()
        # The button shows the call's word, not the finger's.
        button.setChecked(not wanted)
        self._talk.submit(Listen(line, wanted))
