"""A feed of small pictures: asked for, looked at as often as it may change, asked for again."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from studio.wire.commands import UnwatchPictures, WatchPictures
from studio.wire.errors import WireError
from studio.wire.events import PictureFeed
from studio.wire.picture_ring import PictureReader
from ui.model.station import Station

from .convert import image_of


class Feed(QObject):
    """Brings the newest picture of one feed, at the size it is shown. GUI thread."""

    came = Signal(QImage)
    gone = Signal()

    def __init__(
        self, station: Station, name: str, rate: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._name = name
        self._rate = rate
        self._width = 0
        self._number = 0
        self._reader: PictureReader | None = None
        self._look = QTimer(self, interval=max(8, round(500 / rate)))
        self._look.timeout.connect(self._read)
        # A window that is being dragged larger asks once, when it has come to rest.
        self._settle = QTimer(self, interval=150, singleShot=True)
        self._settle.timeout.connect(self._ask)
        station.contact.changed.connect(self._contact_changed)
        station.feed_opened.connect(self._opened)

    def want(self, width: int) -> None:
        """Ask for pictures *width* pixels wide; 0: for none."""
        # swscale gets the last columns of any other width slightly wrong.
        width = width & ~15
        if width == self._width:
            return
        self._width = width
        self._settle.start()

    def end(self) -> None:
        """Ask for no more pictures; its widget is about to go."""
        self._settle.stop()
        self._close()
        if self._width and self._station.contact.value.is_up:
            self._station.submit(UnwatchPictures(self._name))
        self._width = 0

    def let_go(self) -> None:
        """Close the ring; the engine ends the feed when another window asks for its own."""
        self._settle.stop()
        self._close()

    def _ask(self) -> None:
        if not self._station.contact.value.is_up:
            return
        if self._width:
            self._station.submit(WatchPictures(self._name, self._width, self._rate))
        else:
            self._close()
            self._station.submit(UnwatchPictures(self._name))

    def _contact_changed(self) -> None:
        if self._station.contact.value.is_up:
            self._settle.start(0)
        else:
            self._close()
            self.gone.emit()

    def _opened(self, feed: PictureFeed) -> None:
        if feed.feed != self._name:
            return
        self._close()
        try:
            self._reader = PictureReader(Path(feed.path))
        except WireError:
            self._settle.start()
            return
        self._look.start()

    def _read(self) -> None:
        if self._reader is None:
            return
        picture = self._reader.newest(self._number)
        if picture is not None:
            self._number = picture.number
            self.came.emit(image_of(picture))

    def _close(self) -> None:
        self._look.stop()
        self._number = 0
        if self._reader is not None:
            self._reader.close()
            self._reader = None
