"""The picture of a screen on which an area is drawn, moved and pulled, by mouse and by keys."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QGroupBox, QWidget

from ui.editor.area import Area, between, middle_of, pulled, stepped, within
from ui.editor.grips import CURSORS, grip_at, grip_rects
from ui.editor.placing import Grip
from ui.editor.stepping import ARROWS, SIZES
from ui.language import translate
from ui.look.theme import Theme
from ui.pictures.screen_picture import ScreenPicture

_FRAME_PX, _SLIP_PX, _HIGHEST_PX = 2, 3, 340
_DIM = QColor(0, 0, 0, 120)
"""Over what is left out: what is on a screen is in nobody's colours, and most of it is light."""
_STEPS = {*ARROWS, *SIZES}
_DELETES = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_SHIFTS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_HELD = _SHIFTS | Qt.KeyboardModifier.ControlModifier
_LEAST_SHOWN = 64
"""How many pixels of the screen are shown from close by at least: fewer would be squares."""


@dataclass(frozen=True, slots=True)
class _Drag:
    """What is dragged, from where, and what the area was; a grip of None draws a new one."""

    grip: Grip | None
    start: QPointF
    before: Area | None


class AreaView(QGroupBox):
    """Shows a screen, and the area of it that is chosen. GUI thread.

    ``chosen``: the area as it is typed, '' for all of the screen. ``told``: in words, where keys
    brought it.
    """

    chosen = Signal(str)
    told = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: ScreenPicture | None = None
        self._scaled: QPixmap | None = None
        self._screen = self._shown = Area(0, 0, 1, 1)
        self._area: Area | None = None
        self._drag: _Drag | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("AreaView", "Area on the picture of the screen"))

    @property
    def screen_area(self) -> Area:
        """All of the screen that there is a picture of."""
        return self._screen

    def show_screen(self, picture: ScreenPicture) -> None:
        """Show the whole of *picture*, and what of it is chosen."""
        image = picture.image
        self._picture = picture
        self._screen = self._shown = Area(picture.left, picture.top, image.width(), image.height())
        self._scaled = None
        self._fit()
        self._refresh()

    def forget(self) -> None:
        """Let go of the picture."""
        self._picture = self._scaled = None

    def show_area(self, area: Area | None) -> None:
        """Frame *area*, as much of it as lies on the screen; None: all of the screen."""
        self._area = within(area, self._screen) if area is not None else None
        self._refresh()

    def look(self, *, closer: bool) -> None:
        """Show the area and what is around it, larger, or the whole screen again."""
        self._shown = self._around() if closer and self._area is not None else self._screen
        self._scaled = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Keep the screen's shape."""
        super().resizeEvent(event)
        self._scaled = None
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint the screen, darker where it is left out, the area's frame and its grips."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("well"))
        room = self._room()
        painter.drawPixmap(room.topLeft(), self._pixmap(room))
        accent = self._theme.color("accent")
        if self._area is not None:
            frame = self._on_view(self._area)
            painter.save()
            painter.setClipRect(room)
            for strip in _around(frame, room):
                painter.fillRect(strip, _DIM)
            painter.setPen(QPen(accent, _FRAME_PX))
            painter.drawRect(frame)
            painter.setBrush(accent)
            for rect in grip_rects(frame).values():
                painter.drawRect(rect)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent if self.hasFocus() else self._theme.color("outline"), _FRAME_PX))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Take hold of the area, or begin a new one beside it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            at = event.position()
            self._drag = _Drag(self._grip_at(at), at, self._area)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """Move it, pull an edge, or draw a new one from where the button went down."""
        drag, at = self._drag, event.position()
        if drag is None:
            grip = self._grip_at(at)
            self.setCursor(CURSORS[grip] if grip is not None else Qt.CursorShape.CrossCursor)
        elif drag.grip is not None and drag.before is not None:
            scale = self._shown.width / self._room().width()
            dx, dy = (round(part * scale) for part in (at - drag.start).toTuple())
            self._choose(pulled(drag.before, drag.grip, dx, dy, self._screen))
        elif (at - drag.start).manhattanLength() > _SLIP_PX:
            self._choose(between(self._on_screen(drag.start), self._on_screen(at), self._screen))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        """End the drag."""
        self._drag = None

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before a shortcut has them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            held = _HELD if key in _STEPS else _SHIFTS
            own = key in _STEPS or key in _DELETES or self._stops(key)
            if own and not event.modifiers() & ~held:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Move and resize by keys; Delete chooses the whole screen, Escape undoes a drag."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~_HELD:
            self._step(key, event.modifiers())
        elif key in _DELETES:
            self._choose(None)
        elif self._stops(key) and self._drag is not None:
            before, self._drag = self._drag.before, None
            self._choose(before)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Tell where the area lies once the key that moved it goes up."""
        if Qt.Key(event.key()) in {*_STEPS, *_DELETES} and not event.isAutoRepeat():
            self.told.emit(self.accessibleDescription())
        super().keyReleaseEvent(event)

    def _stops(self, key: Qt.Key) -> bool:
        return key == Qt.Key.Key_Escape and self._drag is not None

    def _step(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        if self._area is None:
            self._choose(middle_of(self._screen))
            return
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        self._choose(stepped(self._area, key, self._screen, shift=shift, control=control))

    def _choose(self, area: Area | None) -> None:
        if area != self._area:
            self._area = area
            self._refresh()
            self.chosen.emit(area.text() if area is not None else "")

    def _refresh(self) -> None:
        words = translate(
            "AreaView", "All of the screen. An arrow key begins with an area in its middle."
        )
        if self._area is not None:
            left, top, width, height = self._area
            words = translate(
                "AreaView", "left {left}, top {top}, width {width}, height {height} pixels"
            ).format(left=left, top=top, width=width, height=height)
        self.setAccessibleDescription(words)
        self.update()

    def _grip_at(self, at: QPointF) -> Grip | None:
        if self._area is None:
            return None
        grip = grip_at(self._on_view(self._area), at)
        # What fills the screen cannot be moved, so a drag inside draws a smaller one.
        return None if grip is Grip.WHOLE and self._area == self._screen else grip

    def _fit(self) -> None:
        frame = 2 * _FRAME_PX
        height = round((self.width() - frame) * self._screen.height / self._screen.width) + frame
        self.setFixedHeight(max(_LEAST_SHOWN, min(_HIGHEST_PX, height)))

    def _around(self) -> Area:
        """Return the area with half of it around on each side, in the screen's shape."""
        if self._area is None:
            return self._screen
        share = max(
            2 * self._area.width / self._screen.width,
            2 * self._area.height / self._screen.height,
            _LEAST_SHOWN / self._screen.width,
        )
        share = min(1.0, share)
        width, height = round(self._screen.width * share), round(self._screen.height * share)
        left = self._area.left + (self._area.width - width) // 2
        top = self._area.top + (self._area.height - height) // 2
        return within(Area(left, top, max(1, width), max(1, height)), self._screen)

    def _room(self) -> QRectF:
        """Return where the picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(_FRAME_PX, _FRAME_PX, -_FRAME_PX, -_FRAME_PX)
        width = max(1.0, min(room.width(), room.height() * self._shown.width / self._shown.height))
        height = max(1.0, width * self._shown.height / self._shown.width)
        x = room.left() + (room.width() - width) / 2
        return QRectF(x, room.top() + (room.height() - height) / 2, width, height)

    def _pixmap(self, room: QRectF) -> QPixmap:
        """Return what is shown, in the size of *room*; kept, as every move of a drag paints it."""
        if self._scaled is None and self._picture is not None:
            ratio = self.devicePixelRatioF()
            shown = self._shown
            corner = shown.left - self._screen.left, shown.top - self._screen.top
            part = self._picture.image.copy(QRect(*corner, shown.width, shown.height))
            self._scaled = QPixmap.fromImage(
                part.scaled(
                    (room.size() * ratio).toSize(),
                    Qt.AspectRatioMode.IgnoreAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled if self._scaled is not None else QPixmap()

    def _on_view(self, area: Area) -> QRectF:
        room = self._room()
        scale = room.width() / self._shown.width
        x = room.left() + (area.left - self._shown.left) * scale
        y = room.top() + (area.top - self._shown.top) * scale
        return QRectF(x, y, area.width * scale, area.height * scale)

    def _on_screen(self, at: QPointF) -> tuple[int, int]:
        room = self._room()
        scale = self._shown.width / room.width()
        x = self._shown.left + round((at.x() - room.left()) * scale)
        return x, self._shown.top + round((at.y() - room.top()) * scale)


def _around(frame: QRectF, room: QRectF) -> tuple[QRectF, ...]:
    """Return what of *room* is outside of *frame*, in strips that do not overlap."""
    inner = frame.intersected(room)
    if inner.isEmpty():
        return (room,)
    return (
        QRectF(room.left(), room.top(), room.width(), inner.top() - room.top()),
        QRectF(room.left(), inner.bottom(), room.width(), room.bottom() - inner.bottom()),
        QRectF(room.left(), inner.top(), inner.left() - room.left(), inner.height()),
        QRectF(inner.right(), inner.top(), room.right() - inner.right(), inner.height()),
    )
