"""Whether the engine can be heard, as the window shows it."""

from dataclasses import dataclass
from enum import Enum


class Contact(Enum):
    """The closed set of states between a window and its engine."""

    SEEKING = "seeking"
    """No engine was met yet."""
    UP = "up"
    LOST = "lost"
    """There was one; it may come back at any moment."""
    ENDED = "ended"
    """It said goodbye; another one may come."""


@dataclass(frozen=True, slots=True)
class ContactState:
    """The contact, and a sentence on why it is no better."""

    contact: Contact
    reason: str = ""

    @property
    def is_up(self) -> bool:
        """Whether commands reach the engine and its events reach us."""
        return self.contact is Contact.UP
