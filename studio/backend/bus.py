"""What one instance of the backend tells the others at once: within a process, or by NATS."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Topic(StrEnum):
    """What is told about; the values are NATS subjects."""

    SESSIONS_ENDED = "videosync.sessions.ended"
    LIVE_STATE = "videosync.live.state"
    KEYS_REVOKED = "videosync.keys.revoked"
    RESIDENCY_CHANGED = "videosync.residency.changed"
    CALL_HELD = "videosync.call.held"


class Bus(Protocol):
    """Carries small messages to every instance, the sender's too. Any thread; never blocks long."""

    def publish(self, topic: Topic, body: bytes) -> None:
        """Tell everybody who subscribed."""
        ...

    def subscribe(self, topic: Topic, heard: Callable[[bytes], None]) -> Callable[[], None]:
        """Have *heard* called, on the bus's thread, with each message; it returns at once.

        Call what is returned to end it.
        """
        ...
