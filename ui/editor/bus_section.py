"""The sound buses of the show: added, changed, removed, and what each hears."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.commands import PutBus, RemoveBus
from studio.wire.document import MOST_BUSES, BusSpec
from ui.editor.naming import free_name
from ui.language import translate
from ui.model.station import Station
from ui.widgets.choice import Choice
from ui.widgets.offering import offer

_NEW = ""
_MOST_ROWS_PX = 120
_NAME = Qt.ItemDataRole.UserRole


class BusSection(QWidget):
    """A form for a new bus; of the one that is chosen, each change is made at once. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._added = ""
        self.chosen = Choice()
        self.chosen.setAccessibleName(translate("BusSection", "Bus to change"))
        self.label = QLineEdit()
        self.label.setAccessibleName(translate("BusSection", "Name of the bus"))
        self.label.setPlaceholderText(translate("BusSection", "Name, such as Speech"))
        self.sources = QListWidget()
        self.sources.setAccessibleName(translate("BusSection", "Sources that the bus hears"))
        self.sources.setMaximumHeight(_MOST_ROWS_PX)
        self.follow = Choice()
        self.follow.setAccessibleName(translate("BusSection", "When it hears them"))
        self.follow.addItem(translate("BusSection", "Whatever is on air"), "always")
        self.follow.addItem(translate("BusSection", "As the programme hears them"), "scene")
        self.record = QCheckBox(translate("BusSection", "A track of its own in recordings"))
        self.record.setToolTip(translate("BusSection", "Counts from the next recording on"))
        self.add = QPushButton(translate("BusSection", "Add bus"))
        self.remove = QPushButton(translate("BusSection", "Remove bus"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for widget in (self.chosen, self.label, self.sources, self.follow, self.record):
            rows.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        rows.addLayout(row)
        self.chosen.activated.connect(lambda _: self._choose())
        self.label.editingFinished.connect(self._change)
        self.follow.activated.connect(lambda _: self._change())
        self.record.clicked.connect(lambda _: self._change())
        self.sources.itemChanged.connect(lambda _: self._change())
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        station.document.changed.connect(self._refill)
        station.sources.changed.connect(self._show)
        self._refill()
        self._choose()

    def _buses(self) -> tuple[BusSpec, ...]:
        document = self._station.document.value
        return document.show.bus if document is not None else ()

    def _spec(self) -> BusSpec | None:
        name = self.chosen.currentData()
        return next((bus for bus in self._buses() if bus.name == name), None)

    def _refill(self) -> None:
        before = self.chosen.currentData()
        # What was just added is what one goes on with.
        is_added = bool(self._added) and self._added in {bus.name for bus in self._buses()}
        choices = (
            (translate("BusSection", "New bus"), _NEW),
            *((bus.shown_label, bus.name) for bus in self._buses()),
        )
        offer(self.chosen, choices, self._added if is_added else before)
        if is_added:
            self._added = ""
        if before and self.chosen.currentData() != before:
            self._choose()
        else:
            self._show()

    def _choose(self) -> None:
        if self._spec() is None:
            self.label.clear()
            self.follow.setCurrentIndex(0)
            self.record.setChecked(True)
            self.sources.clear()
        self._show()

    def _show(self) -> None:
        spec = self._spec()
        if spec is not None:
            if not (self.label.hasFocus() and self.label.isModified()):
                self.label.setText(spec.shown_label)
            self.follow.setCurrentIndex(self.follow.findData(spec.follow))
            self.record.setChecked(spec.record)
        wanted = set(spec.sources) if spec is not None else set(self._checked())
        self.sources.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        row = self.sources.currentRow()
        self.sources.clear()
        for source in self._station.sources.value:
            if source.has_audio or source.name in wanted:
                item = QListWidgetItem(source.label)
                item.setData(_NAME, source.name)
                on = Qt.CheckState.Checked if source.name in wanted else Qt.CheckState.Unchecked
                item.setCheckState(on)
                self.sources.addItem(item)
        self.sources.setCurrentRow(row)
        self.sources.blockSignals(False)  # noqa: FBT003  # likewise
        self.remove.setEnabled(spec is not None)
        self.add.setEnabled(spec is None and len(self._buses()) < MOST_BUSES)

    def _checked(self) -> Iterator[str]:
        for row in range(self.sources.count()):
            item = self.sources.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                yield str(item.data(_NAME))

    def _change(self) -> None:
        spec = self._spec()
        if spec is None:
            return
        self.label.setModified(False)
        changed = self._answered(spec.name, self.label.text().strip() or spec.label)
        if spec.label == "" and changed.label == spec.name:
            changed = msgspec.structs.replace(changed, label="")
        if changed != spec:
            self._station.submit(PutBus(changed, replaces=spec.name))

    def _add(self) -> None:
        words = self.label.text().strip() or translate("BusSection", "Bus")
        self.label.setText(words)
        self._added = free_name(words, {bus.name for bus in self._buses()})
        self._station.submit(PutBus(self._answered(self._added, words)))

    def _answered(self, name: str, words: str) -> BusSpec:
        known = self._spec()
        order = known.sources if known is not None else ()
        checked = list(self._checked())
        kept = [source for source in order if source in checked]
        return BusSpec(
            name=name,
            label=words,
            sources=(*kept, *(source for source in checked if source not in kept)),
            follow=self.follow.currentData(),
            record=self.record.isChecked(),
        )

    def _remove(self) -> None:
        spec = self._spec()
        if spec is not None:
            self._station.submit(RemoveBus(spec.name))
