"""What carries the voices of a call: one interface, whichever transport does.

Keys, matrix, signals and rooms go to the backend by :mod:`.call_socket` in any case. A transport is
chosen by where an event's data may go, and no other one ever takes its place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from studio.talkback.routing.packets import Packet

Heard = Callable[[Packet, int], object]
"""Hears a packet and when it came, ns on the station's clock; on the transport's thread."""


@dataclass(frozen=True, slots=True)
class MediaHealth:
    """How the way of the voices is. ``fault`` says, when it is none, what to do.

    ``round_trip_ms`` None: not known. ``dropped``: packets that were not sent, as the way was full.
    """

    is_up: bool = False
    round_trip_ms: float | None = None
    dropped: int = 0
    fault: str = ""


class Transport(Protocol):
    """Carries packets as they are to those whom the backend decided; the event loop's.

    *heard* was handed to it as it was made; it never hears what one sent oneself.
    """

    @property
    def name(self) -> str:
        """What the backend calls it: ``own`` or ``daily``."""
        ...

    @property
    def health(self) -> MediaHealth:
        """How it is now."""
        ...

    async def join(self) -> None:
        """Begin; it comes back by itself after any loss, until :meth:`leave`.

        Raises ``StudioError`` where it may not be, at once and before any name is looked up.
        """
        ...

    def send(self, packet: Packet) -> bool:
        """Send a packet of one's own; False when it was dropped. Never waits."""
        ...

    async def leave(self) -> None:
        """End, within two seconds."""
        ...
