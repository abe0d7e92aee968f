"""Which keys of the keyboard are down, so that what one does can last as long as it is held."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow


class Holding(QObject):
    """Watches one window of the system's. GUI thread.

    It sees keys before any control does: one that a control takes for itself goes up here as well.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._down: dict[Qt.Key, QKeySequence] = {}
        self._ends: dict[Qt.Key, Callable[[], object]] = {}

    def watch(self, window: QWindow | None) -> None:
        """Watch the keys that come to *window*."""
        if window is not None:
            window.installEventFilter(self)

    def begin(
        self,
        keys: list[QKeySequence],
        press: Callable[[], object],
        release: Callable[[], object],
        tap: Callable[[], object],
    ) -> None:
        """Press, and release once the one of *keys* that is down goes up; tap where none is."""
        key = next((each for each, sequence in self._down.items() if sequence in keys), None)
        if key is None:
            tap()
            return
        self._ends[key] = release
        press()

    def forget(self) -> None:
        """Wait for no key any more: it goes up in another window."""
        self._down.clear()
        ends, self._ends = self._ends, {}
        for end in ends.values():
            end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Note what goes down and up; take nothing from anybody."""
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if event.type() is QEvent.Type.ShortcutOverride:
                self._down[Qt.Key(event.key())] = QKeySequence(event.keyCombination())
            elif event.type() is QEvent.Type.KeyRelease:
                key = Qt.Key(event.key())
                self._down.pop(key, None)
                end = self._ends.pop(key, None)
                if end is not None:
                    end()
        return False
