"""A client of one of the studio's processes besides the engine: asks, and is answered."""

import itertools
from collections.abc import Callable
from typing import Generic, TypeVar

from ui.said_refusals import refusal_said

from .commands import Answered
from .notices import Notices
from .wire_link import WireLink

CommandT = TypeVar("CommandT")


class Asking(Generic[CommandT]):
    """The questions that are not answered yet. GUI thread.

    *request* makes the message of a command under an id; *not_there* says, in the window's
    language, that nobody can be asked.
    """

    def __init__(
        self,
        link: WireLink,
        notices: Notices,
        request: Callable[[int, CommandT], bytes],
        not_there: Callable[[], str],
    ) -> None:
        self._link = link
        self._notices = notices
        self._request = request
        self._not_there = not_there
        self._ids = itertools.count(1)
        self._unanswered: dict[int, Answered | None] = {}

    def submit(self, command: CommandT, answered: Answered | None = None) -> None:
        """Send *command*; a refusal becomes a notice and the answer's reason."""
        number = next(self._ids)
        self._unanswered[number] = answered
        if not self._link.send_bytes(self._request(number, command)):
            self.answer(number, self._not_there())

    def answer(self, number: int, reason: str, code: str = "") -> None:
        """Hand the answer on; '' where it was done. *code*: a backend's, for the kind of no."""
        answered = self._unanswered.pop(number, None)
        if reason:
            self._notices.add("warning", refusal_said(reason, code))
        if answered is not None:
            answered(reason)

    def forget_askers(self) -> None:
        """Answer nobody who asked until now: their window is about to go."""
        self._unanswered = dict.fromkeys(self._unanswered)

    def lose(self) -> None:
        """Tell all who wait that nobody answers: what they asked may have been done or not."""
        unanswered, self._unanswered = self._unanswered, {}
        for answered in unanswered.values():
            if answered is not None:
                answered(self._not_there())
