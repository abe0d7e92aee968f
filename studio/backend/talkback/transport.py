"""Which transport carries a call's voices: decided as it begins, never changed on a failure."""

from typing import TYPE_CHECKING, Final

from studio.backend.events.model import Event
from studio.backend.repository import Reader

if TYPE_CHECKING:
    from .daily import DailyCalls

OWN: Final = "own"
"""This backend's own port: what is said is where the backend is."""
DAILY: Final = "daily"


def transport_of(reader: Reader, event: Event, daily: "DailyCalls | None") -> str:
    """Return the transport for *event*: Daily where its organisation has that on, else our own.

    Whether Daily is there, or fails, is not asked: another way than the one that was agreed to is
    never taken for that.
    """
    return DAILY if daily is not None and daily.carries(reader, event) else OWN
