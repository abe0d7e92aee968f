"""A session at one backend: asked with its access token, which is renewed before it ends."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import requests

from studio.client import BackendAddress, RefusedError
from studio.client.http import BackendHttp, Gate

from .answers import TokensAnswer
from .errors import AccountError

PURPOSE: Final = "backend"
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
    """One thread. *kept* hears each refresh token, as the one before is good no more.

    Raises :class:`AccountError` where the network fails, ``RefusedError`` with the backend's
    reason, and what the gate raises.
    """

    def __init__(
        self,
        address: str,
        gate: Gate,
        ca_file: Path | None,
        kept: Callable[[TokensAnswer], None] = lambda _: None,
    ) -> None:
        self.address = address
        self._bearer = _Bearer()
        self._http = BackendHttp(BackendAddress.parse(address), self._bearer, gate, ca_file)
        self._kept = kept
        self._refresh = ""
        self._access_until_ns = 0

    def use_secret(self, secret: str) -> None:
        """Ask as the owner of a backend that comes along: its launch's secret never ends."""
        self._bearer.text, self._refresh = secret, ""

    def use_tokens(self, tokens: TokensAnswer) -> None:
        """Ask with *tokens* from now on, and keep them."""
        self._bearer.text, self._refresh = tokens.access, tokens.refresh
        self._access_until_ns = tokens.access_until_ns
        self._kept(tokens)

    def resume(self, refresh: str) -> None:
        """Go on with a session that was kept."""
        self._refresh = refresh
        self._renew()

    @property
    def access(self) -> str:
        """The token of the moment, renewed where it is about to end; a secret."""
        if self._refresh and time.time_ns() > self._access_until_ns - _EARLY_NS:
            self._renew()
        return self._bearer.text

    @property
    def bearer(self) -> str:
        """The token of the moment, as it is; a secret. Any thread."""
        return self._bearer.text

    def get(self, path: str, kind: type[T]) -> T:
        """Return what *path* answers."""
        return self._decoded(self._ask("GET", path), kind)

    def post(self, path: str, body: object, kind: type[T]) -> T:
        """Return what the answer to *body* is."""
        return self._decoded(self._ask("POST", path, body), kind)

    def tell(self, method: str, path: str) -> None:
        """Have it done; the answer is of no matter."""
        self._ask(method, path)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def _ask(self, method: str, path: str, body: object = None) -> bytes:
        _ = self.access
        try:
            return self._send(method, path, body)
        except RefusedError as error:
            if error.status != _NOT_SIGNED_IN or not self._refresh:
                raise
            self._renew()
            return self._send(method, path, body)

    def _send(self, method: str, path: str, body: object = None) -> bytes:
        data = None if body is None else msgspec.json.encode(body)
        headers = {"Content-Type": "application/json"} if data is not None else {}
        try:
            try:
                answer = self._http.ask(method, path, purpose=PURPOSE, headers=headers, data=data)
            except requests.ConnectionError:
                # The other side lets go of a connection that was idle.
                answer = self._http.ask(method, path, purpose=PURPOSE, headers=headers, data=data)
            with answer:
                return answer.content
        except requests.RequestException as error:
            # The type alone: requests' texts hold the URL and more.
            message = (
                f"The backend does not answer ({type(error).__name__}); look at the network and "
                "try again."
            )
            raise AccountError(message) from error

    def _renew(self) -> None:
        body = {"refresh": self._refresh}
        self.use_tokens(self._decoded(self._send("POST", "/session/renewal", body), TokensAnswer))

    def _decoded(self, text: bytes, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(text, type=kind)
        except msgspec.DecodeError as error:
            message = "The backend speaks another version's language; update the studio."
            raise AccountError(message) from error
