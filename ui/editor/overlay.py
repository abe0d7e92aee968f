"""The items' frames over the preview picture: selected, dragged, nudged by keys."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox

from ui.editor.cropping import Cut, cut_to
from ui.editor.grips import CURSORS, grip_at, grip_rects
from ui.editor.placing import Grip, Place, Snapped, dragged, snapped
from ui.editor.scene_editor import SceneEditor, place_of
from ui.editor.stepping import ARROWS, SIZES, Held, stepped
from ui.language import translate
from ui.look.theme import Theme
from ui.widgets.picture_view import PictureView

_NEAR_PX = 7
_STILL_PX = 3
"""A click whose hand shook no further than this moves nothing."""
_STEPS = {*ARROWS, *SIZES}
_OWN_KEYS = {
    *_STEPS,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_C,
}
_SHIFTS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_HELD = _SHIFTS | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True)
class _Drag:
    """What is dragged, from where, and how it lay."""

    grip: Grip
    start: QPointF
    place: Place
    cut: Cut
    has_moved: bool = False


class ItemOverlay(QGroupBox):
    """Lies over a picture view while its scene is edited. GUI thread.

    ``told``: where the selected item came to lie by keys, in words.
    """

    told = Signal(str)

    def __init__(self, view: PictureView, editor: SceneEditor, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._editor = editor
        self._theme = theme
        self._drag: _Drag | None = None
        self._caught = Snapped(Place(0, 0, 0, 0))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Overlay", "Items of the scene in preview"))
        view.installEventFilter(self)
        editor.changed.connect(self._refresh)
        self.setGeometry(view.rect())
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Keep the size of the view below."""
        if watched is self._view and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._view.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint a frame around each item, and grips on the one that is selected."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = QPen(self._theme.color("outline"), 1, Qt.PenStyle.DashLine)
        for index in self._editor.stack():
            item = self._editor.items[index]
            if not item.hidden and index != self._editor.selected.value:
                painter.setPen(quiet)
                painter.drawRect(self._on_screen(place_of(item)))
        self._paint_caught(painter)
        selected = self._editor.item
        if selected is not None:
            color = self._theme.color("accent")
            cutting = self._editor.cutting.value
            line = Qt.PenStyle.DashLine if cutting else Qt.PenStyle.SolidLine
            painter.setPen(QPen(color, 2, line))
            painter.drawRect(self._on_screen(place_of(selected)))
            if not selected.locked:
                painter.setBrush(color)
                for rect in grip_rects(self._on_screen(place_of(selected))).values():
                    painter.drawRect(rect)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Select, and begin to drag."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        grip = self._grip_at(at)
        if grip is None:
            self._editor.select(self._editor.at(*self._in_picture(at)))
            grip = Grip.WHOLE
        item = self._editor.item
        if item is not None and not item.locked:
            self._editor.begin()
            self._drag = _Drag(grip, at, place_of(item), item.crop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Drag; Alt cuts, Shift lets a corner change the shape, Ctrl catches on nothing."""
        drag = self._drag
        if drag is None:
            grip = self._grip_at(event.position())
            shape = CURSORS[grip] if grip is not None else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        rect = self._view.picture_rect()
        way = event.position() - drag.start
        if not drag.has_moved and max(abs(way.x()), abs(way.y())) < _STILL_PX:
            return
        self._drag = replace(drag, has_moved=True)
        cuts = drag.grip is not Grip.WHOLE and self._cuts(event)
        free = cuts or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        dx, dy = way.x() / rect.width(), way.y() / rect.height()
        place = dragged(drag.place, drag.grip, dx, dy, free_shape=free)
        self._caught = Snapped(place)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            near = (_NEAR_PX / rect.width(), _NEAR_PX / rect.height())
            others = self._others()
            self._caught = snapped(place, drag.grip, others, near, free_shape=free)
        if cuts:
            self._editor.put_cut(*cut_to(drag.place, drag.cut, self._caught.place))
        else:
            self._editor.put(self._caught.place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End the drag; a mere click selects what lies on top there."""
        drag = self._drag
        if drag is not None:
            if drag.grip is Grip.WHOLE and not drag.has_moved:
                # Or else nothing over a selected item, such as a picture as large as the scene,
                # could be selected by the mouse.
                self._editor.select(self._editor.at(*self._in_picture(event.position())))
            self._drag, self._caught = None, Snapped(Place(0, 0, 0, 0))
            self._editor.end()
            self.update()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before a shortcut has them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            held = _HELD if key in _STEPS else _SHIFTS
            if key in _OWN_KEYS and not event.modifiers() & ~held:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move, scale and cut by keys; Delete removes, C turns to cutting, Tab goes on."""
        key, item = Qt.Key(event.key()), self._editor.item
        if key in _STEPS and item is not None and not item.locked:
            if not event.isAutoRepeat():
                self._editor.begin()
            after = stepped(place_of(item), item.crop, key, self._held(event))
            if after is not None:
                self._editor.put_cut(*after)
        elif key == Qt.Key.Key_C and not event.modifiers() & ~_SHIFTS:
            self._editor.cutting.put(not self._editor.cutting.value)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._editor.remove()
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self._editor.shift(1 if key == Qt.Key.Key_PageUp else -1)
        elif key == Qt.Key.Key_Escape and item is not None:
            self._editor.select(-1)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tell where an item lies once the key that moved it goes up."""
        tells = Qt.Key(event.key()) in {*_STEPS, Qt.Key.Key_C}
        if tells and not event.isAutoRepeat() and self._editor.item is not None:
            self.told.emit(self.accessibleDescription())
        super().keyReleaseEvent(event)

    def _cuts(self, event: QMouseEvent | QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return alt or self._editor.cutting.value

    def _held(self, event: QKeyEvent) -> Held:
        return Held(
            shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
            control=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
            cut=self._cuts(event),
        )

    def _paint_caught(self, painter: QPainter) -> None:
        rect = self._view.picture_rect()
        painter.setPen(QPen(self._theme.color("warning"), 1))
        for x in self._caught.lines_x:
            at = rect.left() + x * rect.width()
            painter.drawLine(QPointF(at, rect.top()), QPointF(at, rect.bottom()))
        for y in self._caught.lines_y:
            at = rect.top() + y * rect.height()
            painter.drawLine(QPointF(rect.left(), at), QPointF(rect.right(), at))

    def _others(self) -> list[Place]:
        chosen = self._editor.selected.value
        return [
            place_of(item)
            for index, item in enumerate(self._editor.items)
            if index != chosen and not item.hidden
        ]

    def _grip_at(self, at: QPointF) -> Grip | None:
        item = self._editor.item
        if item is None or item.locked:
            return None
        return grip_at(self._on_screen(place_of(item)), at)

    def _on_screen(self, place: Place) -> QRectF:
        rect = self._view.picture_rect()
        return QRectF(
            rect.left() + place.x * rect.width(),
            rect.top() + place.y * rect.height(),
            place.width * rect.width(),
            place.height * rect.height(),
        )

    def _in_picture(self, at: QPointF) -> tuple[float, float]:
        rect = self._view.picture_rect()
        return (at.x() - rect.left()) / rect.width(), (at.y() - rect.top()) / rect.height()

    def _refresh(self) -> None:
        item, words = self._editor.item, ""
        if item is not None:
            x, y, width, height = (round(100 * part, 1) for part in item.rect)
            words = translate(
                "Overlay", "{item}: left {x} %, top {y} %, width {width} %, height {height} %"
            ).format(item=self._editor.label_of(item), x=x, y=y, width=width, height=height)
            if self._editor.cutting.value:
                cuts = translate("Overlay", "Dragging and arrows cut.")
                words = f"{words}. {cuts}"
        self.setAccessibleDescription(words)
        self.update()
