"""What is done to one person without a voice: calls, cues, texts, how far they are dimmed."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.talk import SendSignal, SetDim, SignalName, TalkMember, TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.model.talk_view import leads
from ui.widgets.choice import Choice
from ui.widgets.styling import label

from . import words

DIM_STEPS_DB: tuple[int | None, ...] = (0, -6, -12, -18, -24, None)
"""Clear-Com HelixNet's; None: cut."""
_MOST_LETTERS = 280


class PersonDeeds(QWidget):
    """Each is one press. GUI thread."""

    def __init__(self, talk: Talk, station: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self._station = station
        self.call = self._button(translate("Talk", "Call"), "call")
        self.flash = self._button(translate("Talk", "Flash"), "flash")
        self.stand_by = self._button(translate("Talk", "Stand by"), "stand-by")
        self.go = self._button(translate("Talk", "Go"), "go")
        self.clear = self._button(translate("Talk", "Clear"), "clear")
        self.text = QLineEdit()
        self.text.setMaxLength(_MOST_LETTERS)
        self.send = QPushButton(translate("Talk", "Send"))
        self.send.setProperty("kind", "small")
        self.dim = Choice()
        for step in DIM_STEPS_DB:
            self.dim.addItem(words.dim(step), step)
        self._cues = QWidget()
        self._arrange()
        self.text.returnPressed.connect(self._write)
        self.send.clicked.connect(self._write)
        self.dim.activated.connect(self._dim)

    def show_state(self, one: TalkMember, state: TalkState) -> None:
        """Show what there is to do to *one*."""
        name = one.name
        for button, form in (
            (self.call, translate("Talk", "Call {name}")),
            (self.flash, translate("Talk", "Call {name} urgently: their screen flashes")),
            (self.stand_by, translate("Talk", "Cue light of {name}: stand by")),
            (self.go, translate("Talk", "Cue light of {name}: go")),
            (self.clear, translate("Talk", "Clear cue light and text of {name}")),
            (self.send, translate("Talk", "Send the text to {name}")),
        ):
            button.setAccessibleName(form.format(name=name))
            button.setToolTip(button.accessibleName())
        self.text.setPlaceholderText(translate("Talk", "Text to their screen"))
        form = translate("Talk", "Text to the screen of {name}")
        self.text.setAccessibleName(form.format(name=name))
        form = translate("Talk", "How far the programme of {name} is dimmed while one speaks")
        self.dim.setAccessibleName(form.format(name=name))
        self.dim.setToolTip(self.dim.accessibleName())
        self._cues.setVisible(leads(state))
        if not self.dim.view().isVisible():
            self.dim.setCurrentIndex(DIM_STEPS_DB.index(state.dims.get(one.id, -12)))

    def _button(self, text: str, kind: SignalName) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("kind", "small")
        made.clicked.connect(lambda: self._talk.submit(SendSignal(self._station, kind)))
        return made

    def _write(self) -> None:
        text = self.text.text().strip()
        if text:
            self._talk.submit(SendSignal(self._station, "text", text), self._written)

    def _written(self, reason: str) -> None:
        if not reason:
            self.text.clear()

    def _dim(self) -> None:
        self._talk.submit(SetDim(self._station, self.dim.currentData()))

    def _arrange(self) -> None:
        calls = QHBoxLayout()
        calls.setSpacing(4)
        for button in (self.call, self.flash):
            calls.addWidget(button)
        calls.addStretch()
        cues = QVBoxLayout(self._cues)
        cues.setContentsMargins(0, 0, 0, 0)
        cues.setSpacing(4)
        lights = QHBoxLayout()
        lights.setSpacing(4)
        for button in (self.stand_by, self.go, self.clear):
            lights.addWidget(button)
        lights.addStretch()
        lights.addWidget(label(translate("Talk", "Dim"), "caption"))
        lights.addWidget(self.dim)
        cues.addLayout(lights)
        writing = QHBoxLayout()
        writing.setSpacing(4)
        writing.addWidget(self.text, 1)
        writing.addWidget(self.send)
        cues.addLayout(writing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(calls)
        column.addWidget(self._cues)
