"""Archives: what ingests stored and stations uploaded, made one programme without a gap."""

from .model import Report, SessionState, UploadKind, UploadSpec, UploadState
from .service import ArchiveService
from .store import ArchiveStore, Writing

__all__ = [
    "ArchiveService",
    "ArchiveStore",
    "Report",
    "SessionState",
    "UploadKind",
    "UploadSpec",
    "UploadState",
    "Writing",
]
