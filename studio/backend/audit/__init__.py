"""The backend's audit trail: chained, in a signed tree, searchable, and verified by anybody."""

from .heads import Signer
from .kept_heads import FolderOfHeads, KeptHeads
from .model import AuditRecord, SignedHead
from .search import AuditService, Wanted
from .trail import AuditTrail
from .verify import Found, NoTrailError, is_export, verify_export, verify_store

__all__ = [
    "AuditRecord",
    "AuditService",
    "AuditTrail",
    "FolderOfHeads",
    "Found",
    "KeptHeads",
    "NoTrailError",
    "SignedHead",
    "Signer",
    "Wanted",
    "is_export",
    "verify_export",
    "verify_store",
]
