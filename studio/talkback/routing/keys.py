"""A station's talk keys, as the other end knows them: down as long as they are said to be; pure.

A key releases by itself: whoever holds one has to say so again within KEY_RELEASED_S, so that no
microphone stays open after a window, a link or a network is gone. One that is latched has a limit.
"""

from typing import Final

from .said import KEY_RELEASED_S

_NS_PER_S: Final = 1_000_000_000
_NEVER_NS: Final = 1 << 63
LATCHED_S: Final = 600.0
"""A key that is down for so long is up, and stays it until it was said to be up."""


class Keys:
    """The keys of one station. One thread; time is handed in, in ns of one monotonic clock."""

    def __init__(self, *, released_s: float = KEY_RELEASED_S, latched_s: float = LATCHED_S) -> None:
        self._released_ns = round(released_s * _NS_PER_S)
        self._latched_ns = round(latched_s * _NS_PER_S)
        self._sequence = -1
        self._heard_ns = 0
        self._down: dict[str, int] = {}
        self._spent: frozenset[str] = frozenset()

    @property
    def down(self) -> tuple[str, ...]:
        """The lines whose keys are down."""
        return tuple(self._down)

    @property
    def next_ns(self) -> int:
        """When the next key is up by itself, if nothing is heard; far away while none is down."""
        if not self._down:
            return _NEVER_NS
        first_ns = min(self._down.values())
        return min(self._heard_ns + self._released_ns, first_ns + self._latched_ns)

    @property
    def spent(self) -> frozenset[str]:
        """Lines whose keys are held still, after their limit: to be let go of first."""
        return self._spent

    def hear(self, sequence: int, down: tuple[str, ...], now_ns: int) -> bool:
        """Take what a station says of its keys; return whether others are down now.

        An older word than was heard is passed over.
        """
        if sequence <= self._sequence:
            return False
        before = self.down
        # What was not heard in time was up meanwhile, whoever looked.
        self._expire(now_ns)
        self._sequence, self._heard_ns = sequence, now_ns
        self._spent &= frozenset(down)
        since = {line: self._down.get(line, now_ns) for line in down if line not in self._spent}
        self._down = since
        self._limit(now_ns)
        return self.down != before

    def look(self, now_ns: int) -> bool:
        """Release what was held for too long, or not heard of; return whether that changed any."""
        before = self.down
        self._expire(now_ns)
        self._limit(now_ns)
        return self.down != before

    def release(self) -> bool:
        """Release all, as on a disconnect; return whether any was down."""
        was_down = bool(self._down)
        self._down = {}
        return was_down

    def _expire(self, now_ns: int) -> None:
        if self._down and now_ns - self._heard_ns >= self._released_ns:
            self._down = {}

    def _limit(self, now_ns: int) -> None:
        late = {line for line, since in self._down.items() if now_ns - since >= self._latched_ns}
        if late:
            self._spent |= late
            self._down = {line: t for line, t in self._down.items() if line not in late}
