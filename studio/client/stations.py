"""What an event's live state is followed as, and who hears of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class OwnStation:
    """As which station this one is seen by the others."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a change; ``detail``: why it was not kept, '' when it was.

    ``code``: the backend's word for the kind of no, as :class:`.errors.RefusedError` has it.
    ``revision``: of the state with it. What was not answered before the connection was lost is
    not kept for certain: it is told as lost, and the next state shows.
    """

    id: str
    revision: int = 0
    detail: str = ""
    code: str = ""


class LiveListener:
    """Hears on the client's thread, and returns at once."""

    def state(self, state: dict[str, Any]) -> None:
        """Hear the newest state, as docs/backend.md has it."""

    def answered(self, answer: Answered) -> None:
        """Hear what became of a change."""

    def connected(self, *, is_connected: bool, trouble: str) -> None:
        """Hear whether the backend is there; ``trouble``: why not, in a sentence."""
