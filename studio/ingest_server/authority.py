"""Whom the receiver asks before it takes a publish, and whether one may go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .errors import IngestServerError


@dataclass(frozen=True, slots=True)
class Grant:
    """That a stream may be published. ``audience``: whether anybody may ever see it."""

    id: str
    audience: bool


class AuthorityError(IngestServerError):
    """The authority cannot be asked now."""


class Authorizer(Protocol):
    """Decides who publishes. Each method is called on one thread, which is its own.

    Each returns within seconds, or raises :class:`AuthorityError`.
    """

    def authorize(self, application: str, name: str) -> Grant | None:
        """Return what a key may do; None: nothing."""
        ...

    def ended(self, grants: Sequence[str]) -> frozenset[str]:
        """Return those of *grants* whose publishing is to end now."""
        ...

    def heartbeat(self, publishing: int) -> None:
        """Tell that this receiver is well. On the thread of :meth:`ended`."""
        ...

    def close(self) -> None:
        """Let go of connections; the others have returned."""
        ...
