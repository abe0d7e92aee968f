"""What is believed of an ID token."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claims:
    """Who an issuer says that it is; nothing else of a token is used."""

    issuer: str
    subject: str
