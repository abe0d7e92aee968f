"""What every output that sends the programme to a server has in common."""

from typing import Protocol

from .ingest.counters import IngestCounters
from .output import Output


class LiveOutput(Output, Protocol):
    """An output to a server, which can be asked to leave without waiting, and be a standby."""

    def leave(self, at_ns: int) -> None:
        """Begin to end what belongs before *at_ns*; :meth:`stop` waits for it. Any thread."""
        ...

    def publish(self, *, on: bool) -> None:
        """Publish, or let go and wait, connected, as a standby does. Any thread."""
        ...

    @property
    def counters(self) -> IngestCounters:
        """Counts until now. Any thread."""
        ...

    def take_delays_ns(self) -> list[int]:
        """Return, once, how long each picture took from its tick to the socket. Any one thread."""
        ...
