"""Which ingest servers a station is given; pure."""

from collections.abc import Iterable
from typing import Final

from studio.backend.errors import UnavailableError
from studio.backend.moment import NS_PER_S
from studio.policy import Region

from .model import IngestServer

SILENT_NS: Final = 15 * NS_PER_S
"""Three heartbeats of five seconds: who says less is not handed out."""


def is_healthy(server: IngestServer, now_ns: int) -> bool:
    """Return whether *server* said lately that it is well."""
    return server.is_well and now_ns - server.heard_at_ns < SILENT_NS


def choose(
    servers: Iterable[IngestServer], region: Region, now_ns: int
) -> tuple[IngestServer, ...]:
    """Return the primary and, where another zone of *region* is healthy, its backup.

    The least busy of each zone. Raises :class:`UnavailableError` when no zone is healthy.
    """
    fit = [each for each in servers if each.region is region and is_healthy(each, now_ns)]
    best: dict[str, IngestServer] = {}
    for server in sorted(fit, key=lambda each: (each.publishing, each.id)):
        best.setdefault(server.zone, server)
    if not best:
        message = (
            f"No ingest server in {region.label} answers now, and the event stays in "
            f"{region.label}; try again in a moment."
        )
        raise UnavailableError(message)
    return tuple(best.values())[:2]
