"""A second factor set up at a backend: before one is in, by a ticket, or once one is."""

import msgspec

from .accounts import SignedIn, plain
from .asks import Asks


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator is set up with: typed, or as a square code of ``uri``. A secret."""

    secret: str
    uri: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "Offer(…)"


class _Codes(msgspec.Struct, frozen=True, kw_only=True):
    recovery_codes: tuple[str, ...]


class SecondFactorClient:
    """Asks one backend; one thread at a time. Raises as :class:`Asks` does."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    def offer(self, code: str) -> Offer:
        """Return a new secret; *code*: of the second factor that one has, '' without one."""
        return self._asks.ask("POST", "/me/second-factor", Offer, {"code": plain(code)})

    def confirm(self, code: str) -> tuple[str, ...]:
        """Give the offered secret's first code; return the recovery codes, told this once."""
        body = {"code": plain(code)}
        return self._asks.ask("POST", "/me/second-factor/code", _Codes, body).recovery_codes

    def offer_by_ticket(self, ticket: str) -> Offer:
        """Return a new secret for who is to have one before being in."""
        return self._asks.ask("POST", "/sign-in/second-factor", Offer, {"ticket": ticket})

    def enrol(self, ticket: str, code: str) -> SignedIn:
        """Give its first code, and be in; the recovery codes come along."""
        body = {"ticket": ticket, "code": plain(code)}
        return self._asks.ask("POST", "/sign-in/second-factor/code", SignedIn, body)
