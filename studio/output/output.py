"""What every destination of encoded packets has in common."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from .packet import EncodedPacket


class OutputState(Enum):
    """How an output fares; the values are those of the wire."""

    OFF = "off"
    CONNECTING = "connecting"
    STANDBY = "standby"
    LIVE = "live"
    RECONNECTING = "reconnecting"
    REFUSED = "refused"
    RECORDING = "recording"
    PAUSED = "paused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OutputStatus:
    """The state since ``since_ns``; ``fault`` is one sentence on what is wrong and what to do."""

    state: OutputState = OutputState.OFF
    fault: str = ""
    since_ns: int = 0
    hint: str = ""
    """What is otherwise than asked for although it works, or ''."""


class Output(Protocol):
    """Takes packets to one destination on a thread of its own."""

    def start(self) -> None:
        """Begin; never blocks on the destination. The owner's thread."""
        ...

    def put(self, packet: EncodedPacket, /) -> None:
        """Take one; never blocks, counts what it drops. The encoders' threads."""
        ...

    def stop(self, at_ns: int) -> None:
        """Send or keep what belongs before *at_ns*, close in order, join; bounded in time.

        The owner's thread, while packets may still be put.
        """
        ...

    @property
    def status(self) -> OutputStatus:
        """How it fares now. Any thread."""
        ...
