"""Archives: what ingests stored and stations uploaded, made one programme without a gap."""

from .model import Report, SessionState, UploadKind, UploadSpec, UploadState
from .service import ArchiveService, OrganisationArchives
from .store import ArchiveStore, ArchiveStores, Writing

__all__ = [
    "ArchiveService",
    "ArchiveStore",
    "ArchiveStores",
    "OrganisationArchives",
    "Report",
    "SessionState",
    "UploadKind",
    "UploadSpec",
    "UploadState",
    "Writing",
]
