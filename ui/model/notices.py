"""Sentences for the person at the window: the worst and newest first, never a dialog."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

Level = Literal["info", "warning", "error"]

CAPACITY = 50
INFO_SHOWN_NS = 8_000_000_000
_RANK: dict[Level, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence; ``times`` says how often it came while it stood."""

    level: Level
    text: str
    number: int
    at_ns: int
    times: int = 1


class Notices(QObject):
    """What stands to be read. GUI thread. Infos leave by themselves, the rest when dismissed."""

    changed = Signal()

    def __init__(self, now_ns: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_ns = now_ns
        self._standing: list[Notice] = []
        self._count = 0
        self._expiry = QTimer(self, interval=1000)
        self._expiry.timeout.connect(self.expire)

    @property
    def standing(self) -> tuple[Notice, ...]:
        """All that stand, the one to show first."""
        order = sorted(self._standing, key=lambda n: (_RANK[n.level], n.number), reverse=True)
        return tuple(order)

    def add(self, level: Level, text: str) -> None:
        """Show *text*; one that stands already is counted and counts as new."""
        self._count += 1
        now_ns = self._now_ns()
        same = next((n for n in self._standing if (n.level, n.text) == (level, text)), None)
        if same is None:
            self._standing.append(Notice(level, text, self._count, now_ns))
        else:
            self._standing.remove(same)
            again = replace(same, number=self._count, at_ns=now_ns, times=same.times + 1)
            self._standing.append(again)
        if len(self._standing) > CAPACITY:
            self._standing.remove(self.standing[-1])
        if not self._expiry.isActive():
            self._expiry.start()
        self.changed.emit()

    def dismiss(self) -> None:
        """Take away the one that is shown first."""
        if self._standing:
            self._standing.remove(self.standing[0])
            self.changed.emit()

    def dismiss_all(self) -> None:
        """Take all of them away."""
        if self._standing:
            self._standing.clear()
            self.changed.emit()

    def expire(self) -> None:
        """Take away the infos that were shown long enough."""
        oldest_ns = self._now_ns() - INFO_SHOWN_NS
        stay = [n for n in self._standing if n.level != "info" or n.at_ns > oldest_ns]
        if len(stay) < len(self._standing):
            self._standing = stay
            self.changed.emit()
        if not any(n.level == "info" for n in stay):
            self._expiry.stop()
