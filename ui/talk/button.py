"""The way to talkback, which says at the same time how many calls wait."""

from PySide6.QtWidgets import QPushButton, QWidget

from studio.wire.talk import TalkState
from ui.language import translate
from ui.model.talk import Talk
from ui.model.talk_view import calls
from ui.widgets.styling import set_look


class TalkButton(QPushButton):
    """Opens the panel. GUI thread."""

    def __init__(self, talk: Talk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._talk = talk
        self.setCheckable(True)
        self.setProperty("kind", "small")
        talk.state.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        waiting = len(calls(self._talk.state.value or TalkState()))
        form = translate("Talk", "Talkback ({count})")
        self.setText(form.format(count=waiting) if waiting else translate("Talk", "Talkback"))
        told = translate("Talk", "Talkback, calls that wait: {count}").format(count=waiting)
        self.setAccessibleName(told if waiting else translate("Talk", "Talkback"))
        set_look(self, "armed", "true" if waiting else "false")
