"""The RTMP(S) receiver that comes along: it stores what it is sent, and when each tag came."""

from .errors import IngestServerError
from .server import IngestServer, Listener
from .tampering import Tampering

__all__ = ["IngestServer", "IngestServerError", "Listener", "Tampering"]
