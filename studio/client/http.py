"""HTTP to the backend: TLS 1.2 or newer with a verified name, or this very machine."""

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from .address import (
    CONNECT_TIMEOUT_S,
    READ_TIMEOUT_S,
    BackendAddress,
    Gate,
    Revealable,
    tls_context,
)
from .errors import RefusedError


class _TlsAdapter(HTTPAdapter):
    """Uses one context, whatever the environment says of authorities."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Hand the context to urllib3."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Leave verifying to the context: requests would load authorities of its own into it."""


class BackendHttp:
    """Asks one backend. One thread at a time. *gate* is asked before each request.

    Raises :class:`ClientError` when *ca_file* holds no authority.
    """

    def __init__(
        self, address: BackendAddress, token: Revealable, gate: Gate, ca_file: Path | None = None
    ) -> None:
        self._address = address
        self._token = token
        self._gate = gate
        self._session = requests.Session()
        # Neither a proxy, nor a .netrc, nor REQUESTS_CA_BUNDLE: what is spoken to is what was said.
        self._session.trust_env = False
        self._session.mount("https://", _TlsAdapter(tls_context(ca_file)))

    def ask(
        self,
        method: str,
        path: str,
        *,
        purpose: str,
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        stream: bool = False,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> requests.Response:
        """Return the answer, which is no refusal.

        Raises :class:`RefusedError`, what the gate raises, and ``requests.RequestException``
        where the network fails.
        """
        self._gate(self._address.host, self._address.port, purpose)
        answer = self._session.request(
            method,
            self._address.url + path,
            headers={"Authorization": f"Bearer {self._token.reveal()}", **(headers or {})},
            data=data,
            timeout=(CONNECT_TIMEOUT_S, read_timeout_s),
            # A redirect could leave the region, and take the token along.
            allow_redirects=False,
            stream=stream,
        )
        if not answer.ok or answer.is_redirect:
            with answer:
                raise RefusedError(answer.status_code, *_told(answer))
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()


def _told(answer: requests.Response) -> tuple[str, str]:
    """Return the sentence and the code of a refusal, '' for what is not there."""
    try:
        told = answer.json()
    except requests.JSONDecodeError:
        return "", ""
    found = [told.get(name) if isinstance(told, dict) else None for name in ("detail", "code")]
    detail, code = (each if isinstance(each, str) else "" for each in found)
    return detail, code
