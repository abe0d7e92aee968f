"""The list of recordings: a picture, what each is, and how it fares."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio.wire.library import ShelvedRecording, ThumbnailCame, WantThumbnail, matches
from studio.wire.picture_ring import Picture
from ui.language import translate
from ui.library import words
from ui.look.theme import Theme
from ui.model.library import Library
from ui.pictures.convert import image_of

_PICTURE = QSize(112, 63)
_SIGN_PX = 24
_SIGNS = {"locked": "protected", "recording": "record", "unreadable": "error"}
_SETTLE_MS = 120
_NAME = Qt.ItemDataRole.UserRole


class ShelfList(QListWidget):
    """Shows the recordings, or those in the trash, that match what is searched. GUI thread.

    ``wanted``: another one is chosen, or it is otherwise; ``opened``: it is to be played. Pictures
    are asked for as they are scrolled to.
    """

    wanted = Signal()
    opened = Signal()
    unwanted = Signal()
    """The chosen one is to go."""

    def __init__(self, library: Library, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._pictures: dict[str, QIcon] = {}
        self._asked: dict[str, str] = {}
        """Whose picture was asked for, and how it fared then."""
        self._words = ""
        self._deleted = False
        self.setAccessibleName(translate("Library", "Recordings"))
        self.setIconSize(_PICTURE)
        self.setSpacing(2)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        # Asked for once a scroll has come to rest, and only what is seen then.
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())
        self.currentItemChanged.connect(lambda *_: self.wanted.emit())
        self.itemActivated.connect(lambda _: self.opened.emit())
        library.state.changed.connect(self.refresh)
        library.thumbnail_came.connect(self._take)
        self.refresh()

    @property
    def chosen(self) -> ShelvedRecording | None:
        """The recording that is chosen."""
        row = self.currentRow()
        name = self.item(row).data(_NAME) if row >= 0 else ""
        return next((each for each in self._all() if each.name == name), None)

    @property
    def has_pictures(self) -> bool:
        """Whether all that are seen have their pictures, as far as there are any."""
        return bool(self._pictures) and self._asked.keys() <= self._pictures.keys()

    def search(self, text: str) -> None:
        """Show those that have all the words of *text*."""
        self._words = text
        self.refresh()

    def show_deleted(self, *, deleted: bool) -> None:
        """Show the trash, or what is not in it."""
        self._deleted = deleted
        self.refresh()

    def refresh(self) -> None:
        """Show the newest state; what was chosen stays so where it is still there."""
        shown = [
            each
            for each in self._all()
            if each.deleted == self._deleted and matches(each, self._words)
        ]
        names = [self.item(row).data(_NAME) for row in range(self.count())]
        if names != [each.name for each in shown]:
            self._fill(shown)
        for row, recording in enumerate(shown):
            self._write(self.item(row), recording)
        self._settle.start()
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Delete by the key that says so."""
        if event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
            return
        super().keyPressEvent(event)

    def _fill(self, shown: list[ShelvedRecording]) -> None:
        before, row = self.chosen, self.currentRow()
        self.blockSignals(True)  # noqa: FBT003  # Qt's own way
        self.clear()
        for recording in shown:
            icon = self._pictures.get(recording.name) or _blank(self._theme, recording.status)
            item = QListWidgetItem(icon, "")
            item.setData(_NAME, recording.name)
            item.setSizeHint(QSize(0, _PICTURE.height() + 10))
            self.addItem(item)
        names = [each.name for each in shown]
        if before is not None and before.name in names:
            row = names.index(before.name)
        if names:
            self.setCurrentRow(max(0, min(row, len(names) - 1)))
        self.blockSignals(False)  # noqa: FBT003  # likewise

    def _write(self, item: QListWidgetItem, recording: ShelvedRecording) -> None:
        lines = words.title(recording), words.facts(recording), ", ".join(words.marks(recording))
        text = "\n".join(lines)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(recording.name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(lines))

    def _all(self) -> tuple[ShelvedRecording, ...]:
        state = self._library.state.value
        if state is None:
            self._asked.clear()
            return ()
        return state.recordings

    def _ask(self) -> None:
        if self._library.state.value is None or not self.isVisible():
            return
        seen = self.viewport().rect()
        status = {each.name: each.status for each in self._all()}
        for row in range(self.count()):
            item = self.item(row)
            name = item.data(_NAME)
            # One that is being recorded has none; another state may bring one.
            known = name in self._pictures or self._asked.get(name) == status.get(name)
            if known or not self.visualItemRect(item).intersects(seen):
                continue
            self._asked[name] = status.get(name, "")
            self._library.submit(WantThumbnail(name))

    def _take(self, came: ThumbnailCame) -> None:
        image = image_of(Picture(came.width, came.height, 0, 0, came.i420))
        icon = _icon(_framed(image, self._theme))
        self._pictures[came.name] = icon
        for row in range(self.count()):
            if self.item(row).data(_NAME) == came.name:
                self.item(row).setIcon(icon)


def _framed(image: QImage, theme: Theme) -> QPixmap:
    """Return *image* in the list's own shape, whatever its own is."""
    whole = QPixmap(_PICTURE * 2)
    whole.fill(theme.color("well"))
    scaled = image.scaled(
        whole.size(),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(whole)
    painter.drawImage(
        (whole.width() - scaled.width()) // 2, (whole.height() - scaled.height()) // 2, scaled
    )
    painter.end()
    return whole


def _blank(theme: Theme, status: str) -> QIcon:
    """Return what stands in for a picture that is not there, or not yet."""
    whole = QPixmap(_PICTURE)
    whole.fill(theme.color("raised"))
    if status in _SIGNS:
        sign = theme.icon(_SIGNS[status], "muted").pixmap(_SIGN_PX, _SIGN_PX)
        painter = QPainter(whole)
        at = (_PICTURE.width() - _SIGN_PX) // 2, (_PICTURE.height() - _SIGN_PX) // 2
        painter.drawPixmap(*at, sign)
        painter.end()
    return _icon(whole)


def _icon(pixmap: QPixmap) -> QIcon:
    """Return *pixmap* as it is, also where its row is chosen."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
