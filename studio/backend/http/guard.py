"""The door: every route but the public ones says which permission it needs, or it is not opened."""

from dataclasses import dataclass

from starlette.requests import HTTPConnection, Request
from starlette.types import Scope

from studio.backend.caller import Caller, Sessions
from studio.backend.errors import BackendError, ForbiddenError, NotSignedInError
from studio.backend.records import PROVIDER
from studio.backend.trail import Deed, Outcome, Trail
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
        many without a token came from one address.
        """
        caller = self.admit(request, self.token(request))
        request.state.caller = caller
        return caller

    def token(self, request: Request) -> Secret:
        """Return the token that *request* brings. Raises :class:`NotSignedInError`."""
        return token_of(request)

    def admit(self, request: HTTPConnection, token: Secret) -> Caller:
        """Return who brings *token* with *request*, a WebSocket as well. Raises as a call does."""
        way = request.scope.get("method", "WS")
        route = f"{way} {getattr(request.scope.get('route'), 'path', '')}"
        target = " ".join(request.path_params.values())
        judged = self.judge(token, address_of(request), route, target)
        self.trail.record(judged.access)
        return judged.admitted()

    def judge(
        self, token: Secret, address: str, route: str, target: str, sessions: Sessions | None = None
    ) -> "Judged":
        """Return who brings *token*, or why nobody is let in; the access has to be recorded yet.

        *sessions*: asked in place of its own.
        Raises :class:`TooManyError`, of which nothing is recorded.
        """
        caller: Caller | None = None
        found: Caller | BackendError
        try:
            caller = found = (sessions or self.sessions).caller_of(token, address)
            caller.check(self.permission)
        except NotSignedInError as error:
            # Only those without a session: or else a stranger could lock out a whole office.
            self.turned_away.note(address)
            found = error
        except ForbiddenError as error:
            found = error
        access = Deed(
            "access",
            Outcome.DONE if isinstance(found, Caller) else Outcome.REFUSED,
            PROVIDER if caller is None else caller.organisation,
            account="" if caller is None else caller.account,
            session="" if caller is None else caller.session,
            target=target,
            subject="" if caller is None else caller.account,
            personal={"address": address} if address else {},
            details={"permission": self.permission.value, "route": route},
        )
        return Judged(access, found)


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


def address_of(request: HTTPConnection) -> str:
    """Return where *request* comes from; '' over a socket that has no address."""
    return address_in(request.scope)


def address_in(scope: Scope) -> str:
    """Return where a request with this *scope* comes from; '' likewise."""
    client = scope.get("client")
    return str(client[0]) if client else ""
