"""The door: every route but the public ones says which permission it needs, or it is not opened."""

from dataclasses import dataclass
from typing import Final

from fastapi import Header
from starlette.requests import Request

from studio.backend.caller import Caller, Sessions
from studio.policy.permissions import Permission
from studio.secrets import Secret

CHALLENGE: Final = {"WWW-Authenticate": "Bearer"}
"""RFC 6750, 3."""


@dataclass(frozen=True, slots=True)
class Needs:
    """The dependency of a route: who asks, once they may do *permission*."""

    sessions: Sessions
    permission: Permission

    def __call__(self, request: Request, authorization: str = Header(default="")) -> Caller:
        """Return who asks. Raises :class:`NotSignedInError` or :class:`ForbiddenError`."""
        scheme, _, token = authorization.partition(" ")
        brought = Secret(token if scheme.lower() == "bearer" else "")
        caller = self.sessions.caller_of(brought, address_of(request))
        caller.check(self.permission)
        return caller


class Guard:
    """Lets people in by the bearer's token that they bring (RFC 6750)."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def needs(self, permission: Permission) -> Needs:
        """Return the dependency of a route that needs *permission*."""
        return Needs(self._sessions, permission)


def address_of(request: Request) -> str:
    """Return where *request* comes from; '' over a socket that has no address."""
    return request.client.host if request.client else ""
