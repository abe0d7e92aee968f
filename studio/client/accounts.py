"""Who one is at a backend: signing in by password and code, going on, and signing out."""

from typing import Final, cast

import msgspec

from studio.policy.permissions import Role

from .asks import Asks


class Tokens(msgspec.Struct, frozen=True, kw_only=True):
    """How a session is used; ``refresh`` is good once. Secrets."""

    access: str
    access_until_ns: int
    refresh: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "Tokens(…)"


class SignedIn(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="signed in"):
    """One is in; ``device``: what this machine is known by from now on, '' if it was before.

    ``recovery_codes``: of a second factor that was set up on the way.
    """

    tokens: Tokens
    device: str = ""
    recovery_codes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show nothing."""
        return "SignedIn(…)"


class CodeNeeded(msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="code needed"):
    """A second factor's code is due, with this ticket."""

    ticket: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "CodeNeeded(…)"


class EnrolmentNeeded(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="state", tag="enrolment needed"
):
    """A second factor is to be set up first, with this ticket."""

    ticket: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "EnrolmentNeeded(…)"


SignInAnswer = SignedIn | CodeNeeded | EnrolmentNeeded
SIGN_IN_ANSWER: Final = cast("type[SignInAnswer]", SignInAnswer)


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who one is."""

    id: str
    name: str
    mail: str
    role: Role
    second_factor: bool = False


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """Whose account it is."""

    name: str


class _Pages(msgspec.Struct, frozen=True, kw_only=True):
    path: str


class AccountsClient:
    """Asks one backend; one thread at a time. Raises as :class:`Asks` does."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def sign_in(self, mail: str, password: str, device: str) -> SignInAnswer:
        """Begin to sign in; *device*: what this machine is known by, '' if by nothing yet."""
        body = {"mail": mail, "password": password, "device": device}
        return self._asks.ask("POST", "/sign-in", SIGN_IN_ANSWER, body)

    def give_code(self, ticket: str, code: str) -> SignInAnswer:
        """Go on with the second factor's *code*."""
        body = {"ticket": ticket, "code": plain(code)}
        return self._asks.ask("POST", "/sign-in/code", SIGN_IN_ANSWER, body)

    def renew(self, refresh: str) -> Tokens:
        """Return new tokens; the ones before are good no more."""
        return self._asks.ask("POST", "/session/renewal", Tokens, {"refresh": refresh})

    def me(self) -> Me:
        """Return who one is."""
        return self._asks.ask("GET", "/me", Me)

    def organisation(self) -> Organisation:
        """Return whose account it is."""
        return self._asks.ask("GET", "/organisation", Organisation)

    def pages(self) -> str:
        """Return the path that opens one's own backend's pages: good once, for a minute."""
        return self._asks.ask("POST", "/me/pages", _Pages).path

    def sign_out(self) -> None:
        """End the session."""
        self._asks.tell("DELETE", "/me/session")


def plain(code: str) -> str:
    """Return *code* without the gaps that authenticators show; pure."""
    return code.replace(" ", "")
