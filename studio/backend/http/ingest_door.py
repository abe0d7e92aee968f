"""The door of ingest servers: each brings the token that it was registered with."""

from dataclasses import dataclass

from starlette.requests import Request

from studio.backend.errors import NotSignedInError
from studio.backend.events import IngestServer, IngestService
from studio.backend.trail import Trail

from .guard import address_of, refused_access, route_of, token_of


@dataclass(frozen=True, slots=True)
class NeedsIngestServer:
    """The dependency of a route that ingest servers ask, and nobody else.

    Whoever is none is in the trail. Of one that is, the trail has what it asked for a publisher,
    and when it was heard anew: it asks several times a second.
    """

    ingest: IngestService
    trail: Trail

    def __call__(self, request: Request) -> IngestServer:
        """Return the server that asks. Raises :class:`NotSignedInError`."""
        try:
            return self.ingest.server_of(token_of(request))
        except NotSignedInError:
            details = {"permission": "registered as an ingest"}
            self.trail.record(refused_access(address_of(request), route_of(request), details))
            raise
