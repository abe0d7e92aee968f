"""What opens at the window's side, one at a time: two together leave the pictures no room."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Sides(QObject):
    """Knows the side panels by name, and which one is open. GUI thread."""

    opened = Signal(str)
    """The name of the panel that is open now, '' for none."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._panels: dict[str, QWidget] = {}
        self.open_name = ""

    def add(self, name: str, panel: QWidget) -> None:
        """Add a panel, closed."""
        panel.hide()
        self._panels[name] = panel

    def width(self) -> int:
        """Return how wide the panel that is open is; 0 for none."""
        panel = self._panels.get(self.open_name)
        return 0 if panel is None else panel.sizeHint().width()

    def toggle(self, name: str) -> None:
        """Open a panel, or close it when it is open."""
        self.show("" if self.open_name == name else name)

    def show(self, name: str) -> None:
        """Open a panel in place of the one that is open; '' closes."""
        if name == self.open_name:
            return
        left = self._panels.get(self.open_name)
        focused = left.window().focusWidget() if left is not None else None
        if left is not None and focused is not None and left.isAncestorOf(focused):
            # Or Qt would hand the keys on to whichever button comes next, and Space would press it.
            focused.clearFocus()
        self.open_name = name
        for each, panel in self._panels.items():
            panel.setVisible(each == name)
        self.opened.emit(name)
