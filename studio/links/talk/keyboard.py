"""One's own talk keys: held, latched for a while, and let go of; pure."""

from collections import defaultdict
from typing import Final

LATCH_NS: Final = 120 * 1_000_000_000
"""How long a latched key stays down."""


class Keyboard:
    """One thread; times in ns of one clock."""

    def __init__(self, latch_ns: int = LATCH_NS) -> None:
        self._latch_ns = latch_ns
        self._held: dict[int, set[str]] = defaultdict(set)
        self._latched: dict[str, int] = {}
        self._open_ns: int | None = None

    @property
    def down(self) -> tuple[str, ...]:
        """The lines whose keys are down, in one order."""
        held = {line for lines in self._held.values() for line in lines}
        return tuple(sorted(held | self._latched.keys()))

    @property
    def latched(self) -> tuple[str, ...]:
        """Those of them that stay down by themselves."""
        return tuple(sorted(self._latched))

    def hold(self, client: int, line: str, *, down: bool, now_ns: int) -> None:
        """Take that a client presses a key, or lets go of it."""
        if down:
            self._held[client].add(line)
        else:
            self._held[client].discard(line)
        self._note(now_ns)

    def latch(self, line: str, now_ns: int) -> None:
        """Have a key stay down, or do so no longer."""
        if line in self._latched:
            del self._latched[line]
        else:
            self._latched[line] = now_ns + self._latch_ns
        self._note(now_ns)

    def client_left(self, client: int, now_ns: int) -> None:
        """Let go of what a client held: it is gone."""
        self._held.pop(client, None)
        self._note(now_ns)

    def release(self, now_ns: int) -> None:
        """Let go of all."""
        self._held.clear()
        self._latched.clear()
        self._note(now_ns)

    def look(self, now_ns: int) -> None:
        """Let go of latched keys whose time is over."""
        self._latched = {line: t_ns for line, t_ns in self._latched.items() if now_ns < t_ns}
        self._note(now_ns)

    def open_ns(self, now_ns: int) -> int:
        """Return for how long some key has been down; 0 while none is."""
        return 0 if self._open_ns is None else max(1, now_ns - self._open_ns)

    def left_ns(self, now_ns: int) -> int:
        """Return for how long the latched key that was pressed first stays down; 0: none is."""
        return max(0, min(self._latched.values(), default=now_ns) - now_ns)

    def _note(self, now_ns: int) -> None:
        if not self.down:
            self._open_ns = None
        elif self._open_ns is None:
            self._open_ns = now_ns
