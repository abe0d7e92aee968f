"""The scenes in a list: a click prepares, a double click takes."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.commands import SetPreview, Take
from studio.wire.state import SceneState
from ui.language import translate
from ui.look.theme import Theme
from ui.model.station import Station
from ui.widgets.styling import label, panel, scrolled, set_look

_KEYS = 9


class SceneCard(QPushButton):
    """One scene, pressed to prepare it. ``prepared`` and ``taken`` say what a person wants."""

    prepared = Signal(str)
    taken = Signal(str)

    def __init__(self, scene: SceneState, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene.name
        self.setObjectName("scene-card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Scenes", "Scene {scene}").format(scene=scene.label))
        key = f" ({number})" if number <= _KEYS else ""
        self.setToolTip(
            translate("Scenes", "Click: prepare{key}. Double click: put on air.").format(key=key)
        )
        self.clicked.connect(lambda: self.prepared.emit(self.scene))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(label(str(number) if number <= _KEYS else "", "caption"))
        name = label(scene.label, "name")
        # A long name gives way to the badge, which says whether the scene is on air.
        name.setMinimumWidth(1)
        row.addWidget(name)
        row.addStretch()
        self._badge = QLabel()
        self._badge.setProperty("badge", "true")
        row.addWidget(self._badge)
        self.show_role("", on_air=False)

    def show_role(self, role: str, *, on_air: bool) -> None:
        """Show whether it is prepared, in the programme, or neither."""
        program = translate("Scenes", "ON AIR") if on_air else translate("Scenes", "PROGRAM")
        words = {"preview": translate("Scenes", "PREVIEW"), "program": program}
        self._badge.setText(words.get(role, ""))
        self._badge.setVisible(bool(role))
        tone = "live" if role == "program" and on_air else role
        set_look(self._badge, "tone", tone)
        set_look(self, "role", tone)
        self.setAccessibleDescription(self._badge.text() or translate("Scenes", "not in use"))

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return what its parts need; it has no text of its own."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return what its parts can do with."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Space prepares, as on any button; Enter puts on air."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit(self.scene)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Put it on air."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit(self.scene)


class Scenes(QWidget):
    """The list of scenes."""

    def __init__(self, station: Station, _theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.cards: list[SceneCard] = []
        frame, inside = panel(translate("Scenes", "Scenes"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._rows.addStretch()
        inside.addWidget(scrolled(self._list))
        station.scenes.changed.connect(self._rebuild)
        for slice_ in (station.preview, station.program, station.live):
            slice_.changed.connect(self._refresh)
        self._rebuild()

    def prepare(self, number: int) -> None:
        """Prepare scene *number*, from 1."""
        if number <= len(self.cards):
            self._prepare(self.cards[number - 1].scene)

    def _prepare(self, scene: str) -> None:
        self._station.submit(SetPreview(scene))

    def _take(self, scene: str) -> None:
        self._station.submit(Take(scene=scene))

    def _rebuild(self) -> None:
        for card in self.cards:
            self._rows.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for number, scene in enumerate(self._station.scenes.value, 1):
            card = SceneCard(scene, number)
            card.prepared.connect(self._prepare)
            card.taken.connect(self._take)
            self._rows.insertWidget(number - 1, card)
            self.cards.append(card)
        self._refresh()

    def _refresh(self) -> None:
        program, live = self._station.program.value, self._station.live.value
        on_air = live is not None and live.status == "live"
        for card in self.cards:
            role = "preview" if card.scene == self._station.preview.value else ""
            if program is not None and card.scene == program.scene:
                role = "program"
            card.show_role(role, on_air=on_air)
