"""This station's own log of accesses and refusals: hash-chained, and sealed at rest."""

from .chain import Entry
from .errors import AuditError
from .log import LOG_NAME, AuditLog
from .verify import FindKey, Numbered, Verification, verify

__all__ = [
    "LOG_NAME",
    "AuditError",
    "AuditLog",
    "Entry",
    "FindKey",
    "Numbered",
    "Verification",
    "verify",
]
