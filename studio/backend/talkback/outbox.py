"""Voices on their way out: gathered for a moment, so that many talkers cost few writes."""

from collections.abc import Sequence
from typing import Final

from .ear import Ear, Later

FEW: Final = 3
"""Up to so many who talk, each packet goes at once."""
_EACH_S, _MOST_S = 0.001, 0.008


def gather_s(talking: int) -> float:
    """Return for how long packets wait for each other: a write costs more than what it carries.

    1 ms for each who talks, 8 at most: less than a packet lasts.
    """
    return 0.0 if talking <= FEW else min(talking * _EACH_S, _MOST_S)


class Outbox:
    """Of one call. The loop's thread."""

    def __init__(self, later: Later) -> None:
        self._later = later
        self._due: dict[Ear, None] = {}
        self._is_waiting = False
        self.gather_s = 0.0

    def voices(self, ears: Sequence[Ear], frame: bytes) -> None:
        """Send *frame* to *ears*, with what else comes meanwhile."""
        due = self._due
        for ear in ears:
            ear.hear(frame)
            due[ear] = None
        if not self._is_waiting:
            self._is_waiting = True
            self._later(self.gather_s, self._send)

    def touch(self, ear: Ear) -> None:
        """Send what *ear* was told, soon."""
        self._due[ear] = None
        if not self._is_waiting:
            self._is_waiting = True
            self._later(0.0, self._send)

    def forget(self, ear: Ear) -> None:
        """Send an ear that has gone nothing more."""
        self._due.pop(ear, None)

    def _send(self) -> None:
        due, self._due = self._due, {}
        self._is_waiting = False
        for ear in due:
            ear.send()
