"""The door of ingest servers: each brings the token that it was registered with."""

from dataclasses import dataclass

from starlette.requests import Request

from studio.backend.events import IngestServer, IngestService
from studio.secrets import Secret


@dataclass(frozen=True, slots=True)
class NeedsIngestServer:
    """The dependency of a route that ingest servers ask, and nobody else."""

    ingest: IngestService

    def __call__(self, request: Request) -> IngestServer:
        """Return the server that asks. Raises :class:`NotSignedInError`."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return self.ingest.server_of(Secret(token if scheme.lower() == "bearer" else ""))
