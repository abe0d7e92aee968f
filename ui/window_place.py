"""Where the window is, how large, and what is open at its side: kept from one start to the next."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.model.preferences import Place
from ui.sides import Sides

KEPT_SIDES: Final = frozenset({"edit", "keys", "library", "event", "talk"})
"""The check and the first steps are opened for a moment, and never by themselves for good."""
_SETTLED_MS: Final = 500
_TITLE_PX: Final = 40
"""Room for the frame's title above a window that is moved: by it a hand moves it on."""
_CHANGES: Final = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange}


class PlaceKeeper(QObject):
    """Tells *keep* of a window's place once it has settled. GUI thread; goes with the window."""

    def __init__(self, window: QWidget, sides: Sides, keep: Callable[[Place, str], object]) -> None:
        super().__init__(window)
        self._window = window
        self._sides = sides
        self._keep = keep
        self._settling = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._settling.timeout.connect(self.keep)
        window.installEventFilter(self)
        sides.opened.connect(lambda _: self._settling.start())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Wait until nothing was moved for a while: a drag is a hundred moves."""
        if watched is self._window and event.type() in _CHANGES:
            self._settling.start()
        return False

    def keep(self) -> None:
        """Tell of the place now."""
        self._settling.stop()
        at = self._window.normalGeometry()
        if not at.isValid():
            return
        place = Place(
            left=at.left(),
            top=at.top(),
            width=at.width(),
            height=at.height(),
            maximised=self._window.isMaximized(),
        )
        side = self._sides.open_name
        self._keep(place, side if side in KEPT_SIDES else "")


def screens() -> list[QRect]:
    """Return what windows have of each screen, the first one first. GUI thread."""
    first = QGuiApplication.primaryScreen()
    return sorted(
        (each.availableGeometry() for each in QGuiApplication.screens()),
        key=lambda room: room != first.availableGeometry(),
    )


def on_a_screen(place: Place, rooms: Sequence[QRect]) -> QRect:
    """Return where a window goes that was at *place*, given what there is of screens now.

    Where all of it is seen, it stays; where a part is, it is moved, and made smaller where the
    screen is; where nothing is, its screen has gone, and it is centred on the first. Pure.
    """
    wanted = QRect(place.left, place.top, place.width, place.height)
    if sum(_area(each & wanted) for each in rooms) >= _area(wanted):
        return wanted
    room = max(rooms, key=lambda each: _area(each & wanted))
    is_seen = _area(room & wanted) > 0
    room = (room if is_seen else rooms[0]).adjusted(0, _TITLE_PX, 0, 0)
    fitting = QRect(wanted.topLeft(), wanted.size().boundedTo(room.size()))
    if is_seen:
        right, bottom = room.right() - fitting.width() + 1, room.bottom() - fitting.height() + 1
        at = QPoint(
            min(max(fitting.left(), room.left()), right),
            min(max(fitting.top(), room.top()), bottom),
        )
        fitting.moveTopLeft(at)
    else:
        fitting.moveCenter(room.center())
    return fitting


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
