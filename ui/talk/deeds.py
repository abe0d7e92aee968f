"""What the keyboard and the palette do in a call, whatever panel is shown."""

from collections.abc import Callable
from functools import partial

from studio.wire.talk import MoveTo, SendSignal, TalkState
from ui.actions.holding import Holding
from ui.actions.registry import Action, Actions
from ui.language import translate
from ui.model.notices import Notices
from ui.model.talk import Talk
from ui.model.talk_view import MAIN_ROOM, calls, is_presenter, leads, own_line

from . import words

_MANY = {"all", "party", "room"}


class TalkDeeds:
    """Says why where there is nothing to do. GUI thread."""

    def __init__(self, talk: Talk, notices: Notices, holding: Holding, actions: Actions) -> None:
        self._talk = talk
        self._notices = notices
        self._holding = holding
        self._actions = actions

    def hold(self, action: Action, line: Callable[[], str]) -> None:
        """Talk on what *line* says for as long as the action's key is held; a tap latches."""
        name = line() if self._in_call() else ""
        if name:
            keys = self._talk.keys
            self._holding.begin(
                action.qt.shortcuts(),
                partial(keys.press, name),
                partial(keys.release, name),
                partial(keys.tap, name),
            )

    def line_to_answer(self) -> str:
        """Return a presenter's own line; another's to who is chosen, or called last."""
        state = self._talk.state.value or TalkState()
        if is_presenter(state):
            return own_line(state)
        waiting = calls(state)
        to = self._talk.chosen.value or (waiting[0].sender if waiting else "")
        if not to:
            self._tell(translate("Talk", "Choose somebody in the talkback panel{key} first."))
            return ""
        return f"ifb:{to}"

    def release_all(self) -> None:
        """Let all keys go up."""
        self._talk.keys.release_all()

    def take_next(self) -> None:
        """Acknowledge the cue, answer the newest call, or put the text away."""
        if self._in_call():
            self._talk.take_next()

    def dismiss_next(self) -> None:
        """Put the newest call away."""
        if self._in_call():
            self._talk.dismiss_next()

    def call(self) -> None:
        """Call whoever listens to one's own line."""
        if self._in_call():
            state = self._talk.state.value or TalkState()
            self._talk.submit(SendSignal(own_line(state), "call"))

    def offers(self) -> list[tuple[str, Callable[[], object]]]:
        """Return what the palette offers of the call, by the names of who is in it."""
        state = self._talk.state.value
        if state is None or state.status != "in":
            return []
        found: list[tuple[str, Callable[[], object]]] = []
        talk_to, keys = translate("Talk", "Talk to {line}"), self._talk.keys
        for line in state.lines:
            if line.may_talk and line.kind in _MANY:
                words_of = talk_to.format(line=words.line(line))
                found.append((words_of, partial(keys.tap, line.id)))
        rooms = [MAIN_ROOM, *(name for name in state.rooms if name != MAIN_ROOM)]
        for one in state.members:
            if one.id == state.you:
                continue
            found.append((talk_to.format(line=one.name), partial(keys.tap, f"ifb:{one.id}")))
            call = translate("Talk", "Call {name}").format(name=one.name)
            found.append((call, partial(self._talk.submit, SendSignal(one.id, "call"))))
            for room in rooms if leads(state) else ():
                if room != one.room:
                    move = translate("Talk", "Move {name} to: {room}")
                    told = move.format(name=one.name, room=words.room(room))
                    found.append((told, partial(self._talk.submit, MoveTo((one.id,), room))))
        return found

    def _in_call(self) -> bool:
        state = self._talk.state.value
        if state is not None and state.status == "in":
            return True
        self._tell(translate("Talk", "You are in no call; open talkback{key}."))
        return False

    def _tell(self, form: str) -> None:
        """Say what to do, and which key opens talkback now."""
        self._notices.add("info", form.format(key=self._actions["talk"].hint))
