"""What a call needs of a connection: that it tells what it is told, and never waits."""

from collections.abc import Callable
from typing import Protocol


class Ear(Protocol):
    """One member's connection. The loop's thread; nothing here blocks, each queue is bounded."""

    def tell(self, text: bytes) -> None:
        """Have *text* told; none is dropped: who takes none is cut off."""
        ...

    def tell_call(self, text: bytes) -> None:
        """Have the newest state told; one that waits still is dropped for it."""
        ...

    def tell_heard(self, text: bytes, sources: frozenset[int]) -> None:
        """Have told who is heard, likewise; voices that wait of other *sources* are dropped."""
        ...

    def hear(self, frame: bytes) -> None:
        """Have a voice told, already framed; of many that wait, the oldest are dropped."""
        ...

    def send(self) -> None:
        """Send what waits, as far as the network takes it."""
        ...

    def end(self, code: int, reason: str) -> None:
        """Have the connection end."""
        ...


Frame = Callable[[bytes], bytes]
"""Makes of a packet what goes over the wire, once for all who hear it."""
Later = Callable[[float, Callable[[], None]], object]
"""Has something called on the loop's thread after so many seconds; 0: as soon as it can."""
EndCode = int
SILENT, TAKEN, ENDED, TOO_SLOW = 4408, 4409, 4410, 4429
AGAIN: EndCode = 1012
"""Why a call ends a connection, as close codes of RFC 6455, 7.4.2."""
