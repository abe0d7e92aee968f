"""Who calls and was not answered yet, the newest first."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.talk import DismissSignal, TalkSignal, TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.model.talk_view import calls
from ui.widgets.styling import label, set_look

from . import words

_MOST_SHOWN = 3


class CallStack(QWidget):
    """A row a call; how many wait below them is said. GUI thread."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.rows = [CallRow(talk) for _ in range(_MOST_SHOWN)]
        self.more = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in self.rows:
            column.addWidget(row)
        column.addWidget(self.more)
        talk.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        waiting = calls(self._talk.state.value or TalkState())
        for n, row in enumerate(self.rows):
            row.setVisible(n < len(waiting))
            if n < len(waiting):
                row.show_call(waiting[n])
        left = len(waiting) - _MOST_SHOWN
        self.more.setText(translate("Talk", "and {count} more").format(count=left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(waiting))


class CallRow(QFrame):
    """One call. GUI thread."""

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._talk = talk
        self._number = 0
        self.setProperty("call", "true")
        self.words = QLabel()
        self.words.setProperty("text-role", "name")
        self.words.setWordWrap(True)
        self.answer = QPushButton(translate("Talk", "Answer"))
        self.dismiss = QPushButton(translate("Talk", "Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        for button in (self.answer, self.dismiss):
            button.setProperty("kind", "small")
            row.addWidget(button)
        self.answer.clicked.connect(lambda: talk.answer(self._number))
        self.dismiss.clicked.connect(lambda: talk.submit(DismissSignal(self._number)))

    def show_call(self, signal: TalkSignal) -> None:
        """Show *signal*."""
        self._number = signal.number
        told = words.call(signal)
        self.words.setText(told)
        self.answer.setVisible(signal.kind != "answer")
        form = translate("Talk", "{call}: {deed}")
        for button in (self.answer, self.dismiss):
            button.setAccessibleName(form.format(call=told, deed=button.text()))
        set_look(self, "level", {"flash": "error", "call": "warning"}.get(signal.kind, "info"))
