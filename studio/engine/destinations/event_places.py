"""Where an event is sent to; pure."""

from collections.abc import Container
from typing import Final

from studio.policy import Region
from studio.show.model import Role
from studio.wire.event_commands import UseEvent

from .outputs_of import target_of
from .ways import Place

_ROLES: Final[tuple[Role, ...]] = ("primary", "backup")
"""One ingest of a zone each, as the backend hands them out."""


def event_places(used: UseEvent, taken: Container[str]) -> tuple[Place, ...]:
    """Return the places of an event, with names that are none of those *taken*.

    Raises ``BadDestinationError`` for an address that is none.
    """
    places = []
    for number, (role, url) in enumerate(zip(_ROLES, used.ingests, strict=False)):
        target_of(url)
        name = used.name if not number else f"{used.name} {number + 1}"
        while name in taken:
            name += "*"
        place = Place(f"event:{role}", name, role, url, region=Region(used.region))
        places.append(place)
    return tuple(places)
