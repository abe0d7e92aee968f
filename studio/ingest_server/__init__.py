"""The RTMP(S) receiver that comes along: it stores what it is sent, and when each tag came."""

from .authority import AuthorityError, Authorizer, Grant
from .backend_authority import BackendAuthority
from .errors import IngestServerError
from .server import IngestServer, Listener
from .tampering import Tampering

__all__ = [
    "AuthorityError",
    "Authorizer",
    "BackendAuthority",
    "Grant",
    "IngestServer",
    "IngestServerError",
    "Listener",
    "Tampering",
]
