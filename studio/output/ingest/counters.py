"""What a destination has been sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IngestCounters:
    """Counts since the start of the output, over all of its connections.

    ``dropped_packets``: of what came since it was first live, what was never sent.
    ``why``: a sentence on why something was dropped, '' where nothing was.
    ``waiting_ms``: how much of the programme waits to be sent.
    ``acknowledged_bytes``: stays 0 where the server acknowledges nothing.
    ``undelivered_bytes``: handed to the kernel, not yet taken by the peer's (Linux).
    """

    bytes_sent: int = 0
    packets_sent: int = 0
    pictures_sent: int = 0
    dropped_packets: int = 0
    publishes: int = 0
    waiting_ms: int = 0
    acknowledged_bytes: int = 0
    unacknowledged_bytes: int = 0
    undelivered_bytes: int = 0
    why: str = ""

    @property
    def reconnects(self) -> int:
        """How often it was brought back."""
        return max(0, self.publishes - 1)
