"""The backend's audit trail: chained, in a signed tree, searchable, and verified by anybody."""

from .courier import HeadsCourier
from .heads import Signer
from .kept_heads import FolderOfHeads, HeadsElsewhere, KeptHeads, heads_of
from .model import AuditRecord, SignedHead
from .search import AuditService, Wanted
from .trail import AuditTrail
from .verify import (
    Found,
    NoTrailError,
    chains_of_export,
    chains_of_store,
    is_export,
    verify_export,
    verify_store,
)

__all__ = [
    "AuditRecord",
    "AuditService",
    "AuditTrail",
    "FolderOfHeads",
    "Found",
    "HeadsCourier",
    "HeadsElsewhere",
    "KeptHeads",
    "NoTrailError",
    "SignedHead",
    "Signer",
    "Wanted",
    "chains_of_export",
    "chains_of_store",
    "heads_of",
    "is_export",
    "verify_export",
    "verify_store",
]
