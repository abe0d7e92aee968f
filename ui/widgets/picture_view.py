"""A picture in its own shape, under a frame that tells what it is."""

import logging

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.language import translate
from ui.look.theme import Theme

_log = logging.getLogger(__name__)
_FRAME = 3


class PictureView(QLabel):
    """Paints the newest image as large as it fits; says so where there is none."""

    resized = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._shape = 16 / 9
        self._frame = "line"
        self._words = translate("PictureView", "No picture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """Return the size that it likes best."""
        return QSize(640, 360)

    @property
    def image(self) -> QImage | None:
        """The picture that is shown now."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show *image* until the next one."""
        if self._image is None:
            _log.info("the first picture of %s is here", self.accessibleName())
        self._image = image
        self.update()

    def forget(self, words: str) -> None:
        """Show *words* instead of a picture that may be old."""
        self._image, self._words = None, words
        self.update()

    def set_frame(self, color: str) -> None:
        """Frame it in a colour of the theme."""
        if color != self._frame:
            self._frame = color
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Tell how wide a picture is needed, in the screen's own pixels."""
        super().resizeEvent(event)
        self.resized.emit(round(self.picture_rect().width() * self.devicePixelRatioF()))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint picture and frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("background"))
        rect = self.picture_rect()
        painter.fillRect(rect, self._theme.color("well"))
        if self._image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, self._image)
        else:
            painter.setPen(self._theme.color("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._words)
        pen = QPen(self._theme.color(self._frame), _FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = _FRAME / 2
        painter.drawRect(rect.adjusted(-half, -half, half, half))
        painter.end()

    def picture_rect(self) -> QRectF:
        """Return where the picture lies, without its frame."""
        room = QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
        width = min(room.width(), room.height() * self._shape)
        height = width / self._shape
        left = room.left() + (room.width() - width) / 2
        return QRectF(left, room.top() + (room.height() - height) / 2, width, height)
