"""How one scene gives way to another."""

from dataclasses import dataclass
from enum import Enum


class TransitionKind(Enum):
    """The closed set of transitions."""

    CUT = "cut"
    MIX = "mix"


@dataclass(frozen=True, slots=True)
class Transition:
    """One progress, from 0 to 1, drives picture and sound alike."""

    kind: TransitionKind = TransitionKind.CUT
    duration_ns: int = 0

    def progress(self, elapsed_ns: int) -> float:
        """Return how far the new scene has come, *elapsed_ns* after the take."""
        if self.kind is TransitionKind.CUT or self.duration_ns <= 0:
            return 1.0
        return min(1.0, max(0.0, elapsed_ns / self.duration_ns))
