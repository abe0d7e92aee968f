"""The sources of the show: added by kind, changed, removed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.wire.commands import MoveSource, PutSource, RemoveSource
from studio.wire.document import AnySource
from studio.wire.events import Devices
from ui.editor.area_field import AreaField
from ui.editor.mode_list import ModeList, modes_of
from ui.editor.naming import free_name
from ui.editor.source_fields import (
    KINDS,
    Field,
    answers_of,
    changed_spec,
    missing_field,
    spec_of,
)
from ui.language import translate
from ui.look.theme import Theme
from ui.model.notices import Notices
from ui.model.station import Station
from ui.widgets.choice import Choice
from ui.widgets.device_field import DeviceField
from ui.widgets.name_list import NameList
from ui.widgets.offering import offer
from ui.widgets.path_field import PathField
from ui.widgets.styling import label

_NEW = ""
Entry = QLineEdit | QComboBox | NameList | AreaField


class SourceSection(QWidget):
    """One form: for a new source, or for the one that is chosen.

    ``told``: what a screen reader is to say. ``opened``: a part of the form that is there now.
    """

    told = Signal(str)
    opened = Signal(QWidget)

    def __init__(
        self, station: Station, notices: Notices, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._notices = notices
        self._theme = theme
        self._added = ""
        self.chosen = Choice()
        self.chosen.setAccessibleName(translate("SourceSection", "Source to change"))
        self.kind = Choice()
        self.kind.setAccessibleName(translate("SourceSection", "Kind of source"))
        for name, kind in KINDS.items():
            self.kind.addItem(translate("SourceFields", kind.words), name)
        self.label = QLineEdit()
        self.label.setAccessibleName(translate("SourceSection", "Label of the source"))
        self.fields: dict[str, Entry] = {}
        self._devices: list[tuple[str, DeviceField | NameList]] = []
        self._found: dict[str, tuple[str, ...]] = {}
        self._modes: dict[str, tuple[str, ...]] = {}
        self.modes: ModeList | None = None
        self.put = QPushButton()
        self.remove = QPushButton(translate("SourceSection", "Remove source"))
        self.up = QPushButton(translate("SourceSection", "Move up"))
        self.down = QPushButton(translate("SourceSection", "Move down"))
        hint = translate("SourceSection", "The order of the sources, their strips and their keys")
        for button in (self.up, self.down):
            button.setToolTip(hint)
            button.setAccessibleDescription(hint)
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
        order = QHBoxLayout()
        order.addWidget(self.up)
        order.addWidget(self.down)
        rows.addLayout(order)
        self.chosen.activated.connect(lambda _: self._choose())
        self.kind.activated.connect(lambda _: self._build({}))
        self.put.clicked.connect(self._put)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        station.document.changed.connect(self._refill)
        station.devices_came.connect(self._offer)
        station.contact.changed.connect(self._look)
        self._refill()
        self._choose()

    def _spec(self) -> AnySource | None:
        document, name = self._station.document.value, self.chosen.currentData()
        if document is None or not name:
            return None
        return next((spec for spec in document.show.source if spec.name == name), None)

    def _refill(self) -> None:
        document, before = self._station.document.value, self.chosen.currentData()
        specs = document.show.source if document is not None else ()
        choices = (
            (translate("SourceSection", "New source"), _NEW),
            *((spec.shown_label, spec.name) for spec in specs),
        )
        # What was just added is what one goes on with; a second press adds no second one.
        is_added = self._added in {spec.name for spec in specs}
        offer(self.chosen, choices, self._added if is_added else before)
        if is_added:
            self._added = ""
        if is_added or (before and self.chosen.currentData() != before):
            self._choose()

    def _choose(self) -> None:
        spec = self._spec()
        self.kind.setEnabled(spec is None)
        for button in (self.remove, self.up, self.down):
            button.setEnabled(spec is not None)
        self.put.setText(
            translate("SourceSection", "Add source")
            if spec is None
            else translate("SourceSection", "Change source")
        )
        self.label.setText(spec.label if spec is not None else "")
        if spec is not None:
            self.kind.setCurrentIndex(self.kind.findData(type(spec).__struct_config__.tag))
        self._build(answers_of(spec) if spec is not None else {})

    def _build(self, values: dict[str, str]) -> None:
        """Ask for what the kind needs."""
        while self._form.rowCount():
            taken = self._form.takeRow(0)
            # What goes over the whole width has no label.
            for part in filter(None, (taken.labelItem, taken.fieldItem)):
                widget = part.widget()
                if widget is not None and widget not in {self.kind, self.label}:
                    widget.deleteLater()
        self._form.addRow(label(translate("SourceSection", "Kind"), "caption"), self.kind)
        self._form.addRow(label(translate("SourceSection", "Label"), "caption"), self.label)
        self.fields, self._devices, self.modes = {}, [], None
        for field in KINDS[self.kind.currentData()].fields:
            line = self._entry(field, values.get(field.name, ""))
            self.fields[field.name] = line
            self._form.addRow(label(translate("SourceFields", field.words), "caption"), line)
            if field.devices == "cameras" and isinstance(line, DeviceField):
                self._add_modes(line)
            if isinstance(line, AreaField):
                # Over the whole width of the form, as a picture needs room.
                self._form.addRow(line.drawer)
        self._enable()
        self._look()

    def _add_modes(self, device: DeviceField) -> None:
        self.modes = ModeList()
        self.modes.chosen.connect(self._answer_mode)
        device.editTextChanged.connect(lambda _: self._show_modes())
        self._form.addRow(label(translate("SourceSection", "Modes"), "caption"), self.modes)
        self._show_modes()

    def _show_modes(self) -> None:
        """Offer what the camera that is chosen can give, where it says so."""
        if self.modes is not None:
            device = self.fields["device"]
            cameras = self._found.get("cameras", ())
            lines = modes_of(_answer(device), cameras, self._modes)
            self._form.setRowVisible(self.modes, self.modes.show_modes(lines))

    def _answer_mode(self, answers: dict[str, str]) -> None:
        for name, text in answers.items():
            entry = self.fields[name]
            if isinstance(entry, QLineEdit):
                entry.setText(text)
            elif isinstance(entry, QComboBox):
                entry.setCurrentIndex(entry.findData(text))

    def _enable(self) -> None:
        """Let only that be answered which means something beside the other answers."""
        answers = self._answers()
        for field in KINDS[self.kind.currentData()].fields:
            self.fields[field.name].setEnabled(field.applies(answers))

    def _answers(self) -> dict[str, str]:
        return {name: _answer(entry) for name, entry in self.fields.items()}

    def _entry(self, field: Field, value: str) -> Entry:
        if field.is_names:
            return self._names(field, value)
        if field.is_area:
            return self._area(field, value)
        if field.devices:
            return self._device(field, value)
        if not field.choices:
            return self._line(field, value)
        chooser = Choice()
        chooser.setAccessibleName(translate("SourceFields", field.words))
        for choice, words in field.choices:
            chooser.addItem(translate("SourceFields", words), choice)
        chooser.setCurrentIndex(max(0, chooser.findData(value)))
        chooser.activated.connect(lambda _: self._enable())
        return chooser

    def _names(self, field: Field, value: str) -> NameList:
        words = translate("SourceFields", field.words)
        other = translate("SourceSection", "{field}: another").format(field=words)
        names = NameList(words, other, translate("SourceFields", field.hint))
        names.offer(self._found.get(field.devices, ()))
        names.set_text(value)
        self._devices.append((field.devices, names))
        return names

    def _area(self, field: Field, value: str) -> AreaField:
        words, hint = translate("SourceFields", field.words), translate("SourceFields", field.hint)
        area = AreaField(words, hint, self._theme, lambda: _answer(self.fields["display"]))
        area.set_text(value)
        area.told.connect(self.told)
        area.drawer.laid_out.connect(lambda: self.opened.emit(area.drawer))
        return area

    def _device(self, field: Field, value: str) -> DeviceField:
        chooser = DeviceField()
        words = translate("SourceFields", field.words)
        chooser.setAccessibleName(words)
        chooser.line.setAccessibleName(words)
        hint = translate("SourceFields", field.hint)
        chooser.line.setPlaceholderText(hint)
        # Where a language needs more room than there is.
        chooser.setToolTip(hint)
        chooser.offer(self._found.get(field.devices, ()))
        chooser.setEditText(value)
        chooser.asked.connect(self._look)
        self._devices.append((field.devices, chooser))
        return chooser

    def _look(self) -> None:
        """Have the engine look which devices there are, if any is asked for; an event tells."""
        if self._devices and self.isVisible():
            self._station.look_for_devices()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt's own name
        """Look for devices once the editor is open."""
        super().showEvent(event)
        self._look()

    def _offer(self, devices: Devices) -> None:
        self._found, self._modes = devices.found, devices.modes
        self._show_modes()
        for kind, chooser in self._devices:
            chooser.offer(self._found.get(kind, ()))

    def _line(self, field: Field, value: str) -> QLineEdit:
        line = PathField() if field.is_path else QLineEdit()
        line.setText(value)
        line.setAccessibleName(translate("SourceFields", field.words))
        hint = translate("SourceFields", field.hint) if field.hint else ""
        line.setPlaceholderText(hint)
        line.setToolTip(hint)
        return line

    def _put(self) -> None:
        spec, kind = self._spec(), str(self.kind.currentData())
        answers = self._answers()
        fault = missing_field(kind, answers)
        if fault:
            self._notices.add("warning", fault)
            return
        words = self.label.text().strip()
        if spec is None:
            taken = {source.name for source in self._station.sources.value}
            shown = words or translate("SourceFields", KINDS[kind].words)
            made = spec_of(kind, free_name(shown, taken), shown, answers)
        else:
            made = changed_spec(spec, words, answers)
        if isinstance(made, str):
            self._notices.add("warning", made)
            return
        if spec is None:
            self._added = made.name
        replaces = spec.name if spec is not None else ""
        self._station.submit(PutSource(made, replaces=replaces), self._answered)

    def _answered(self, reason: str) -> None:
        if reason:
            self._added = ""

    def _move(self, steps: int) -> None:
        names = [source.name for source in self._station.sources.value]
        name = self.chosen.currentData()
        if name in names:
            self._station.submit(MoveSource(name, max(0, names.index(name) + steps)))

    def _remove(self) -> None:
        spec = self._spec()
        if spec is not None:
            self._station.submit(RemoveSource(spec.name))


def _answer(entry: Entry) -> str:
    if isinstance(entry, QLineEdit | DeviceField | NameList | AreaField):
        return entry.text()
    return str(entry.currentData())
