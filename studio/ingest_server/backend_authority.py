"""The backend as the authority, over HTTP: on this machine, or by TLS 1.2 and newer."""

import http.client
import json
import ssl
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from studio.secrets import Secret

from .authority import AuthorityError, Grant
from .errors import IngestServerError

TIMEOUT_S: Final = 2.0
_MOST_BYTES: Final = 256 << 10
_HERE: Final = {"127.0.0.1", "::1", "localhost"}
_OK: Final = range(200, 300)
_REFUSED: Final = 403


class BackendAuthority:
    """Asks with the token that this ingest server was registered with.

    One connection for who wants to publish and one for what is published already, so that neither
    waits for the other. Raises :class:`IngestServerError` for an address that it does not take.
    """

    def __init__(self, asking: "_Line", watching: "_Line") -> None:
        self._asking, self._watching = asking, watching

    @classmethod
    def at(cls, url: str, token: Secret, ca_file: Path | None = None) -> Self:
        """Return the authority at *url*: ``https://host[:port]``, or ``http`` on this machine."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port, parts = "", None, urlsplit("")
        if not host or parts.username or parts.path.strip("/") or parts.query or parts.fragment:
            message = "The backend's address is more or less than a host; write https://host."
            raise IngestServerError(message)
        if parts.scheme == "http" and host in _HERE:
            context = None
        elif parts.scheme == "https":
            context = _context(ca_file)
        else:
            message = "A backend on another machine is asked by https:// alone."
            raise IngestServerError(message)
        return cls(_Line(host, port, context, token), _Line(host, port, context, token))

    def authorize(self, application: str, name: str) -> Grant | None:
        """As the Protocol says."""
        told = self._asking.ask("/ingest/publish", {"application": application, "name": name})
        if told is None:
            return None
        grant, audience = told.get("grant"), told.get("audience")
        if not isinstance(grant, str) or not isinstance(audience, bool):
            message = "The backend answers with something else than it should; update it."
            raise AuthorityError(message)
        return Grant(grant, audience)

    def ended(self, grants: Sequence[str]) -> frozenset[str]:
        """As the Protocol says."""
        told = self._watching.ask("/ingest/standing", {"grants": list(grants)})
        ended = None if told is None else told.get("ended")
        if not isinstance(ended, list):
            message = "The backend answers with something else than it should; update it."
            raise AuthorityError(message)
        return frozenset(each for each in ended if isinstance(each, str))

    def heartbeat(self, publishing: int) -> None:
        """As the Protocol says."""
        self._watching.ask("/ingest/heartbeat", {"is_well": True, "publishing": publishing})

    def close(self) -> None:
        """As the Protocol says."""
        self._asking.close()
        self._watching.close()


class _Line:
    """One connection, opened when it is needed; one thread's."""

    def __init__(
        self, host: str, port: int | None, context: ssl.SSLContext | None, token: Secret
    ) -> None:
        self._token = token
        self._connection = (
            http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
            if context is None
            else http.client.HTTPSConnection(host, port, timeout=TIMEOUT_S, context=context)
        )

    def ask(self, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        """Return the answer; None when it is no. Raises :class:`AuthorityError`."""
        try:
            try:
                return self._answer(path, body)
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                # The other side let go of a connection that was idle.
                self._connection.close()
                return self._answer(path, body)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._connection.close()
            message = f"The backend does not answer ({type(error).__name__})."
            raise AuthorityError(message) from error

    def _answer(self, path: str, body: dict[str, Any]) -> dict[str, Any] | None:
        headers = {
            "Authorization": f"Bearer {self._token.reveal()}",
            "Content-Type": "application/json",
        }
        self._connection.request("POST", path, json.dumps(body), headers)
        answer = self._connection.getresponse()
        text = answer.read(_MOST_BYTES)
        if answer.status == _REFUSED:
            return None
        if answer.status not in _OK:
            message = f"The backend cannot say now ({answer.status})."
            raise AuthorityError(message)
        told = json.loads(text) if text else {}
        return told if isinstance(told, dict) else {}

    def close(self) -> None:
        self._connection.close()


def _context(ca_file: Path | None) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        message = f"{ca_file} holds no certificate authority; name a PEM file."
        raise IngestServerError(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
