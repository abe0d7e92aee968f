"""What a show was before each change, so that every change can be undone and done again."""

from collections import deque

import msgspec

from .model import Show

DEPTH = 500
"""Steps that are kept. A show is some kilobytes and shares what did not change."""


class Step(msgspec.Struct, frozen=True):
    """A show as it was, and what the change away from it was called."""

    show: Show
    what: str


class HistoryState(msgspec.Struct, frozen=True):
    """All that a history holds: the oldest step first in ``done``, the nearest last in both."""

    show: Show
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


class History:
    """The show now and the way to it. One thread."""

    def __init__(self, state: HistoryState) -> None:
        self._show = state.show
        self._gesture = ""
        self._undone: deque[Step] = deque(state.undone, maxlen=DEPTH)
        self._done: deque[Step] = deque(state.done, maxlen=DEPTH)

    @property
    def state(self) -> HistoryState:
        """What another history needs to go on from here."""
        return HistoryState(self._show, tuple(self._done), tuple(self._undone))

    @property
    def show(self) -> Show:
        """The show now."""
        return self._show

    @property
    def undoes(self) -> str:
        """What :meth:`undo` would undo, empty for nothing."""
        return self._done[-1].what if self._done else ""

    @property
    def redoes(self) -> str:
        """What :meth:`redo` would do again, empty for nothing."""
        return self._undone[-1].what if self._undone else ""

    def change(self, show: Show, what: str, gesture: str = "") -> bool:
        """Go to *show*, by the change *what*; False when that changes nothing.

        Changes in a row of one *gesture*, such as a drag, are one step.
        """
        if show == self._show:
            return False
        if not gesture or gesture != self._gesture:
            self._done.append(Step(self._show, what))
        self._show, self._gesture = show, gesture
        self._undone.clear()
        return True

    def undo(self) -> bool:
        """Go one step back; False when there is none."""
        return self._go(self._done, self._undone)

    def redo(self) -> bool:
        """Go one step forward again; False when there is none."""
        return self._go(self._undone, self._done)

    def _go(self, source: deque[Step], target: deque[Step]) -> bool:
        if not source:
            return False
        step = source.pop()
        target.append(Step(self._show, step.what))
        # What follows is a gesture of its own, even where it bears the name of one that is over.
        self._show, self._gesture = step.show, ""
        return True
