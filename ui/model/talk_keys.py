"""Talk keys at a window: a tap latches, a hold is momentary."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.wire.talk import (
    KEEP_EVERY_MS,
    AnyTalkCommand,
    HoldKey,
    KeepKeys,
    LatchKey,
    ReleaseKeys,
    TalkState,
)

from .commands import Answered
from .slice import Slice
from .talk_view import open_lines

_WISH_NS: Final = 5_000_000_000
"""How long the call may take to say that a key stays down, or does no more."""
HELD_NS: Final = 2_000_000_000
"""A key that was down for longer was held, and closes when let go of (Clear-Com Tempest)."""
Submit = Callable[[AnyTalkCommand, Answered | None], None]


class TalkKeys(QObject):
    """Which keys hands are on. GUI thread.

    ``changed``: others are held than before. ``stays``: whether latched ones stay down behind
    another program's window; a held one never does, as nobody would hear it go up. While any is
    down the link is told so again and again: a window that stands still leaves no microphone open.
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
        self._wished: dict[str, tuple[int, bool]] = {}
        self.stays = False
        self._beat = QTimer(self, interval=KEEP_EVERY_MS)
        self._beat.setTimerType(Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._keep)
        state.changed.connect(self._look)
        self.changed.connect(self._mind_beat)

    @property
    def held(self) -> tuple[str, ...]:
        """The lines whose keys are held at this window."""
        return tuple(self._held)

    @property
    def latched(self) -> tuple[str, ...]:
        """The lines whose keys stay down by themselves."""
        state = self._state.value
        return () if state is None else state.latched

    def stays_down(self, line: str) -> bool:
        """Whether a key stays down by itself, or will: a second tap may be quicker than the call.

        It is meant to let go, whatever the call has said by then.
        """
        since_ns, down = self._wished.get(line, (0, False))
        if line in self._wished and self._now_ns() - since_ns < _WISH_NS:
            return down
        return line in self.latched

    @property
    def is_open(self) -> bool:
        """Whether any key is down, or may be."""
        state = self._state.value
        is_wished = any(self.stays_down(line) for line in self._wished)
        return bool(
            self._held or is_wished or (state is not None and (open_lines(state) or state.open_s))
        )

    def press(self, line: str) -> None:
        """Take that a key goes down."""
        if line not in self._held:
            self._held[line] = self._now_ns(), self.stays_down(line)
            self._submit(HoldKey(line, down=True), lambda reason: self._refused(line, reason))
            self.changed.emit()

    def release(self, line: str) -> None:
        """Take that a key goes up: after a tap it stays down by itself, unless it did so before."""
        if line not in self._held:
            return
        since_ns, was_latched = self._held.pop(line)
        if was_latched or self._now_ns() - since_ns < HELD_NS:
            # First, so that the microphone does not close in between.
            self._latch(line, down=not was_latched)
        self._submit(HoldKey(line, down=False), None)
        self.changed.emit()

    def tap(self, line: str) -> None:
        """Latch a key without a hand on it, or let it go."""
        self._latch(line, down=not self.stays_down(line))

    def release_all(self, *, but_global: bool = False) -> None:
        """Let all keys go up; *but_global*: those stay that are heard behind other windows."""
        if self.is_open:
            self._held.clear()
            self._wished.clear()
            self._submit(ReleaseKeys(but_global=but_global), None)
            self.changed.emit()

    def lose_focus(self) -> None:
        """Let go, as another window is in front of this one: no key goes up here any more."""
        if not self.stays:
            self.release_all(but_global=True)
            return
        for line in self.held:
            del self._held[line]
            self._submit(HoldKey(line, down=False), None)
            self.changed.emit()

    def forget(self) -> None:
        """Hold nothing any more, as the link is gone."""
        self._held.clear()
        self._wished.clear()
        self.changed.emit()

    def went_up(self, lines: Iterable[str]) -> None:
        """Take that the link let go of held keys by itself."""
        for line in lines:
            self._held.pop(line, None)
            self._wished.pop(line, None)
        self.changed.emit()

    def _keep(self) -> None:
        self._submit(KeepKeys((*self._held, *self.latched)), None)

    def _mind_beat(self) -> None:
        is_down = bool(self._held or self.latched)
        if is_down and not self._beat.isActive():
            self._beat.start()
        elif not is_down:
            self._beat.stop()

    def _look(self) -> None:
        """Let go of what leads to nobody any more: its key is not there to go up."""
        self._mind_beat()
        self._wished = {
            line: wish
            for line, wish in self._wished.items()
            if (line in self.latched) is not wish[1]
        }
        state = self._state.value
        there = set() if state is None else {each.id for each in state.lines}
        for line in set(self._held) - there:
            del self._held[line]
            self._submit(HoldKey(line, down=False), None)
            self.changed.emit()

    def _latch(self, line: str, *, down: bool) -> None:
        self._wished[line] = self._now_ns(), down
        self._submit(LatchKey(line, down=down), lambda reason: self._forget_wish(line, reason))

    def _forget_wish(self, line: str, reason: str) -> None:
        if reason and self._wished.pop(line, None) is not None:
            self.changed.emit()

    def _refused(self, line: str, reason: str) -> None:
        if reason and self._held.pop(line, None) is not None:
            self.changed.emit()
