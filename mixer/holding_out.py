"""A strip held out of every mix while somebody speaks backstage through it, tail included."""

from typing import Final

from .clock import NS_PER_MS

TAIL_MS: Final = 250
"""What was said before the key went up is still on its way: 60 ms in a slow microphone's store, the
device's own, and the room's echo of it."""


class HoldOut:
    """Whether a strip's sound may be heard. One thread: the audio mix."""

    def __init__(self) -> None:
        self._until_ns: int | None = None

    def factor(self, t_ns: int, *, held: bool, delay_ms: int) -> float:
        """Return 0 while the strip is *held*, and after that until its tail is over; else 1.

        *t_ns*: the block that is mixed; *delay_ms*: by how much the strip's sound comes later.
        """
        if held:
            self._until_ns = t_ns + (TAIL_MS + delay_ms) * NS_PER_MS
            return 0.0
        return 0.0 if self._until_ns is not None and t_ns < self._until_ns else 1.0
