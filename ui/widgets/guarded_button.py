"""A button that begins at once and ends at a second press, so that no slip ends a show."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal

from ui.language import translate

from .calm_button import CalmButton
from .styling import set_look

_ARMED_MS = 4000
CommandT = TypeVar("CommandT")


class GuardedButton(CalmButton, Generic[CommandT]):
    """Starts at once; ends at the second press within four seconds. GUI thread.

    ``told``: a first press waits for the second, in words: its key works wherever the focus is.
    """

    told = Signal(str)

    def __init__(self, start: tuple[str, CommandT], stop: tuple[str, CommandT]) -> None:
        super().__init__()
        self._start, self._stop = start, stop
        self._of = ""
        self.running = False
        self._armed = QTimer(self, interval=_ARMED_MS, singleShot=True)
        self._armed.timeout.connect(self.refresh)
        self.setProperty("kind", "output")
        self.refresh()

    def rename(self, start: tuple[str, CommandT], stop: tuple[str, CommandT], of: str) -> None:
        """Begin and end something else from now on; *of*: whose button a screen reader calls it."""
        self._armed.stop()
        self._start, self._stop, self._of = start, stop, of
        self.refresh()

    def press(self, submit: Callable[[CommandT], None]) -> None:
        """Do what a press means now."""
        if not self.running:
            submit(self._start[1])
        elif self._armed.isActive():
            self._armed.stop()
            submit(self._stop[1])
        else:
            self._armed.start()
            self.refresh()
            self.told.emit(self.text())
        self.refresh()

    def show_running(self, *, running: bool) -> None:
        """Take over what the engine says."""
        if running != self.running:
            self.running = running
            self._armed.stop()
        self.refresh()

    def refresh(self) -> None:
        """Show what the next press does."""
        armed = self.running and self._armed.isActive()
        text = self._start[0] if not self.running else self._stop[0]
        again = translate("Outputs", "Press again: {what}")
        self.setText(again.format(what=text.lower()) if armed else text)
        if self._of:
            self.setAccessibleName(f"{self.text()}: {self._of}")
        set_look(self, "armed", "true" if armed else "false")
