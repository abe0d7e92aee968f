"""What the window knows of talkback: a client of the talk link."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from studio.wire.codec import encode, talk_event_decoder
from studio.wire.places import Places
from studio.wire.talk import (
    AnyTalkCommand,
    AnyTalkEvent,
    DismissSignal,
    SendSignal,
    TalkDone,
    TalkLevels,
    TalkRefused,
    TalkRequest,
    TalkState,
    TalkUp,
)
from ui.language import QT_TRANSLATE_NOOP, translate
from ui.said import said

from .account import Account
from .commands import Answered
from .notices import Notices
from .service import Asking
from .slice import Slice
from .talk_keys import TalkKeys
from .talk_view import calls, cue_of, has_left_daily, own_line, text_of
from .wire_link import Manners, WireLink

_NOT_THERE = QT_TRANSLATE_NOOP(
    "Talk", "Talkback cannot be reached now; it comes back by itself in a moment."
)
_LEFT_DAILY = QT_TRANSLATE_NOOP(
    "Talk",
    "Daily may carry your organisation's calls no more, and this one was ended there; "
    "the voices go by the backend itself now.",
)
_MANNERS = Manners(
    decoder=talk_event_decoder,
    retry_ms=250,
    # Outside a call it speaks when something changes, which may be never.
    silent_s=0,
    gone="Talkback has gone.",
    foreign="Talkback speaks another version's language: close this window, reopen.",
    deaf="Talkback does not take commands any more.",
    mute="Talkback does not answer.",
)


class Talk(QObject):
    """Takes over what the talk link tells. GUI thread.

    A window calls it once its person opens a panel of talkback, or once an event of an
    organisation's is chosen: then there may be a call to be in.
    """

    def __init__(
        self,
        control_socket: Path,
        notices: Notices,
        parent: QObject | None = None,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__(parent)
        self._link = WireLink(Places(control_socket.parent).talk_socket, _MANNERS, self)
        self._notices = notices
        self._asking: Asking[AnyTalkCommand] = Asking(
            self._link,
            notices,
            lambda number, command: encode(TalkRequest(number, command)),
            lambda: translate("Talk", _NOT_THERE),
        )
        self._is_open = False
        self.state: Slice[TalkState | None] = Slice(None, self)
        """None while it is not known."""
        self.levels: Slice[TalkLevels | None] = Slice(None, self)
        self.chosen = Slice("", self)
        """The station that a person chose at the window, '' for none."""
        self.keys = TalkKeys(self.submit, self.state, now_ns, self)
        self._link.came.connect(self._take_in)
        self._link.down.connect(self._lose)

    def open(self) -> None:
        """Call it, and stay with it."""
        if not self._is_open:
            self._is_open = True
            self._link.start()

    def close(self) -> None:
        """Leave it; what was held goes up, as the link hears that its client has gone."""
        self._is_open = False
        self._link.stop()
        self._lose("")

    def follow(self, account: Account) -> None:
        """Call it by itself once an organisation's event is chosen."""

        def look() -> None:
            state = account.state.value
            if state is not None and state.chosen and state.person and not state.person.own:
                self.open()

        account.state.changed.connect(look)

    def submit(self, command: AnyTalkCommand, answered: Answered | None = None) -> None:
        """Send *command*; a refusal becomes a notice and the answer's reason."""
        self._asking.submit(command, answered)

    def take_next(self) -> None:
        """Acknowledge the cue light, answer the newest call, or put the text away, as is due."""
        state = self.state.value
        if state is None:
            return
        waiting, text = calls(state), text_of(state)
        if cue_of(state) in {"stand-by", "go"}:
            self.submit(SendSignal(own_line(state), "acknowledged"))
        elif waiting:
            self.answer(waiting[0].number)
        elif text is not None:
            self.submit(DismissSignal(text.number))

    def answer(self, number: int) -> None:
        """Answer a call: its sender hears of it, and it waits no longer."""
        state = self.state.value
        found = next((s for s in calls(state) if s.number == number), None) if state else None
        if found is not None:
            if found.kind != "answer":
                self.submit(SendSignal(found.sender, "answer"))
            self.submit(DismissSignal(number))

    def dismiss_next(self) -> None:
        """Put the newest call away without an answer, or else the text."""
        state = self.state.value
        waiting = () if state is None else calls(state)
        text = None if state is None else text_of(state)
        first = waiting[0] if waiting else text
        if first is not None:
            self.submit(DismissSignal(first.number))

    def forget_askers(self) -> None:
        """Answer nobody who asked until now: their window is about to go."""
        self._asking.forget_askers()

    def _take_in(self, event: AnyTalkEvent) -> None:
        match event:
            case TalkDone(id=number):
                self._asking.answer(number, "")
            case TalkRefused(id=number, reason=reason):
                self._asking.answer(number, reason)
            case TalkLevels():
                self.levels.put(event)
            case TalkUp():
                self.keys.went_up(event.lines)
                if event.reason:
                    self._notices.add("warning", said(event.reason))
            case TalkState():
                before = self.state.value
                self.state.put(event)
                if before is not None and has_left_daily(before, event):
                    self._notices.add("warning", translate("Talk", _LEFT_DAILY))

    def _lose(self, _reason: str) -> None:
        self.keys.forget()
        self.levels.put(None)
        self.state.put(None)
        self._asking.lose()
