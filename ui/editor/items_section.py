"""The items of the scene in preview, the topmost first, and a way to add one."""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.document import ItemSpec
from ui.editor.scene_editor import SceneEditor
from ui.language import translate
from ui.model.station import Station
from ui.widgets.choice import Choice
from ui.widgets.offering import offer

_MOST_ROWS_PX = 120


class ItemsSection(QWidget):
    """Selects, and adds a source to the scene."""

    def __init__(
        self, station: Station, editor: SceneEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._editor = editor
        self._shown: list[int] = []
        self.list = QListWidget()
        self.list.setAccessibleName(translate("ItemsSection", "Items, the topmost first"))
        self.list.setMaximumHeight(_MOST_ROWS_PX)
        self.source = Choice()
        self.source.setAccessibleName(translate("ItemsSection", "Source to add"))
        self.add = QPushButton(translate("ItemsSection", "Add to scene"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.source, 1)
        row.addWidget(self.add)
        rows.addLayout(row)
        self.list.currentRowChanged.connect(self._select)
        self.add.clicked.connect(self._add)
        editor.changed.connect(self._refresh)
        station.sources.changed.connect(self._refill)
        self._refill()
        self._refresh()

    def _select(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._editor.select(self._shown[row])

    def _add(self) -> None:
        name = self.source.currentData()
        if name:
            self._editor.add(str(name))

    def _refill(self) -> None:
        seen = [each for each in self._station.sources.value if each.kind != "microphone"]
        choices = [(each.label, each.name) for each in seen]
        known = {self.source.itemData(n) for n in range(self.source.count())}
        added = [name for _, name in choices if name not in known] if known else []
        # What was just added is what somebody wants to see.
        offer(self.source, choices, added[-1] if added else self.source.currentData())
        self.add.setEnabled(self.source.count() > 0)

    def _refresh(self) -> None:
        self._shown = self._editor.stack()[::-1]
        self.list.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        self.list.clear()
        for index in self._shown:
            item = self._editor.items[index]
            marks = _marks(item)
            words = f" ({', '.join(marks)})" if marks else ""
            self.list.addItem(QListWidgetItem(self._editor.label_of(item) + words))
        chosen = self._editor.selected.value
        self.list.setCurrentRow(self._shown.index(chosen) if chosen in self._shown else -1)
        self.list.blockSignals(False)  # noqa: FBT003  # likewise


def _marks(item: ItemSpec) -> list[str]:
    marks = []
    if item.hidden:
        marks.append(translate("ItemsSection", "hidden"))
    if item.locked:
        marks.append(translate("ItemsSection", "locked"))
    return marks
