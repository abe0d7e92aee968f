"""HTTPS to other services: TLS 1.2 or newer with a verified name, past a gate, of bounded size."""

import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import requests
from requests.adapters import HTTPAdapter

from mixer.errors import StudioError
from studio.backend.errors import StoreError

from .errors import ProviderError

Gate = Callable[[str, int, str], None]
"""Told host, port and purpose before a socket opens; raises a ``StudioError`` to forbid it."""
_TIMEOUTS_S: Final = (5.0, 10.0)
_MOST_BYTES: Final = 1 << 20
_CHUNK_BYTES: Final = 1 << 16


class Outside:
    """Asks other services for JSON. Any thread; no proxy, no redirect, nothing kept between two.

    Raises :class:`StoreError` when *ca_file* holds no authority.
    """

    def __init__(self, gate: Gate, ca_file: Path | None = None) -> None:
        self._gate = gate
        # The system's authorities are many, and read once somebody else is asked.
        self._context = None if ca_file is None else tls_context(ca_file)

    def ask(self, url: str, purpose: str, form: Mapping[str, str] | None = None) -> dict[str, Any]:
        """Return the JSON object at *url*; *form* is posted, if given.

        Raises :class:`ProviderError`, whose text repeats nothing that was sent.
        """
        parts = urlsplit(url)
        if parts.scheme != "https" or not parts.hostname:
            message = "Another service is asked by https:// alone; correct its address."
            raise ProviderError(message)
        try:
            self._gate(parts.hostname, parts.port or 443, purpose)
        except StudioError as error:
            message = f"{parts.hostname} may not be asked; let an admin allow the vendor."
            raise ProviderError(message) from error
        context = self._context = self._context or tls_context(None)
        try:
            with requests.Session() as session:
                session.trust_env = False
                session.mount("https://", _Adapter(context))
                with session.request(
                    "GET" if form is None else "POST",
                    url,
                    data=form,
                    headers={"Accept": "application/json"},
                    timeout=_TIMEOUTS_S,
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    return _object_of(answer, parts.hostname)
        except requests.RequestException as error:
            message = f"{parts.hostname} does not answer ({type(error).__name__}); try again later."
            raise ProviderError(message) from None


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Return a context that verifies names. Raises :class:`StoreError`."""
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        message = f"{ca_file} holds no certificate authority; name a PEM file."
        raise StoreError(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _object_of(answer: requests.Response, host: str) -> dict[str, Any]:
    body = bytearray()
    for part in answer.iter_content(_CHUNK_BYTES):
        body += part
        if len(body) > _MOST_BYTES:
            message = f"{host} answers with more than it should."
            raise ProviderError(message)
    if not answer.ok or answer.is_redirect:
        message = f"{host} refuses ({answer.status_code}); begin again."
        raise ProviderError(message)
    try:
        told = msgspec.json.decode(bytes(body))
    except msgspec.DecodeError:
        told = None
    if not isinstance(told, dict):
        message = f"{host} answers with something else than it should."
        raise ProviderError(message)
    return told


class _Adapter(HTTPAdapter):
    """Uses one context, whatever the environment says of authorities."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Hand the context to urllib3."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def cert_verify(self, *_args: Any, **_kwargs: Any) -> None:  # noqa: ANN401  # as requests has it
        """Leave verifying to the context: requests would load authorities of its own into it."""
