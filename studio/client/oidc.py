"""Signing in by another issuer: the backend is its client (code and PKCE), the browser ours."""

import msgspec

from .accounts import SIGN_IN_ANSWER, SignInAnswer
from .asks import Asks


class Started(msgspec.Struct, frozen=True, kw_only=True):
    """Where to send the browser; ``flow`` and ``state`` stay here. Secrets."""

    url: str
    state: str
    flow: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "Started(…)"


class Issuer(msgspec.Struct, frozen=True, kw_only=True):
    """Another issuer to sign in by."""

    name: str
    label: str


class CameBack(msgspec.Struct, frozen=True, kw_only=True):
    """What the browser brought. ``code`` and ``state`` are secrets."""

    code: str
    state: str
    iss: str = ""

    def __repr__(self) -> str:
        """Show nothing."""
        return "CameBack(…)"


class OidcClient:
    """Asks one backend; one thread at a time. Raises as :class:`Asks` does."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def issuers(self) -> list[Issuer]:
        """Return which other issuers there are."""
        return self._asks.ask("GET", "/sign-in/issuers", list[Issuer])

    def begin(self, issuer: str, redirect_uri: str) -> Started:
        """Begin; the browser comes back to *redirect_uri*, on this machine (RFC 8252)."""
        body = {"issuer": issuer, "redirect_uri": redirect_uri}
        return self._asks.ask("POST", "/sign-in/issuer", Started, body)

    def finish(self, started: Started, back: CameBack) -> SignInAnswer:
        """Go on with what the browser brought."""
        body = {"flow": started.flow, "state": back.state, "code": back.code, "iss": back.iss}
        return self._asks.ask("POST", "/sign-in/issuer/answer", SIGN_IN_ANSWER, body)
