"""One destination as the session knows it."""

from dataclasses import dataclass

import msgspec

from mixer.clock import NS_PER_S
from studio.output.ingest import IngestCounters
from studio.output.live_output import LiveOutput
from studio.output.output import OutputState, OutputStatus
from studio.wire.state import DestinationState

from .sending import Sending
from .states import counted, destination_state, off
from .ways import Place


@dataclass(slots=True)
class Row:
    """A place, how it stands, and what sends there. The session's thread alone.

    ``number`` tells this output's news from those of one before it to the same place.
    """

    place: Place
    state: DestinationState
    sending: Sending | None = None
    number: int = 0
    leaving: bool = False
    changed_ns: int = 0
    publishing: bool = True
    _counted_ns: int = 0
    _bytes_sent: int = 0

    @property
    def output(self) -> LiveOutput | None:
        """The output that sends there, if any."""
        return self.sending.output if self.sending is not None else None

    def begin(self, sending: Sending, number: int, region: str, now_ns: int) -> None:
        """Note that the show is being sent there."""
        self.sending, self.number, self.leaving = sending, number, False
        self.changed_ns = self._counted_ns = now_ns
        self.publishing = not self.place.standby
        self._bytes_sent = 0
        self.state = msgspec.structs.replace(
            off(self.state), status="connecting", region=region, since_ns=now_ns
        )

    def refuse(self, reason: str, now_ns: int) -> None:
        """Note why the show is not sent there although it should be."""
        self.state = msgspec.structs.replace(
            off(self.state), status="refused", fault=reason, since_ns=now_ns
        )

    def note(self, status: OutputStatus) -> None:
        """Take over what the output says of itself."""
        left, self.changed_ns = self.leaving, status.since_ns
        self.state = destination_state(self.state, status)
        if self.state.status == "off" or (left and status.state is OutputState.FAILED):
            self.clear()
            self.state = msgspec.structs.replace(self.state, fault=status.fault)

    def clear(self) -> None:
        """Note that the show is not sent there any more."""
        self.sending, self.leaving = None, False
        self.state = off(self.state)

    def count(self, now_ns: int) -> None:
        """Bring the counts up to date, and take the rate since the last time."""
        if self.output is None:
            return
        now = self.output.counters
        span_ns = max(1, now_ns - self._counted_ns)
        sent = max(0, now.bytes_sent - self._bytes_sent)
        self._counted_ns, self._bytes_sent = now_ns, now.bytes_sent
        self.state = counted(self.state, now, sent * 8 * NS_PER_S // span_ns)

    @property
    def counters(self) -> IngestCounters:
        """The counts now."""
        return self.output.counters if self.output is not None else IngestCounters()
