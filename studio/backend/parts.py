"""What the application is put together of: one service a domain, and the door."""

from dataclasses import dataclass

from .archive import ArchiveService
from .caller import Sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Handed to the routes; made in ``assembly.py``."""

    sessions: Sessions
    archive: ArchiveService
