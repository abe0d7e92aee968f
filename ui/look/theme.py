"""Loads the look from the resources, and keeps it in one value that widgets are handed."""

import re
import tomllib
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from resources import path_of, read_bytes, read_text
from resources.fonts import FAMILY, read_font
from ui.model.preferences import Colours

_FACES = ("Regular", "Semibold", "Bold")
_NAME = re.compile(r"@([a-z_]+)")
_ICON_SIDES = (16, 20, 24, 32, 48)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they mean, as ``#rrggbb``."""

    colors: dict[str, str]

    def color(self, name: str) -> QColor:
        """Return a colour to paint with."""
        return QColor(self.colors[name])

    def icon(self, name: str, color: str = "text") -> QIcon:
        """Return a drawn icon in one of the colours. GUI thread."""
        svg = read_bytes(f"icons/{name}.svg").replace(b"currentColor", self.colors[color].encode())
        renderer = QSvgRenderer(QByteArray(svg))
        icon = QIcon()
        for side in _ICON_SIDES:
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            icon.addPixmap(pixmap)
        return icon


def load_theme(colours: Colours = "dark") -> Theme:
    """Return the colours that ship with the studio; '': what the system prefers. GUI thread."""
    chosen = colours or _preferred()
    found = tomllib.loads(read_text(f"styles/{chosen}.toml"))
    return Theme({name: str(value) for name, value in found.items()})


def _preferred() -> Colours:
    scheme = QGuiApplication.styleHints().colorScheme()
    # A control room is dark, so that is what an undecided system gets.
    return "light" if scheme is Qt.ColorScheme.Light else "dark"


def dress(app: QApplication, theme: Theme) -> None:
    """Give the application its typeface and style sheet. GUI thread; again for other colours."""
    if FAMILY not in QFontDatabase.families():
        for face in _FACES:
            QFontDatabase.addApplicationFontFromData(QByteArray(read_font(face)))
    app.setFont(QFont(FAMILY, 11))
    sheet = read_text("styles/studio.qss")
    # A style sheet gives a picture no colour, so each theme has a tick of its own.
    tick = path_of(f"icons/tick-{theme.colors['well'].removeprefix('#')}.svg").as_posix()
    known = {**theme.colors, "tick": f'"{tick}"'}
    app.setStyleSheet(_NAME.sub(lambda match: known[match[1]], sheet))
