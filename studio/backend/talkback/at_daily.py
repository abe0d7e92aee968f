"""What a call knows of its rooms at Daily, whoever of its members sees to them."""

from dataclasses import dataclass, field
from typing import Final

from studio.backend.moment import MINUTE_NS

HOLD_EVERY_NS: Final = 30 * MINUTE_NS
_AGAIN_NS: Final = MINUTE_NS


@dataclass(slots=True)
class AtDaily:
    """One call's. The loop's thread; times are monotonic.

    ``is_following``: whether Daily is being told who may hear what; ``is_followed``: of all that
    changed until now. ``held_ns``: when each room was told last to stand on for a while.
    """

    is_following: bool = False
    is_followed: bool = False
    held_ns: dict[str, int] = field(default_factory=dict)

    def due(self, rooms: set[str], now_ns: int) -> tuple[str, ...]:
        """Return which of *rooms* have to be held now; whoever asks does it."""
        found = tuple(
            sorted(room for room in rooms if now_ns - self.held_ns.get(room, 0) >= HOLD_EVERY_NS)
        )
        self.held_ns = {room: t_ns for room, t_ns in self.held_ns.items() if room in rooms}
        self.held_ns |= dict.fromkeys(found, now_ns)
        return found

    def failed(self, rooms: tuple[str, ...], now_ns: int) -> None:
        """Take that *rooms* were not held: it is tried again in a minute."""
        self.held_ns |= dict.fromkeys(rooms, now_ns - HOLD_EVERY_NS + _AGAIN_NS)
