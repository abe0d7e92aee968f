"""The scenes in a list: a click prepares, a double click takes."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.wire.commands import SetPreview, Take
from ui.language import translate
from ui.model.station import Station
from ui.panels.scene_card import SceneCard
from ui.widgets.styling import panel, scrolled

_WIDE = 260


class Scenes(QWidget):
    """The list of scenes. GUI thread."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.cards: list[SceneCard] = []
        self._listed: list[tuple[str, str]] = []
        self._keys: Sequence[str] = ()
        frame, inside = panel(translate("Scenes", "Scenes"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        holder = QWidget()
        self._rows = QVBoxLayout(holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch()
        inside.addWidget(scrolled(holder))
        station.scenes.changed.connect(self._list)
        for slice_ in (station.preview, station.program, station.live, station.rehearses):
            slice_.changed.connect(self._refresh)
        self._list()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Leave the pictures out of a narrow list."""
        super().resizeEvent(event)
        for card in self.cards:
            card.show_picture(shown=self.width() >= _WIDE)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Tell which keys prepare the first scenes now, '' for none."""
        self._keys = keys
        for card, key in zip(self.cards, keys, strict=False):
            card.show_key(key)

    def prepare(self, number: int) -> None:
        """Prepare scene *number*, from 1."""
        if number <= len(self.cards):
            self._prepare(self.cards[number - 1].scene)

    def _prepare(self, scene: str) -> None:
        self._station.submit(SetPreview(scene))

    def _take(self, scene: str) -> None:
        self._station.submit(Take(scene=scene))

    def _list(self) -> None:
        """Build the cards anew where the list is another one: what is the same keeps its focus."""
        scenes = self._station.scenes.value
        listed = [(scene.name, scene.label) for scene in scenes]
        if listed != self._listed:
            self._listed = listed
            for card in self.cards:
                card.feed.end()
                self._rows.removeWidget(card)
                card.deleteLater()
            self.cards = []
            for scene in scenes:
                card = SceneCard(scene, self._station)
                card.prepared.connect(self._prepare)
                card.taken.connect(self._take)
                card.show_picture(shown=self.width() >= _WIDE)
                self._rows.insertWidget(len(self.cards), card)
                self.cards.append(card)
            self.show_keys(self._keys)
        self._refresh()

    def _refresh(self) -> None:
        program, on_air = self._station.program.value, self._station.is_on_air
        for card in self.cards:
            role = "preview" if card.scene == self._station.preview.value else ""
            if program is not None and card.scene == program.scene:
                role = "program"
            card.show_role(role, on_air=on_air)
