"""Talk keys at a window: a tap latches, a hold is momentary."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.wire.talk import AnyTalkCommand, HoldKey, LatchKey, ReleaseKeys, TalkState

from .commands import Answered
from .slice import Slice
from .talk_view import open_lines

HELD_NS: Final = 2_000_000_000
"""A key that was down for longer was held, and closes when let go of (Clear-Com Tempest)."""
Submit = Callable[[AnyTalkCommand, Answered | None], None]


class TalkKeys(QObject):
    """Which keys hands are on. GUI thread.

    ``changed``: others are held than before. ``stays``: whether latched ones stay down behind
    another program's window; a held one never does, as nobody would hear it go up.
    """

    changed = Signal()

    def __init__(
        self,
        submit: Submit,
        state: Slice[TalkState | None],
        now_ns: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit = submit
        self._state = state
        self._now_ns = now_ns
        self._held: dict[str, tuple[int, bool]] = {}
        self.stays = False
        state.changed.connect(self._look)

    @property
    def held(self) -> tuple[str, ...]:
        """The lines whose keys are held at this window."""
        return tuple(self._held)

    @property
    def latched(self) -> tuple[str, ...]:
        """The lines whose keys stay down by themselves."""
        state = self._state.value
        return () if state is None else state.latched

    @property
    def is_open(self) -> bool:
        """Whether any key is down, or may be."""
        state = self._state.value
        return bool(self._held or (state is not None and (open_lines(state) or state.open_s)))

    def press(self, line: str) -> None:
        """Take that a key goes down."""
        if line not in self._held:
            self._held[line] = self._now_ns(), line in self.latched
            self._submit(HoldKey(line, down=True), lambda reason: self._refused(line, reason))
            self.changed.emit()

    def release(self, line: str) -> None:
        """Take that a key goes up: after a tap it stays down by itself, unless it did so before."""
        if line not in self._held:
            return
        since_ns, was_latched = self._held.pop(line)
        if was_latched or self._now_ns() - since_ns < HELD_NS:
            # First, so that the microphone does not close in between.
            self._submit(LatchKey(line), None)
        self._submit(HoldKey(line, down=False), None)
        self.changed.emit()

    def tap(self, line: str) -> None:
        """Latch a key without a hand on it, or let it go."""
        self._submit(LatchKey(line), None)

    def release_all(self) -> None:
        """Let all keys go up."""
        if self.is_open:
            self._held.clear()
            self._submit(ReleaseKeys(), None)
            self.changed.emit()

    def lose_focus(self) -> None:
        """Let go, as another window is in front of this one: no key goes up here any more."""
        if not self.stays:
            self.release_all()
            return
        for line in self.held:
            del self._held[line]
            self._submit(HoldKey(line, down=False), None)
            self.changed.emit()

    def forget(self) -> None:
        """Hold nothing any more, as the link is gone."""
        self._held.clear()
        self.changed.emit()

    def _look(self) -> None:
        """Let go of what leads to nobody any more: its key is not there to go up."""
        state = self._state.value
        there = set() if state is None else {each.id for each in state.lines}
        for line in set(self._held) - there:
            del self._held[line]
            self._submit(HoldKey(line, down=False), None)
            self.changed.emit()

    def _refused(self, line: str, reason: str) -> None:
        if reason and self._held.pop(line, None) is not None:
            self.changed.emit()
