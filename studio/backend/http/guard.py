"""The door: every route but the public ones says which permission it needs, or it is not opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request
from starlette.types import Scope

from studio.backend.caller import Caller, Sessions
from studio.backend.errors import BackendError, ForbiddenError, NotSignedInError
from studio.backend.records import PROVIDER
from studio.backend.trail import NOWHERE, Deed, Outcome, Trail
from studio.policy.permissions import Permission
from studio.secrets import Secret

from .refusals import CHALLENGE
from .turned_away import TurnedAway

__all__ = ["CHALLENGE", "Guard", "Judged", "Needs", "address_in", "address_of", "token_in"]


@dataclass(frozen=True, slots=True)
class Needs:
    """The dependency of a route: who asks, once they may do *permission*.

    Each access and each refusal is in the trail before it is answered.
    """

    sessions: Sessions
    trail: Trail
    turned_away: TurnedAway
    permission: Permission

    def __call__(self, request: Request) -> Caller:
        """Return who asks. Raises :class:`NotSignedInError` or :class:`ForbiddenError`.

        :class:`StoreError` when the trail cannot be written, and :class:`TooManyError` once too
        many without a session came from one address.
        """
        caller = self.admit(request, self.token(request))
        request.state.caller = caller
        return caller

    def token(self, request: Request) -> Secret:
        """Return the token that *request* brings. Raises :class:`NotSignedInError`."""
        return token_of(request)

    def admit(self, request: HTTPConnection, token: Secret) -> Caller:
        """Return who brings *token* with *request*, a WebSocket as well. Raises as a call does."""
        target = " ".join(request.path_params.values())
        judged = self.judge(token, address_of(request), route_of(request), target)
        self.trail.record(judged.access)
        return judged.admitted()

    def judge(
        self, token: Secret, address: str, route: str, target: str, sessions: Sessions | None = None
    ) -> "Judged":
        """Return who brings *token*, or why nobody is let in; the access has to be recorded yet.

        *sessions*: asked in place of its own.
        """
        caller: Caller | None = None
        found: Caller | BackendError
        try:
            caller = found = (sessions or self.sessions).caller_of(token, address)
            caller.check(self.permission)
        except NotSignedInError as error:
            # Only those without a session: or else a stranger could lock out a whole office.
            found = self.turned_away.judged(address) or error
        except ForbiddenError as error:
            found = error
        if caller is None:
            access = refused_access(address, route, {"permission": self.permission.value}, target)
            return Judged(access, found)
        access = Deed(
            "access",
            Outcome.DONE if isinstance(found, Caller) else Outcome.REFUSED,
            caller.organisation,
            account=caller.account,
            session=caller.session,
            target=target,
            subject=caller.account,
            personal={"address": address} if address else {},
            details={"permission": self.permission.value, "route": route},
        )
        return Judged(access, found)

    def turn_away(self, request: HTTPConnection, why: str) -> None:
        """Record that somebody came and was not even asked who they are. Raises StoreError."""
        route = route_of(request)
        details = {"permission": self.permission.value, "why": why}
        self.trail.record(refused_access(address_of(request), route, details))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the door makes of a request: the access that is recorded first, and who was found."""

    access: Deed
    found: Caller | BackendError

    def admitted(self) -> Caller:
        """Return who asks. Raises why they are not let in."""
        if isinstance(self.found, BackendError):
            raise self.found
        return self.found


class Guard:
    """Lets people in by the bearer's token that they bring (RFC 6750)."""

    def __init__(
        self, sessions: Sessions, trail: Trail, turned_away: TurnedAway | None = None
    ) -> None:
        self.sessions = sessions
        self.trail = trail
        self.turned_away = turned_away or TurnedAway()

    def needs(self, permission: Permission) -> Needs:
        """Return the dependency of a route that needs *permission*."""
        return Needs(self.sessions, self.trail, self.turned_away, permission)


def token_of(request: HTTPConnection) -> Secret:
    """Return the token that *request* brings; '' when it brings none."""
    return token_in(request.scope)


def token_in(scope: Scope) -> Secret:
    """Return the token that a request with this *scope* brings; '' when it brings none."""
    told = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
    scheme, _, token = told.decode("latin-1").partition(" ")
    return Secret(token if scheme.lower() == "bearer" else "")


def refused_access(address: str, route: str, details: Mapping[str, str], target: str = "") -> Deed:
    """Return the entry of an access that nobody was let in for."""
    return Deed(
        "access",
        Outcome.REFUSED,
        PROVIDER,
        target=target,
        personal={"address": address} if address else {},
        details={**details, "route": route},
        stranger=address or NOWHERE,
    )


def route_of(request: HTTPConnection) -> str:
    """Return the method and the route of *request*, without what stands in its places."""
    way = request.scope.get("method", "WS")
    return f"{way} {getattr(request.scope.get('route'), 'path', '')}"


def address_of(request: HTTPConnection) -> str:
    """Return where *request* comes from; '' over a socket that has no address."""
    return address_in(request.scope)


def address_in(scope: Scope) -> str:
    """Return where a request with this *scope* comes from; '' likewise."""
    client = scope.get("client")
    return str(client[0]) if client else ""
