"""A session at one backend: asked with its access token, which is renewed before it ends."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from studio.client import BackendAddress, RefusedError
from studio.client.accounts import AccountsClient, Tokens
from studio.client.address import Gate
from studio.client.events import EventsClient
from studio.client.oidc import OidcClient
from studio.client.second_factor import SecondFactorClient

_EARLY_NS: Final = 30_000_000_000
_NOT_SIGNED_IN: Final = 401
T = TypeVar("T")


class _Bearer:
    """The token of the moment."""

    def __init__(self) -> None:
        self.text = ""

    def reveal(self) -> str:
        return self.text


class Session:
    """One thread. What is asked is in ``studio.client``, by domain; this is how it is asked.

    *kept* hears each refresh token, as the one before is good no more. Raises as
    ``studio.client.asks.Asks`` does.
    """

    def __init__(
        self,
        address: str,
        gate: Gate,
        ca_file: Path | None,
        kept: Callable[[Tokens], None] = lambda _: None,
    ) -> None:
        # Much is loaded by these, which no window has to wait for.
        from studio.client.asking import JsonHttp  # noqa: PLC0415  # see above
        from studio.client.http import BackendHttp  # noqa: PLC0415  # see above

        self.address = address
        self._bearer = _Bearer()
        self._http = JsonHttp(
            BackendHttp(BackendAddress.parse(address), self._bearer, gate, ca_file)
        )
        self._kept = kept
        self._refresh = ""
        self._access_until_ns = 0
        self.accounts = AccountsClient(self)
        self.oidc = OidcClient(self)
        self.second_factor = SecondFactorClient(self)
        self.events = EventsClient(self)

    def use_secret(self, secret: str) -> None:
        """Ask as the owner of a backend that comes along: its launch's secret never ends."""
        self._bearer.text, self._refresh = secret, ""

    def use_tokens(self, tokens: Tokens) -> None:
        """Ask with *tokens* from now on, and keep them."""
        self._bearer.text, self._refresh = tokens.access, tokens.refresh
        self._access_until_ns = tokens.access_until_ns
        self._kept(tokens)

    def resume(self, refresh: str) -> None:
        """Go on with a session that was kept."""
        self._refresh = refresh
        self._renew()

    @property
    def bearer(self) -> str:
        """The token of the moment, as it is; a secret. Any thread."""
        return self._bearer.text

    def lasting_bearer(self) -> str:
        """Return the token once it lasts for half a minute; a secret."""
        return self._fresh(lambda: self._bearer.text)

    def ask(self, method: str, path: str, kind: type[T], body: object = None) -> T:
        """Return the answer, of *kind*, to *body*."""
        return self._fresh(lambda: self._http.ask(method, path, kind, body))

    def tell(self, method: str, path: str, body: object = None) -> None:
        """Have it done; the answer is of no matter."""
        self._fresh(lambda: self._http.tell(method, path, body))

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def _fresh(self, work: Callable[[], T]) -> T:
        """Do *work* with a token that lasts; once more with another where it was out already."""
        if self._refresh and time.time_ns() > self._access_until_ns - _EARLY_NS:
            self._renew()
        try:
            return work()
        except RefusedError as error:
            if error.status != _NOT_SIGNED_IN or not self._refresh:
                raise
            self._renew()
            return work()

    def _renew(self) -> None:
        # Not by the session's own: that would renew what it renews by.
        self.use_tokens(AccountsClient(self._http).renew(self._refresh))
