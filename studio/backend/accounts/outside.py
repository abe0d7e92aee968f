"""HTTPS to other services: TLS 1.2 or newer with a verified name, past a gate, of bounded size."""

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mixer.errors import StudioError
from studio.backend.errors import StoreError
from studio.backend.way_out import Gate

from .errors import ProviderError

__all__ = ["Gate", "Outside", "tls_context"]


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
        # The first one loads much, which the backend that comes along never needs.
        from .https import ask_https  # noqa: PLC0415  # see above

        return ask_https(url, parts.hostname, context, form)


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Return a context that verifies names. Raises :class:`StoreError`."""
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        message = f"{ca_file} holds no certificate authority; name a PEM file."
        raise StoreError(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
