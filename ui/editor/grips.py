"""What a frame is taken hold of by: where its grips are, and how the pointer looks there."""

from PySide6.QtCore import QPointF, QRectF, Qt

from ui.editor.placing import Grip, Place

_GRIP_PX, _REACH_PX = 8, 8
CURSORS = {
    Grip.WHOLE: Qt.CursorShape.SizeAllCursor,
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.TOP_LEFT: Qt.CursorShape.SizeFDiagCursor,
    Grip.BOTTOM_RIGHT: Qt.CursorShape.SizeFDiagCursor,
    Grip.TOP_RIGHT: Qt.CursorShape.SizeBDiagCursor,
    Grip.BOTTOM_LEFT: Qt.CursorShape.SizeBDiagCursor,
}


def grip_rects(frame: QRectF) -> dict[Grip, QRectF]:
    """Return where each grip of *frame* is painted."""
    place = Place(frame.x(), frame.y(), frame.width(), frame.height())
    rects: dict[Grip, QRectF] = {}
    for grip in Grip:
        if grip is not Grip.WHOLE:
            x, y = grip.point(place)
            rects[grip] = QRectF(x - _GRIP_PX / 2, y - _GRIP_PX / 2, _GRIP_PX, _GRIP_PX)
    return rects


def grip_at(frame: QRectF, at: QPointF) -> Grip | None:
    """Return what of *frame* is taken hold of at a point; a grip goes before the whole."""
    half = _REACH_PX / 2
    for grip, rect in grip_rects(frame).items():
        if rect.adjusted(-half, -half, half, half).contains(at):
            return grip
    return Grip.WHOLE if frame.contains(at) else None
