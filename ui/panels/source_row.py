"""One source: what it is, how it fares in a sign and a word, its fault, and its pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.wire.state import SourceState
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.look.theme import Theme
from ui.said import said
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.styling import label, set_look

_ICON_PX = 16
_STATUS = {
    "starting": ("waiting", "muted", QT_TRANSLATE_NOOP("Sources", "starting")),
    "live": ("good", "preview", QT_TRANSLATE_NOOP("Sources", "there")),
    "missing": ("warning", "warning", QT_TRANSLATE_NOOP("Sources", "missing")),
    "ended": ("ended", "muted", QT_TRANSLATE_NOOP("Sources", "ended")),
    "failed": ("error", "live_text", QT_TRANSLATE_NOOP("Sources", "failed")),
}


class SourceRow(QWidget):
    """Shows the newest state of one source; *turn* turns its pages. GUI thread."""

    def __init__(self, theme: Theme, turn: Callable[[int], None]) -> None:
        super().__init__()
        self._theme = theme
        self._kind, self._word, self._sign = QLabel(), label("", "muted"), QLabel()
        self._cover = label("", "name")
        self._cover.setProperty("tone", "warning")
        self._name, self._page = ElidedLabel(Qt.TextElideMode.ElideRight), label("", "caption")
        self._name.setProperty("text-role", "name")
        self._clear = self._icon("clear-network", "warning")
        self._clear.setToolTip(translate("Sources", "Crosses the local network unencrypted"))
        self._clear.setAccessibleName(translate("Sources", "Unencrypted on the local network"))
        self.back, self.on = QPushButton("‹"), QPushButton("›")  # noqa: RUF001  # arrows
        for button, by in ((self.back, -1), (self.on, 1)):
            button.setProperty("kind", "small")
            button.clicked.connect(lambda _=False, by=by: turn(by))
        self._fault = label("", "muted")
        self._fault.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._kind)
        # In a narrow panel the name gives way, and never how it fares.
        row.addWidget(self._name, 1)
        row.addWidget(self._clear)
        row.addWidget(self._cover)
        row.addWidget(self._word)
        row.addWidget(self._sign)
        pages = QHBoxLayout()
        pages.setSpacing(8)
        pages.addWidget(self.back)
        pages.addWidget(self._page)
        pages.addWidget(self.on)
        pages.addStretch()
        column.addLayout(row)
        column.addLayout(pages)
        column.addWidget(self._fault)

    def show_source(self, source: SourceState) -> None:
        """Show *source* as it is now."""
        sign, color, word = _STATUS[source.status]
        word = translate("Sources", word)
        cover = _covers().get(source.shield, "")
        self.setAccessibleName(f"{source.label}: {', '.join(filter(None, (word, cover)))}")
        self._cover.setText(cover)
        self._cover.setVisible(bool(cover))
        self._name.setText(source.label)
        self._word.setText(word)
        self._paint(self._kind, source.kind, "muted")
        self._paint(self._sign, sign, color)
        self._clear.setVisible(source.clear_network)
        self._fault.setText(said(source.fault))
        self._fault.setVisible(bool(source.fault))
        set_look(self._fault, "tone", "error" if source.status == "failed" else "warning")
        self._show_pages(source)

    def _show_pages(self, source: SourceState) -> None:
        for part in (self.back, self._page, self.on):
            part.setVisible(source.pages > 0)
        self._page.setText(f"{source.page}/{source.pages}")
        self.back.setEnabled(source.page > 1)
        self.on.setEnabled(source.page < source.pages)
        back = translate("Sources", "Previous page of {source}").format(source=source.label)
        on = translate("Sources", "Next page of {source}").format(source=source.label)
        for button, words in ((self.back, back), (self.on, on)):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def _icon(self, name: str, color: str) -> QLabel:
        made = QLabel()
        self._paint(made, name, color)
        return made

    def _paint(self, sign: QLabel, name: str, color: str) -> None:
        if sign.property("painted") != (name, color):
            sign.setProperty("painted", (name, color))
            sign.setPixmap(self._theme.icon(name, color).pixmap(_ICON_PX, _ICON_PX))


def _covers() -> dict[str, str]:
    return {"blur": translate("Sources", "blurred"), "freeze": translate("Sources", "frozen")}
