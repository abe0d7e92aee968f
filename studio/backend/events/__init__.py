"""Events, where their data have their home, and what is published to where."""

from .changes import Changes, Draft
from .going import GoService
from .ingest import IngestService, Registered
from .keys import Issued, KeyService
from .model import Event, IngestServer, Residency, StreamKey
from .publishing import Grant, PublishService
from .residency import ResidencyService
from .service import EventService

__all__ = [
    "Changes",
    "Draft",
    "Event",
    "EventService",
    "GoService",
    "Grant",
    "IngestServer",
    "IngestService",
    "Issued",
    "KeyService",
    "PublishService",
    "Registered",
    "Residency",
    "ResidencyService",
    "StreamKey",
]
