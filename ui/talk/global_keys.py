"""Talk keys behind other programs' windows, where a person wishes so and the system has that."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.wire.talk import GlobalKey, TalkState, UseGlobalKeys
from ui.model.talk import Talk
from ui.model.talk_view import EVERYBODY, PARTY, is_presenter, own_line
from ui.model.talk_view import line as line_of

ACTIONS: Final = ("talk.answer", "talk.party", "talk.all")


class GlobalTalkKeys(QObject):
    """Tells the link which keys talk on which lines, anew with whatever changes. GUI thread.

    *keys*: the keys of each of :data:`ACTIONS` now. ``refused``: the link has no way to hear them.
    """

    refused = Signal()

    def __init__(
        self, talk: Talk, keys: Callable[[], Mapping[str, tuple[str, ...]]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._talk = talk
        self._keys = keys
        self._told: tuple[GlobalKey, ...] = ()
        self._wanted = False
        for told in (talk.state.changed, talk.chosen.changed):
            told.connect(self.look)

    def want(self, *, wanted: bool) -> None:
        """Have them heard, or not."""
        self._wanted = wanted
        self.look()

    def look(self) -> None:
        """Tell the link where it knows otherwise."""
        state = self._talk.state.value
        if state is None:
            # The next link knows nothing.
            self._told = ()
            return
        found = self._found(state) if self._wanted and state.status == "in" else ()
        if found != self._told:
            self._told = found
            self._talk.submit(UseGlobalKeys(found), self._answered)

    def _found(self, state: TalkState) -> tuple[GlobalKey, ...]:
        chosen = own_line(state) if is_presenter(state) else f"ifb:{self._talk.chosen.value}"
        lines = dict(zip(ACTIONS, (chosen, PARTY, EVERYBODY), strict=True))
        found = []
        for action, keys in self._keys().items():
            line = line_of(state, lines[action])
            if line is not None and line.may_talk:
                found += [GlobalKey(key, line.id) for key in keys]
        return tuple(found)

    def _answered(self, reason: str) -> None:
        # A link that has gone refuses nothing: the next one is told anew.
        if reason and self._talk.state.value is not None:
            self._wanted, self._told = False, ()
            self.refused.emit()
