"""Archives: what ingests stored and stations uploaded, made one programme without a gap."""

from .cards import ARCHIVES, ArchiveCard
from .keeping import ArchiveKeeping
from .model import Report, SessionState, UploadKind, UploadSpec, UploadState
from .service import ArchiveService, OrganisationArchives
from .store import ArchiveStore, ArchiveStores, Writing

__all__ = [
    "ARCHIVES",
    "ArchiveCard",
    "ArchiveKeeping",
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
