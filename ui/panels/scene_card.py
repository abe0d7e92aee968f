"""One scene in the list: its picture, its name, and whether it is prepared or on air."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from studio.wire.state import SceneState
from ui.language import translate
from ui.model.station import Station
from ui.pictures.feed import Feed
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.styling import label, set_look

_RATE = 5.0
_PICTURE = QSize(80, 45)


class SceneCard(QPushButton):
    """One scene, pressed to prepare it. ``prepared`` and ``taken`` say what a person wants."""

    prepared = Signal(str)
    taken = Signal(str)

    def __init__(self, scene: SceneState, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = scene.name
        self.setObjectName("scene-card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # A button's own policy would keep the list wider than its panel, and cut off the badges.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(translate("Scenes", "Scene {scene}").format(scene=scene.label))
        self.clicked.connect(lambda: self.prepared.emit(self.scene))
        self._picture = QLabel()
        self._picture.setFixedSize(_PICTURE)
        self._picture.setScaledContents(True)
        self.feed = Feed(station, f"scene:{scene.name}", _RATE, self)
        self.feed.came.connect(self._show_picture)
        self.feed.gone.connect(self._picture.clear)
        self._badge = QLabel()
        self._badge.setProperty("badge", "true")
        self._name = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._name.setText(scene.label)
        self._name.setProperty("text-role", "name")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 4, 8, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)
        self._key = label("", "caption")
        self._grid.addWidget(self._key, 0, 0, 2, 1)
        self.show_key("")
        self._grid.addWidget(self._picture, 0, 1, 2, 1)
        self._is_wide: bool | None = None
        self._lay_out(wide=True)
        self.show_role("", on_air=False)

    def show_key(self, keys: str) -> None:
        """Tell which keys prepare it now, '' for none."""
        self._key.setText(keys.partition(",")[0])
        use = translate("Scenes", "Click: prepare{key}. Double click: put on air.")
        self.setToolTip(use.format(key=f" ({keys})" if keys else ""))

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

    def show_picture(self, *, shown: bool) -> None:
        """Leave the picture out of a narrow list, where the badge lies below the name."""
        self._picture.setVisible(shown)
        self._lay_out(wide=shown)
        self.feed.want(round(_PICTURE.width() * self.devicePixelRatioF()) if shown else 0)

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
            if not event.isAutoRepeat():
                self.taken.emit(self.scene)
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Put it on air."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit(self.scene)

    def _lay_out(self, *, wide: bool) -> None:
        if wide is self._is_wide:
            return
        self._is_wide = wide
        for part in (self._name, self._badge):
            self._grid.removeWidget(part)
        if wide:
            # A long name gives way to the badge, which says whether the scene is on air.
            self._grid.addWidget(self._name, 0, 2, 2, 1)
            self._grid.addWidget(self._badge, 0, 3, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            # Beside the badge nothing would be left of it.
            self._grid.addWidget(self._name, 0, 2)
            self._grid.addWidget(self._badge, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _show_picture(self, image: QImage) -> None:
        self._picture.setPixmap(QPixmap.fromImage(image))
