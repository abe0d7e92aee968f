"""Sentences along the bottom edge: they cover nothing and stop nobody."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.language import translate
from ui.look.theme import Theme
from ui.model.notices import Notices
from ui.widgets.styling import set_look

_ICON_PX = 20


class NoticeBar(QFrame):
    """Shows the notice that matters most, and how many wait behind it."""

    def __init__(self, notices: Notices, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._theme = theme
        self.setObjectName("notices")
        self._icon = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self._more = QLabel()
        self._dismiss = QPushButton(translate("NoticeBar", "Dismiss"))
        self._dismiss.setProperty("kind", "quiet")
        self._dismiss.clicked.connect(notices.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self._more)
        row.addWidget(self._dismiss)
        notices.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        standing = self._notices.standing
        self.setVisible(bool(standing))
        if not standing:
            return
        first = standing[0]
        text = first.text
        if first.times > 1:
            again = translate("NoticeBar", "{notice} ({times} times)")
            text = again.format(notice=first.text, times=first.times)
        self.text.setText(text)
        color = {"info": "accent", "warning": "warning", "error": "live_text"}[first.level]
        icon = self._theme.icon(first.level, color)
        self._icon.setPixmap(icon.pixmap(_ICON_PX, _ICON_PX))
        more = translate("NoticeBar", "{count} more").format(count=len(standing) - 1)
        self._more.setText(more if len(standing) > 1 else "")
        set_look(self, "level", first.level)
