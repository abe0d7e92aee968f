"""What the application is put together of: one service a domain, and the door."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from .accounts import Accounts
from .archive import ArchiveService
from .audit import AuditService
from .caller import Sessions
from .event_parts import EventParts
from .repository import Repository
from .retention import Policies, Restoring
from .trail import Trail


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Handed to the routes; made in ``assembly.py``, closed by whoever had it made.

    ``form_key``: what the forms of pages are bound by, the same in every instance.
    """

    sessions: Sessions
    trail: Trail
    accounts: Accounts
    archive: ArchiveService
    audit: AuditService
    eventing: EventParts
    form_key: bytes = field(repr=False)
    repository: Repository
    restoring: Restoring
    policies: Policies
    closing: tuple[Callable[[], None], ...] = ()
    """What is called at the end, last first."""

    def close(self) -> None:
        """Let go of all. The thread that served, once it serves no more."""
        with ExitStack() as closing:
            for close in (self.repository.close, *self.closing):
                closing.callback(close)
