"""Which chapter of what is played one goes to, and which of its tracks of sound one hears."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from studio.wire.library import ChapterState, PlayerState
from ui import words
from ui.language import translate
from ui.said import said
from ui.widgets.choice import Choice

_NS_PER_MS = 1_000_000
_AGAIN_MS = 2000
"""So far into a chapter, the one before is this one again."""
_THERE_MS = 500
"""So close after where one wanted to be, one is there."""


class Choices(QWidget):
    """Two rows, each hidden where there is nothing to choose. GUI thread."""

    sought = Signal(int)
    """A time in ms."""
    heard = Signal(int)
    """A track of sound, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: tuple[ChapterState, ...] = ()
        self._tracks: tuple[str, ...] = ()
        self._at_ms = 0
        self._aim_ms: int | None = None
        self.chapter = Choice()
        self.chapter.setAccessibleName(translate("Library", "Chapter"))
        self.chapter.setToolTip(translate("Library", "Go to a chapter"))
        self.before = _button("‹", translate("Library", "Chapter before"))  # noqa: RUF001  # an arrow
        self.after = _button("›", translate("Library", "Next chapter"))  # noqa: RUF001  # an arrow
        self.track = Choice()
        self.track.setAccessibleName(translate("Library", "Track of sound"))
        self.track.setToolTip(translate("Library", "Which of its tracks of sound is heard"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.chapter, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        column.addLayout(row)
        column.addWidget(self.track)
        self.chapter.activated.connect(self._go_to)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.track.activated.connect(self.heard)

    def show_player(self, player: PlayerState) -> None:
        """Show what there is to choose of it."""
        if player.chapters != self._chapters:
            self._chapters = player.chapters
            self.chapter.clear()
            for each in player.chapters:
                at = words.duration(each.at_ms * _NS_PER_MS)
                self.chapter.addItem(f"{at}  {each.title}")
        if player.tracks != self._tracks:
            self._tracks = player.tracks
            self.track.clear()
            for number, name in enumerate(player.tracks, 1):
                plain = translate("Library", "Track {number}").format(number=number)
                self.track.addItem(said(name) or plain)
        self.track.setCurrentIndex(player.track)
        for widget in (self.chapter, self.before, self.after):
            widget.setVisible(bool(self._chapters))
        self.track.setVisible(len(self._tracks) > 1)
        self.setVisible(bool(self._chapters) or len(self._tracks) > 1)

    def show_at(self, position_ms: int) -> None:
        """Show in which chapter that is, unless somebody looks through them."""
        self._at_ms = position_ms
        if self._aim_ms is not None and 0 <= position_ms - self._aim_ms < _THERE_MS:
            self._aim_ms = None
        if not self.chapter.view().isVisible():
            self.chapter.setCurrentIndex(self._index_at(position_ms))

    def aim(self, position_ms: int) -> None:
        """Note where one is about to be: two quick steps are two chapters."""
        self._aim_ms = position_ms

    def step(self, steps: int) -> bool:
        """Go to the next chapter, or back to where this or the one before began.

        Return False where there are none.
        """
        if not self._chapters:
            return False
        at_ms = self._at_ms if self._aim_ms is None else self._aim_ms
        into_ms = at_ms if steps > 0 else at_ms - _AGAIN_MS
        index = self._index_at(into_ms) + (1 if steps > 0 else 0)
        if index < len(self._chapters):
            self._go_to(max(0, index))
        return True

    def _index_at(self, position_ms: int) -> int:
        begun = [n for n, each in enumerate(self._chapters) if each.at_ms <= position_ms]
        return begun[-1] if begun else -1

    def _go_to(self, index: int) -> None:
        self.sought.emit(self._chapters[index].at_ms)


def _button(sign: str, name: str) -> QPushButton:
    button = QPushButton(sign)
    button.setProperty("kind", "small")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
