"""Names chosen among those that there are, or typed: several of them, each a line."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_MOST_ROWS_PX = 120


class NameList(QWidget):
    """A box to check before each name, and a line to add one that is not there. GUI thread.

    A name may hold anything but an end of line: titles of windows do.
    """

    def __init__(self, name: str, other: str, hint: str, parent: QWidget | None = None) -> None:
        """*name* is what the list is called, *other* the line, whose *hint* says what it takes."""
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setMaximumHeight(_MOST_ROWS_PX)
        self.line = QLineEdit()
        self.line.setAccessibleName(other)
        self.line.setPlaceholderText(hint)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.list)
        rows.addWidget(self.line)
        self.line.returnPressed.connect(self._add)

    def text(self) -> str:
        """Return what is chosen, a line each; what is still being typed is meant, too."""
        typed = self.line.text().strip()
        return "\n".join(dict.fromkeys([*self._chosen(), *([typed] if typed else [])]))

    def set_text(self, text: str) -> None:
        """Choose these names, a line each, and no others."""
        self.line.clear()
        self._fill([name for name in text.splitlines() if name], self._names())

    def offer(self, names: Iterable[str]) -> None:
        """Offer *names*, and keep what is chosen, also of those that are not there now."""
        self._fill(list(self._chosen()), names)

    def _add(self) -> None:
        self._fill(self.text().splitlines(), self._names())
        self.line.clear()

    def _fill(self, chosen: list[str], offered: Iterable[str]) -> None:
        wanted = [(name, name in chosen) for name in dict.fromkeys((*chosen, *offered))]
        if wanted == [(item.text(), _is_on(item)) for item in self._items()]:
            return
        row = self.list.currentRow()
        self.list.clear()
        for name, on in wanted:
            item = QListWidgetItem(name)
            # Where there is less room than a title needs.
            item.setToolTip(name)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def _items(self) -> Iterator[QListWidgetItem]:
        for row in range(self.list.count()):
            yield self.list.item(row)

    def _names(self) -> list[str]:
        return [item.text() for item in self._items()]

    def _chosen(self) -> Iterator[str]:
        return (item.text() for item in self._items() if _is_on(item))


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
