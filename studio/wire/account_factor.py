"""Setting up a second factor: what a client asks for, and what it alone is told."""

import msgspec

from .command import Command


class OfferFactor(Command, tag="offer-factor", frozen=True):
    """Ask for a secret for an authenticator; :class:`FactorOffered` comes before the answer.

    ``code``: of the authenticator that one has already, or a recovery code; '' without one. A
    secret.
    """

    code: str = ""

    def __repr__(self) -> str:
        """Show nothing."""
        return "OfferFactor(…)"


class ConfirmFactor(Command, tag="confirm-factor", frozen=True):
    """Give the offered secret's first code; :class:`RecoveryCodes` come before the answer.

    A secret. Where signing in waited for it, one is in then.
    """

    code: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "ConfirmFactor(…)"


class FactorOffered(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="factor"):
    """What an authenticator is set up with, for who asked alone. A secret.

    ``secret`` is typed, in base32; ``uri`` is read from a square code.
    """

    secret: str
    uri: str

    def __repr__(self) -> str:
        """Show nothing."""
        return "FactorOffered(…)"


class RecoveryCodes(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="recovery"):
    """Each good once, in case the authenticator is lost; told this once. Secrets."""

    codes: tuple[str, ...]

    def __repr__(self) -> str:
        """Show nothing."""
        return "RecoveryCodes(…)"
