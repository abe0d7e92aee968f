"""Which transport carries a call's voices: decided as it begins, never changed on a failure."""

from typing import Final

from studio.backend.events.model import Event
from studio.backend.repository import Reader

OWN: Final = "own"
"""This backend's own port: what is said is where the backend is."""


def transport_of(_reader: Reader, _event: Event) -> str:
    """Return the transport for *event*, by its home and by what its organisation consented to."""
    return OWN
