"""Preview and programme side by side, and the two ways from one to the other."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import Take
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.pictures.feed import Feed
from ui.widgets.picture_view import PictureView
from ui.widgets.styling import label, set_look

RATE = 30.0


class Stage(QWidget):
    """Shows what is prepared and what is on air; takes it."""

    def __init__(self, station: Station, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.preview = PictureView(theme, translate("Stage", "Preview picture"))
        self.program = PictureView(theme, translate("Stage", "Programme picture"))
        self._preview_scene = label("", "scene")
        self._program_scene = label("", "scene")
        self._on_air = _badge(translate("Stage", "PROGRAM"), "")
        for view, name in ((self.preview, "preview"), (self.program, "program")):
            feed = Feed(station, name, RATE, self)
            view.resized.connect(feed.want)
            feed.came.connect(view.show_image)
            feed.gone.connect(
                lambda view=view: view.forget(translate("Stage", "Waiting for the engine"))
            )
        self.edit = QPushButton(translate("Stage", "Edit"))
        self.edit.setProperty("kind", "small")
        self.edit.setCheckable(True)
        self.edit.setToolTip(
            translate("Stage", "Edit the show: items on the preview, scenes, sources")
        )
        self.edit.setAccessibleName(translate("Stage", "Edit the show"))
        self.cut = QPushButton(translate("Stage", "Cut"))
        self.mix = QPushButton(translate("Stage", "Mix"))
        self.cut_key, self.mix_key = label("", "caption"), label("", "caption")
        self._arrange()
        self.cut.clicked.connect(self.do_cut)
        self.mix.clicked.connect(self.do_mix)
        for slice_ in (station.preview, station.program, station.scenes, station.live):
            slice_.changed.connect(self._refresh)
        station.rehearses.changed.connect(self._refresh)
        station.transition.changed.connect(self._refresh)
        station.contact.changed.connect(self._refresh)
        self._refresh()

    def do_cut(self) -> None:
        """Put preview on air at once."""
        self._station.submit(Take(transition="cut"))

    def do_mix(self) -> None:
        """Put preview on air by the show's mix."""
        transition = self._station.transition.value
        duration_ms = transition.duration_ms if transition and transition.duration_ms else 300
        self._station.submit(Take(transition="mix", duration_ms=duration_ms))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        head = _head(_badge(translate("Stage", "PREVIEW"), "preview"), self._preview_scene)
        head.addWidget(self.edit)
        grid.addLayout(head, 0, 0)
        grid.addLayout(_head(self._on_air, self._program_scene), 0, 2)
        grid.addWidget(self.preview, 1, 0)
        grid.addWidget(self.program, 1, 2)
        takes = QVBoxLayout()
        takes.setSpacing(8)
        takes.addStretch()
        for button, words, hint in (
            (self.cut, translate("Stage", "Cut: put preview on air at once"), self.cut_key),
            (self.mix, translate("Stage", "Mix: fade preview in"), self.mix_key),
        ):
            button.setProperty("kind", "take")
            button.setMinimumSize(96, 52)
            button.setToolTip(words)
            button.setAccessibleName(words)
            takes.addWidget(button)
            takes.addWidget(hint)
        takes.addStretch()
        grid.addLayout(takes, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(1, 1)

    def _refresh(self) -> None:
        station = self._station
        labels = {scene.name: scene.label for scene in station.scenes.value}
        self._preview_scene.setText(labels.get(station.preview.value, ""))
        program = station.program.value
        self._program_scene.setText(labels.get(program.scene, "") if program else "")
        on_air = station.is_on_air
        self._on_air.setText(
            translate("Stage", "ON AIR") if on_air else translate("Stage", "PROGRAM")
        )
        set_look(self._on_air, "tone", "live" if on_air else "")
        self.program.set_frame("live" if on_air else "outline")
        self.preview.set_frame("preview" if station.contact.value.is_up else "line")
        for button in (self.cut, self.mix):
            button.setEnabled(station.contact.value.is_up)


def _badge(text: str, tone: str) -> QLabel:
    badge = QLabel(text)
    badge.setProperty("badge", "true")
    badge.setProperty("tone", tone)
    return badge


def _head(badge: QLabel, scene: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(scene)
    row.addStretch()
    return row
