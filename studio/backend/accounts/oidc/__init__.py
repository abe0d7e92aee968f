"""Signing in by another issuer: OpenID Connect, code and PKCE, in the system's browser."""

from .flow import FLOWS, OidcSignIn, Started
from .provider import OidcProvider, google, microsoft

__all__ = ["FLOWS", "OidcProvider", "OidcSignIn", "Started", "google", "microsoft"]
