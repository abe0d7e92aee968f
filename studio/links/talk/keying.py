"""One's own talk keys: what clients press, brought to the backend, the engine and the mouth."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mixer.clock import NS_PER_S
from studio.policy.permissions import Role
from studio.talkback.routing.lines import Line
from studio.talkback.routing.rules import why_not
from studio.talkback.routing.said import TellCall
from studio.wire import talk as wire

from .errors import OFF, TalkError
from .global_keys import Press
from .keyboard import SILENT_NS, Keyboard
from .parts import Parts

if TYPE_CHECKING:
    from .calling import Calling

_GLOBAL: Final = 0
"""Holds the keys that are heard whatever window is in front, as a client of no number."""
LINGER_NS: Final = 2 * NS_PER_S
"""For so long after the keys went up without a hand a microphone stays out of the programme: who
spoke goes on for a moment before they see it."""
_STOOD_STILL: Final = "A talk key went up, as this window stood still for a moment; press it again."
_CLOSED: Final = (
    "A talk key went up, as its line was closed to you, or who it leads to has left; "
    "see who is there."
)
_SPENT: Final = "A talk key went up, as it was down for ten minutes; press it again."
_NOT_NOW: Final = "This line is not open to you now; ask a producer to open it."
KeyCommand = wire.HoldKey | wire.LatchKey | wire.KeepKeys | wire.ReleaseKeys


class Keying:
    """The event loop's. *changed* hears that other keys are down than before.

    ``calling``: the call that they are of, None in none.
    """

    def __init__(self, parts: Parts, changed: Callable[[], object]) -> None:
        self._parts, self._changed = parts, changed
        self._global_of = _GLOBAL
        self.keyboard = Keyboard()
        self.calling: Calling | None = None
        self.down: tuple[str, ...] = ()
        self._held_out: str | None = None
        """What the engine holds out for this link: as :meth:`_to_hold_out` says."""
        self._lingers_until_ns = 0
        self._asleep_ns = parts.asleep_ns()
        self._spent: frozenset[str] = frozenset()
        """Whose keys the backend let go of by itself, as it said last."""

    @property
    def answering(self) -> bool:
        """Whether a microphone is held out of the programme meanwhile."""
        return self._held_out is not None

    def perform(self, client: int, command: KeyCommand) -> None:
        """Do what a client asks. Raises :class:`TalkError` where one may not talk."""
        keyboard, now_ns = self.keyboard, self._now_ns
        match command:
            case wire.HoldKey():
                if command.down:
                    self._check(command.line)
                keyboard.hold(client, command.line, down=command.down, now_ns=now_ns)
            case wire.LatchKey():
                if command.down:
                    self._check(command.line)
                keyboard.latch(client, command.line, down=command.down, now_ns=now_ns)
            case wire.KeepKeys():
                keyboard.keep(client, command.lines, now_ns)
            case wire.ReleaseKeys():
                keyboard.release(now_ns, but=_GLOBAL if command.but_global else None)
        match command:
            case wire.KeepKeys():
                by_hand = False
            case wire.ReleaseKeys():
                # All but the global ones go up as another window comes in front.
                by_hand = not command.but_global
            case _:
                by_hand = True
        self.press(by_hand=by_hand)

    async def use_global(self, client: int, command: wire.UseGlobalKeys) -> None:
        """Hear keys whatever window is in front. Raises :class:`TalkError` where that cannot be."""
        self._global_of = client
        await asyncio.get_running_loop().run_in_executor(
            None, self._parts.global_keys.choose, command.keys
        )

    def global_key(self, line: str, press: Press) -> None:
        """Hear of a key that was pressed behind whatever window."""
        now_ns = self._now_ns
        if press == "kept":
            self.keyboard.keep(_GLOBAL, (line,), now_ns)
            return
        with contextlib.suppress(TalkError):
            # Where one may not talk, nothing opens: no window is in front to say why.
            if press == "down":
                self._check(line)
            self.keyboard.hold(_GLOBAL, line, down=press == "down", now_ns=now_ns)
        self.press(by_hand=True)

    def client_left(self, client: int) -> None:
        """Let go of what a client held that is gone."""
        self.keyboard.client_left(client, self._now_ns)
        if client == self._global_of:
            # Nobody shows any more that a microphone is open.
            self._parts.global_keys.close()
        self.press()

    def engine_came(self) -> None:
        """Have the engine that has come hold out what is spoken into: it knows of none yet."""
        was_answering, self._held_out = self.answering, None
        self._hold_out()
        if self.answering != was_answering:
            self._changed()

    def look(self) -> None:
        """Let go of what no client keeps, and of what was latched for too long."""
        self.keyboard.look(self._now_ns)
        was_asleep_ns, self._asleep_ns = self._asleep_ns, self._parts.asleep_ns()
        if self._asleep_ns - was_asleep_ns >= SILENT_NS:
            # Who opens the lid an hour later has forgotten that a microphone was open.
            self.keyboard.drop(self.keyboard.down, self._now_ns)
        self._tell_up(_STOOD_STILL)
        self.press()

    def release(self) -> None:
        """Let go of all."""
        self.keyboard.release(self._now_ns)
        self.press(by_hand=True)

    def press(self, *, by_hand: bool = False) -> None:
        """Bring backend, engine and mouth up to which keys are down; *by_hand*: one moved them."""
        calling = self.calling
        if calling is None or not calling.is_up:
            # On a lost connection a key is up: nobody speaks on without knowing to whom.
            self.keyboard.release(self._now_ns)
        else:
            self._let_go(calling.call)
        self._tell_up("")
        down, was_answering = self.keyboard.down, self.answering
        if by_hand:
            self._lingers_until_ns = 0
        elif self.down and not down:
            self._lingers_until_ns = self._now_ns + LINGER_NS
        # Before a word is said: the microphone that is on air is muted first. Where there was no
        # engine yet, or another microphone, that is made good with the next look.
        self._hold_out()
        if down != self.down:
            self.down = down
            if calling is not None:
                calling.keys(down)
        elif self.answering == was_answering:
            return
        self._changed()

    @property
    def _now_ns(self) -> int:
        return self._parts.clock.now_ns()

    def _check(self, line: str) -> None:
        """Raise :class:`TalkError` where one may not talk on *line* now."""
        calling = self.calling
        if calling is None:
            raise TalkError(OFF)
        if not calling.is_up or calling.call is None:
            raise TalkError(calling.why_away)
        if line not in calling.call.may_talk:
            me = calling.me
            try:
                reason = "" if me is None else why_not(me, Line.parse(line), "talk")
            except ValueError:
                reason = f'There is no line "{line}" in this call.'
            raise TalkError(reason or _NOT_NOW)

    def _let_go(self, call: TellCall | None) -> None:
        """Let go of keys that open nothing any more: nobody speaks on without being heard.

        Nor may one open again by itself, when its line does or who it leads to comes back.
        """
        if call is None:
            return
        spent, self._spent = self._spent, frozenset(call.spent)
        for lines, reason in (
            # Once each: of one that is pressed anew the backend hears a moment later.
            (self._spent - spent, _SPENT),
            (frozenset(self.keyboard.down).difference(call.may_talk), _CLOSED),
        ):
            if lines:
                self.keyboard.drop(lines, self._now_ns)
                self._tell_up(reason)

    def _tell_up(self, reason: str) -> None:
        """Tell each client which keys it holds no more, although no hand let go of them."""
        for client, lines in self.keyboard.take_dropped().items():
            self._parts.send(client, wire.TalkUp(lines=lines, reason=reason))

    def _hold_out(self) -> None:
        """Have the engine hold out what is spoken into now, where it does otherwise."""
        wanted = self._to_hold_out()
        if wanted == self._held_out:
            return
        is_told = self._parts.engine.hold_out(down=wanted is not None, device=wanted or "")
        self._held_out = wanted if is_told else None

    def _to_hold_out(self) -> str | None:
        """Return the device that is spoken into: '' for all of this station; None for none.

        A presenter answers by what they are heard by at all; others by the talk microphone alone.
        """
        me = None if self.calling is None else self.calling.me
        if me is None:
            return None
        if not self.keyboard.down:
            return self._held_out if self._now_ns < self._lingers_until_ns else None
        return "" if me.role is Role.PRESENTER else self._parts.mouth.opened or None
