"""A drag on the wire: at most so many values a second, and always the last one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PACE_MS = 50


class Paced(QObject):
    """Hands values on at most every :data:`PACE_MS`; newest wins. GUI thread.

    A drag's last value is handed on no later than one pace after it was given.
    """

    def __init__(self, hand_on: Callable[[float], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hand_on = hand_on
        self._next: float | None = None
        self._pause = QTimer(self, interval=PACE_MS, singleShot=True)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_waiting(self) -> bool:
        """Whether a value has not been handed on yet."""
        return self._next is not None

    def give(self, value: float) -> None:
        """Hand *value* on now, or after the pause with whatever came last."""
        self._next = value
        if not self._pause.isActive():
            self._go_on()

    def _go_on(self) -> None:
        if self._next is None:
            return
        value, self._next = self._next, None
        self._pause.start()
        self._hand_on(value)
