"""Asking a backend in JSON over HTTP, and what a failing network is called."""

from typing import Final, TypeVar

import msgspec
import requests

from .errors import ClientError
from .http import BackendHttp

PURPOSE: Final = "backend"
_ONLY_READS: Final = frozenset({"GET", "HEAD"})
_CHANGED: Final = "The backend speaks another version's language; update the studio."
T = TypeVar("T")


class JsonHttp:
    """``Asks`` by *http*, with its token as it is."""

    def __init__(self, http: BackendHttp) -> None:
        self._http = http

    def ask(self, method: str, path: str, kind: type[T], body: object = None) -> T:
        """Return the answer, of *kind*, to *body*."""
        try:
            return msgspec.json.decode(self._send(method, path, body), type=kind)
        except msgspec.DecodeError:
            # The cause could carry a piece of a token along.
            raise ClientError(_CHANGED) from None

    def tell(self, method: str, path: str, body: object = None) -> None:
        """Have it done; the answer is of no matter."""
        self._send(method, path, body)

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def _send(self, method: str, path: str, body: object) -> bytes:
        data = None if body is None else msgspec.json.encode(body)
        headers = {"Content-Type": "application/json"} if data is not None else {}
        if method not in _ONLY_READS:
            # The other side lets go of a connection that was idle, and whether it has done what was
            # sent over one that broke nobody knows: so this goes over a new one, and once.
            self._http.close()
        try:
            try:
                answer = self._http.ask(method, path, purpose=PURPOSE, headers=headers, data=data)
            except requests.ConnectionError:
                if method not in _ONLY_READS:
                    raise
                answer = self._http.ask(method, path, purpose=PURPOSE, headers=headers, data=data)
            with answer:
                return answer.content
        except requests.RequestException as error:
            # The type alone: requests' texts hold the URL and more.
            message = (
                f"The backend does not answer ({type(error).__name__}); look at the network and "
                "try again."
            )
            raise ClientError(message) from error
