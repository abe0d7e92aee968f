"""An area of a screen: four numbers that are typed, or drawn on a picture of the screen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.editor.area import area_of, within
from ui.editor.area_view import AreaView
from ui.language import translate
from ui.look.theme import Theme
from ui.pictures.screen_picture import GrabScreens, grab_screens
from ui.widgets.styling import label


class Drawer(QWidget):
    """What is opened under a field; ``laid_out``: it is as large as it needs to be now."""

    laid_out = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's own name
        """Tell that there is room for it now, which a form gives later than it is shown."""
        super().resizeEvent(event)
        self.laid_out.emit()


class AreaField(QWidget):
    """The line of the numbers, and what is opened under it: ``drawer``. GUI thread.

    ``told``: what a screen reader is to say.
    """

    told = Signal(str)

    def __init__(self, name: str, hint: str, theme: Theme, display: Callable[[], str]) -> None:
        """*name* and *hint* are the numbers'; *display* says which display is meant now."""
        super().__init__()
        self._display = display
        self.take_picture: GrabScreens = grab_screens
        """What makes the picture."""
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(hint)
        self.line.setPlaceholderText(hint)
        self.line.setToolTip(hint)
        self.draw = QPushButton(translate("AreaField", "Draw"))
        self.draw.setCheckable(True)
        self.draw.setProperty("kind", "small")
        _explain(
            self.draw,
            translate("AreaField", "Draw the area on a picture of the screen as it is now"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.draw)
        self.drawer = Drawer()
        self.view = AreaView(theme)
        self.again = QPushButton(translate("AreaField", "New picture"))
        _explain(self.again, translate("AreaField", "Take the picture of the screen once more"))
        self.closer = QPushButton(translate("AreaField", "Closer"))
        self.closer.setCheckable(True)
        _explain(self.closer, translate("AreaField", "Show the area and what is around it, larger"))
        self.hint = label("", "caption")
        self.hint.setWordWrap(True)
        self._arrange()
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._hold_within)
        self.draw.toggled.connect(self._turn)
        self.again.clicked.connect(self._take)
        self.closer.toggled.connect(lambda on: self.view.look(closer=on))
        self.view.chosen.connect(self.line.setText)
        self.view.told.connect(self.told)

    def text(self) -> str:
        """Return the numbers as they stand there."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Write these numbers."""
        self.line.setText(text)

    def _arrange(self) -> None:
        rows = QVBoxLayout(self.drawer)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.view)
        rows.addWidget(self.hint)
        row = QHBoxLayout()
        for button in (self.closer, self.again):
            button.setProperty("kind", "small")
            row.addWidget(button)
        rows.addLayout(row)
        self.drawer.hide()

    def _turn(self, on: bool) -> None:  # noqa: FBT001  # as a button tells it
        self.drawer.setVisible(on)
        if on:
            self._take()
        else:
            # What was on the screen is kept no longer than it is looked at.
            self.view.forget()

    def _take(self) -> None:
        """Show the screen as it is now, or say why it cannot be shown."""
        picture = self.take_picture(self._display())
        self.closer.setChecked(False)
        for part in (self.view, self.closer):
            part.setVisible(picture is not None)
        if picture is None:
            words = translate(
                "AreaField",
                "There is no picture of this screen to draw on: it belongs to another display, or "
                "the system shows no program its screen. Type the four numbers.",
            )
            self.told.emit(words)
        else:
            words = translate(
                "AreaField",
                "Drag over the picture to draw the area; drag it or its edges to change it. Arrow "
                "keys move it, ten pixels at a time with Shift; with Ctrl they move its right or "
                "lower edge. Delete chooses the whole screen.",
            )
            self.view.show_screen(picture)
            self._typed(self.line.text())
            self.view.setFocus()
        self.hint.setText(words)

    def _typed(self, text: str) -> None:
        area = area_of(text)
        if area is not None or not text.strip():
            self.view.show_area(area)

    def _hold_within(self) -> None:
        """Keep what was typed on the screen that is shown."""
        area = area_of(self.line.text())
        if area is not None and self._has_picture:
            held = within(area, self.view.screen_area)
            if held != area:
                self.line.setText(held.text())

    @property
    def _has_picture(self) -> bool:
        return self.draw.isChecked() and not self.view.isHidden()


def _explain(button: QPushButton, words: str) -> None:
    button.setToolTip(words)
    button.setAccessibleDescription(words)
