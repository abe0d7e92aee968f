"""The editor: undo, redo and save, then the scene, its items, the sources, the cameras."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.wire.commands import AnyCommand, Redo, SaveShow, Undo
from ui.editor.bus_section import BusSection
from ui.editor.controls_section import ControlsSection
from ui.editor.file_section import FileSection
from ui.editor.item_section import ItemSection
from ui.editor.items_section import ItemsSection
from ui.editor.recording_section import RecordingSection
from ui.editor.scene_editor import SceneEditor
from ui.editor.scene_section import SceneSection
from ui.editor.source_section import SourceSection
from ui.language import translate
from ui.look.theme import Theme
from ui.model.notices import Notices
from ui.model.station import Station
from ui.said import deed_said, said
from ui.widgets.staying_button import StayingButton
from ui.widgets.styling import label, panel, scrolled

WIDTH = 372


class EditorPanel(QWidget):
    """Edits the show while it runs. GUI thread.

    ``told``: what was undone, done again or saved, in words.
    """

    told = Signal(str)

    def __init__(
        self,
        station: Station,
        editor: SceneEditor,
        notices: Notices,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._station = station
        self.setProperty("editor", "true")
        self.undo = StayingButton(translate("Editor", "Undo"))
        self.redo = StayingButton(translate("Editor", "Redo"))
        self.save = StayingButton(translate("Editor", "Save"))
        self.scene = SceneSection(station, editor)
        self.items = ItemsSection(station, editor)
        self.item = ItemSection(editor)
        self.sources = SourceSection(station, notices, theme)
        self.buses = BusSection(station)
        self.recording = RecordingSection(station, notices)
        self.file = FileSection(station)
        self.controls = ControlsSection(station, self)
        frame, inside = panel(translate("Editor", "Edit the show"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        row = QHBoxLayout()
        for button in (self.undo, self.redo, self.save):
            row.addWidget(button)
        inside.addLayout(row)
        held = QWidget()
        rows = QVBoxLayout(held)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.setSpacing(8)
        for words, section in (
            (translate("Editor", "Scene in preview"), self.scene),
            (translate("Editor", "Items"), self.items),
            (translate("Editor", "Selected item"), self.item),
            (translate("Editor", "Sources"), self.sources),
            (translate("Editor", "Sound buses"), self.buses),
            (translate("Editor", "Recording"), self.recording),
            (translate("Editor", "Show file"), self.file),
        ):
            rows.addWidget(label(words, "title"))
            rows.addWidget(section)
        rows.addWidget(self.controls)
        rows.addStretch()
        self._area = scrolled(held)
        inside.addWidget(self._area)
        self.setFixedWidth(WIDTH)
        for button, do in (
            *((self.undo, self.do_undo), (self.redo, self.do_redo)),
            (self.save, self.do_save),
        ):
            button.meant.connect(do)
            button.idle.connect(lambda button=button: self.told.emit(button.toolTip()))
        self.item.left.connect(self.items.list.setFocus)
        self.sources.opened.connect(self._reveal)
        station.document.changed.connect(self._refresh)
        self._refresh()

    def show_recording(self) -> None:
        """Scroll to how the show is recorded, once the panel is laid out."""
        QTimer.singleShot(0, self, self._reveal_recording)

    def _reveal(self, part: QWidget) -> None:
        """Scroll to what has opened, once it is laid out."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part))

    def _reveal_recording(self) -> None:
        self.recording.folder.setFocus()
        # What comes last first: the whole of it is seen where there is room.
        for part in (self.recording.tracks, self.recording.folder):
            self._area.ensureWidgetVisible(part)

    def do_undo(self) -> None:
        """Take back the last change."""
        document = self._station.document.value
        what = deed_said(document.undoes) if document is not None else ""
        self._do(Undo(), translate("Editor", "Undone: {what}").format(what=what))

    def do_redo(self) -> None:
        """Do again what was undone last."""
        document = self._station.document.value
        what = deed_said(document.redoes) if document is not None else ""
        self._do(Redo(), translate("Editor", "Done again: {what}").format(what=what))

    def do_save(self) -> None:
        """Write the show to its file."""
        self._do(SaveShow(), translate("Editor", "The show is saved"))

    def _do(self, command: AnyCommand, done: str) -> None:
        self._station.submit(command, lambda reason: None if reason else self.told.emit(done))

    def _refresh(self) -> None:
        document = self._station.document.value
        undoes = deed_said(document.undoes) if document is not None else ""
        redoes = deed_said(document.redoes) if document is not None else ""
        for button, words, what, none in (
            (self.undo, translate("Editor", "Undo"), undoes, said("There is nothing to undo.")),
            (self.redo, translate("Editor", "Redo"), redoes, said("There is nothing to do again.")),
        ):
            button.offer(offered=bool(what))
            button.setToolTip(f"{words}: {what}" if what else none)
            button.setAccessibleDescription(what or none)
        unsaved = document is not None and document.unsaved
        self.save.offer(offered=unsaved)
        self.save.setText(translate("Editor", "Save") if unsaved else translate("Editor", "Saved"))
        self.save.setToolTip(document.path if document is not None else "")
