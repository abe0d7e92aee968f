"""One part of the station's state, with a signal: all that a panel gets to see."""

from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

T = TypeVar("T")


class Slice(QObject, Generic[T]):
    """A value and news of its change. GUI thread."""

    changed = Signal()

    def __init__(self, value: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value = value

    @property
    def value(self) -> T:
        """The value now."""
        return self._value

    def put(self, value: T) -> None:
        """Replace the value; tells only when it differs."""
        if value != self._value:
            self._value = value
            self.changed.emit()
