"""The sources of the show: added by kind, changed, removed."""

import msgspec
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileSystemModel,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.commands import PutSource, RemoveSource
from studio.wire.document import AnySource
from ui.editor.naming import free_name
from ui.editor.source_fields import KINDS, Field, missing_field, spec_of
from ui.model.notices import Notices
from ui.model.station import Station
from ui.widgets.styling import label

_NEW = ""


class SourceSection(QWidget):
    """One form: for a new source, or for the one that is chosen."""

    def __init__(self, station: Station, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._notices = notices
        self.chosen = QComboBox()
        self.chosen.setAccessibleName("Source to change")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of source")
        for name, kind in KINDS.items():
            self.kind.addItem(kind.words, name)
        self.label = QLineEdit()
        self.label.setAccessibleName("Label of the source")
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self.put = QPushButton()
        self.remove = QPushButton("Remove source")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.chosen)
        self._form = QFormLayout()
        self._form.setSpacing(4)
        rows.addLayout(self._form)
        row = QHBoxLayout()
        row.addWidget(self.put)
        row.addWidget(self.remove)
        rows.addLayout(row)
        self.chosen.activated.connect(lambda _: self._choose())
        self.kind.activated.connect(lambda _: self._build({}))
        self.put.clicked.connect(self._put)
        self.remove.clicked.connect(self._remove)
        station.document.changed.connect(self._refill)
        self._refill()
        self._choose()

    def _spec(self) -> AnySource | None:
        document, name = self._station.document.value, self.chosen.currentData()
        if document is None or not name:
            return None
        return next((spec for spec in document.show.source if spec.name == name), None)

    def _refill(self) -> None:
        document, before = self._station.document.value, self.chosen.currentData()
        self.chosen.clear()
        self.chosen.addItem("New source", _NEW)
        for spec in document.show.source if document is not None else ():
            self.chosen.addItem(spec.shown_label, spec.name)
        self.chosen.setCurrentIndex(max(0, self.chosen.findData(before)))
        if before and self.chosen.currentData() != before:
            self._choose()

    def _choose(self) -> None:
        spec = self._spec()
        self.kind.setEnabled(spec is None)
        self.remove.setEnabled(spec is not None)
        self.put.setText("Add source" if spec is None else "Change source")
        self.label.setText(spec.label if spec is not None else "")
        if spec is not None:
            self.kind.setCurrentIndex(self.kind.findData(type(spec).__struct_config__.tag))
        plain = msgspec.to_builtins(spec) if spec is not None else {}
        self._build({name: str(value) for name, value in plain.items() if value is not None})

    def _build(self, values: dict[str, str]) -> None:
        """Ask for what the kind needs."""
        while self._form.rowCount():
            taken = self._form.takeRow(0)
            for part in (taken.labelItem, taken.fieldItem):
                widget = part.widget()
                if widget is not None and widget not in {self.kind, self.label}:
                    widget.deleteLater()
        self._form.addRow(label("Kind", "caption"), self.kind)
        self._form.addRow(label("Label", "caption"), self.label)
        self.fields = {}
        for field in KINDS[self.kind.currentData()].fields:
            value = values.get(field.name, "")
            asked = _choice(field, value) if field.choices else self._line(field, value)
            asked.setAccessibleName(field.words)
            self.fields[field.name] = asked
            self._form.addRow(label(field.words, "caption"), asked)

    def _line(self, field: Field, value: str) -> QLineEdit:
        line = QLineEdit(value)
        line.setPlaceholderText(field.hint)
        if field.is_path:
            # Completed as it is typed: a dialog would cover the show.
            completer = QCompleter(line)
            files = QFileSystemModel(completer)
            files.setRootPath("/")
            completer.setModel(files)
            line.setCompleter(completer)
        return line

    def _put(self) -> None:
        spec, kind = self._spec(), str(self.kind.currentData())
        answers = {name: _answer(asked) for name, asked in self.fields.items()}
        fault = missing_field(kind, answers)
        if fault:
            self._notices.add("warning", fault)
            return
        words = self.label.text().strip()
        if spec is None:
            taken = {source.name for source in self._station.sources.value}
            shown = words or KINDS[kind].words
            made = spec_of(kind, free_name(shown, taken), shown, answers)
            self._station.submit(PutSource(made))
            return
        fields = {name: text.strip() for name, text in answers.items()}
        changed = msgspec.structs.replace(spec, label=words, **fields)
        self._station.submit(PutSource(changed, replaces=spec.name))

    def _remove(self) -> None:
        spec = self._spec()
        if spec is not None:
            self._station.submit(RemoveSource(spec.name))


def _choice(field: Field, value: str) -> QComboBox:
    box = QComboBox()
    box.addItems(field.choices)
    box.setCurrentIndex(max(0, box.findText(value)))
    return box


def _answer(asked: QLineEdit | QComboBox) -> str:
    return asked.currentText() if isinstance(asked, QComboBox) else asked.text()
