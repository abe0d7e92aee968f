"""The scene in preview as a whole: its label, its place in the list, another one like it."""

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import MoveScene, PutScene, RemoveScene, SetPreview
from studio.wire.document import SceneSpec
from ui.editor.naming import free_label, free_name
from ui.editor.scene_editor import SceneEditor
from ui.language import translate
from ui.model.station import Station


class SceneSection(QWidget):
    """Names, adds, copies, moves and removes scenes."""

    def __init__(
        self, station: Station, editor: SceneEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._editor = editor
        self._named = ""
        self.label = QLineEdit()
        self.label.setAccessibleName(translate("SceneSection", "Name of the scene in preview"))
        self.label.setPlaceholderText(translate("SceneSection", "Name of the scene"))
        self.add = QPushButton(translate("SceneSection", "New scene"))
        self.copy = QPushButton(translate("SceneSection", "Duplicate"))
        self.up = QPushButton(translate("SceneSection", "Move up"))
        self.down = QPushButton(translate("SceneSection", "Move down"))
        self.remove = QPushButton(translate("SceneSection", "Remove scene"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.label)
        for buttons in ((self.add, self.copy), (self.up, self.down, self.remove)):
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            rows.addLayout(row)
        self.label.editingFinished.connect(self._rename)
        self.add.clicked.connect(lambda: self._new(None))
        self.copy.clicked.connect(lambda: self._new(self._editor.scene))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.remove.clicked.connect(self._remove)
        for changed in (editor.changed, station.program.changed):
            changed.connect(self._refresh)
        self._refresh()

    def _rename(self) -> None:
        self.label.setModified(False)
        scene = self._of_name(self._named)
        words = self.label.text().strip()
        if scene is not None and not words:
            self.label.setText(scene.shown_label)
        elif scene is not None and words != scene.shown_label:
            spec = msgspec.structs.replace(scene, label=words)
            self._station.submit(PutScene(spec, replaces=scene.name))

    def _of_name(self, name: str) -> SceneSpec | None:
        scene, document = self._editor.scene, self._station.document.value
        if scene is not None and scene.name == name:
            # With what is on its way still.
            return scene
        scenes = document.show.scene if document is not None else ()
        return next((each for each in scenes if each.name == name), None)

    def _new(self, like: SceneSpec | None) -> None:
        wanted = like.shown_label if like is not None else translate("SceneSection", "New scene")
        scenes = self._station.scenes.value
        words = free_label(wanted, {each.label for each in scenes})
        name = free_name(words, {each.name for each in scenes})
        spec = SceneSpec(name=name, label=words, items=like.items if like is not None else ())
        self._station.submit(PutScene(spec), lambda reason: self._prepare(name, reason))

    def _prepare(self, name: str, reason: str) -> None:
        if not reason:
            self._station.submit(SetPreview(name))

    def _move(self, steps: int) -> None:
        names = [scene.name for scene in self._station.scenes.value]
        name = self._station.preview.value
        if name in names:
            self._station.submit(MoveScene(name, max(0, names.index(name) + steps)))

    def _remove(self) -> None:
        self._station.submit(RemoveScene(self._station.preview.value))

    def _refresh(self) -> None:
        scene, program = self._editor.scene, self._station.program.value
        if scene is not None and scene.name != self._named:
            # What is typed is meant for the scene that it was typed for.
            if self.label.isModified():
                self._rename()
            self._named = scene.name
        if scene is not None and not self.label.isModified():
            self.label.setText(scene.shown_label)
        on_air = scene is not None and program is not None and program.scene == scene.name
        self.remove.setEnabled(scene is not None and not on_air)
        self.remove.setToolTip(
            translate("SceneSection", "It is on air; take another scene first.") if on_air else ""
        )
