"""What an issuer says of itself, and its keys; OpenID Connect Discovery 1.0."""

from dataclasses import dataclass
from typing import Any, Final, NoReturn

from studio.backend.accounts.errors import ProviderError
from studio.backend.accounts.outside import Outside
from studio.backend.moment import HOUR_NS, MINUTE_NS, Now

from .provider import OidcProvider

PURPOSE: Final = "sign-in"
_KEPT_NS: Final = 12 * HOUR_NS
_SOONEST_NS: Final = MINUTE_NS
"""A token that names a key nobody knows makes the keys be fetched anew, so often and no more."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """An issuer's places. ``says_issuer``: it names itself beside a code (RFC 9207)."""

    authorization_url: str
    token_url: str
    keys_url: str
    says_issuer: bool
    fetched_ns: int


@dataclass(frozen=True, slots=True)
class Keys:
    """An issuer's keys (RFC 7517), as they were fetched."""

    keys: tuple[dict[str, Any], ...]
    fetched_ns: int


class Issuer:
    """One issuer, asked when needed. Any thread: two at once ask twice, and no harm is done."""

    def __init__(self, provider: OidcProvider, outside: Outside, now: Now) -> None:
        self.provider = provider
        self._outside = outside
        self._now = now
        self._metadata: Metadata | None = None
        self._keys: Keys | None = None

    def metadata(self) -> Metadata:
        """Return what it says of itself. Raises :class:`ProviderError`."""
        kept = self._metadata
        if kept is None or self._now() - kept.fetched_ns > _KEPT_NS:
            kept = self._metadata = self._fetch_metadata()
        return kept

    def keys(self, key_id: str) -> tuple[dict[str, Any], ...]:
        """Return its keys called *key_id*, fetched anew when there is none.

        Raises :class:`ProviderError`.
        """
        kept = self._keys
        age_ns = self._now() - kept.fetched_ns if kept else _KEPT_NS + 1
        found = _called(kept, key_id)
        if age_ns > _KEPT_NS or (not found and age_ns >= _SOONEST_NS):
            kept = self._keys = self._fetch_keys()
            found = _called(kept, key_id)
        return found

    def exchange(self, code: str, verifier: str, redirect_uri: str) -> str:
        """Return the ID token that *code* stands for. Raises :class:`ProviderError`."""
        provider = self.provider
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": provider.client_id,
            "code_verifier": verifier,
        }
        if provider.client_secret is not None:
            form["client_secret"] = provider.client_secret.reveal()
        told = self._outside.ask(self.metadata().token_url, PURPOSE, form)
        token = told.get("id_token")
        if not isinstance(token, str):
            self._strange("gives no ID token")
        return token

    def _fetch_metadata(self) -> Metadata:
        told = self._outside.ask(self.provider.metadata_url, PURPOSE)
        if told.get("issuer") != self.provider.issuer:
            self._strange("says that it is another")
        places = [
            told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
        ]
        if not all(isinstance(place, str) and place.startswith("https://") for place in places):
            self._strange("names no place reached by https://")
        authorization_url, token_url, keys_url = map(str, places)
        says_issuer = told.get("authorization_response_iss_parameter_supported") is True
        return Metadata(authorization_url, token_url, keys_url, says_issuer, self._now())

    def _fetch_keys(self) -> Keys:
        told = self._outside.ask(self.metadata().keys_url, PURPOSE).get("keys")
        if not isinstance(told, list):
            self._strange("gives no keys")
        return Keys(tuple(key for key in told if isinstance(key, dict)), self._now())

    def _strange(self, fault: str) -> NoReturn:
        message = f"{self.provider.label} {fault}; sign in another way, and tell an admin."
        raise ProviderError(message)


def _called(keys: Keys | None, key_id: str) -> tuple[dict[str, Any], ...]:
    return tuple(key for key in keys.keys if key.get("kid") == key_id) if keys else ()
