"""The command palette: every action, found by typing a part of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.actions.matching import best_first
from ui.language import translate

_WIDTH, _MOST_ROWS = 560, 10
_ROW_PX = 34
_ALONG = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen, with the keys that would have done the same."""

    words: str
    keys: str
    do: Callable[[], object]


class Palette(QFrame):
    """Lies over *over* while it is open, and never over what is on air; no dialog. GUI thread.

    ``told``: what Enter would choose now, as the focus stays where one types.
    """

    told = Signal(str)

    def __init__(
        self, offers: Callable[[], Sequence[Offer]], over: QWidget, parent: QWidget
    ) -> None:
        """*offers* is asked each time the palette opens; *over* lies within *parent*."""
        super().__init__(parent)
        self._window = parent
        self._over = over
        self._ask = offers
        self._offers: Sequence[Offer] = ()
        self._shown: list[Offer] = []
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(translate("Palette", "Commands"))
        self.typed = QLineEdit()
        self.typed.setAccessibleName(translate("Palette", "Command"))
        self.typed.setPlaceholderText(translate("Palette", "What do you want to do?"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Palette", "Matching commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self.typed)
        rows.addWidget(self.list)
        self.typed.textChanged.connect(self._narrow)
        self.typed.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._choose())
        self.hide()

    def open(self) -> None:
        """Offer everything; close where it is open already, as its key is pressed again."""
        if self.isVisible():
            self.close_up()
            return
        window = self._window
        self._before = window.focusWidget()
        self._offers = tuple(self._ask())
        self.typed.clear()
        self._narrow("")
        over = self._over
        width = min(_WIDTH, over.width())
        left = over.mapTo(window, QPoint(0, 0)).x() + (over.width() - width) // 2
        self.setGeometry(left, 48, width, _MOST_ROWS * _ROW_PX + 64)
        self.show()
        self.raise_()
        self.typed.setFocus()

    def close_up(self) -> None:
        """Leave without choosing, with the focus where it was."""
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
        else:
            self._window.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Move in the list while somebody types; Enter chooses, Escape or leaving closes."""
        if watched is self.typed and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress and self._key(Qt.Key(event.key())):
                return True
        elif watched is self.typed and event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in _ALONG:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + _ALONG[key], last)))
            self._tell()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def _narrow(self, typed: str) -> None:
        self._shown = best_first(typed, [(offer.words, offer) for offer in self._offers])
        self.list.clear()
        for offer in self._shown:
            text = f"{offer.words}    {offer.keys}" if offer.keys else offer.words
            self.list.addItem(QListWidgetItem(text))
        self.list.setCurrentRow(0)
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        row = self.list.currentRow()
        nothing = translate("Palette", "No command is called so.")
        self.told.emit(self.list.item(row).text() if row >= 0 else nothing)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            chosen = self._shown[row]
            self.close_up()
            chosen.do()
