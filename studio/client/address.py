"""Where a backend is, and what guards the way there, whatever is spoken."""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol, Self
from urllib.parse import urlsplit

from .errors import ClientError

CONNECT_TIMEOUT_S: Final = 5.0
READ_TIMEOUT_S: Final = 30.0
_LOOPBACK: Final = {"127.0.0.1", "::1", "localhost"}
_HOW: Final = "write it as https://host"
Gate = Callable[[str, int, str], None]
"""Told host, port and purpose before a socket opens; raises a ``StudioError`` to forbid it."""


class Revealable(Protocol):
    """A secret: its text comes out by this one method."""

    def reveal(self) -> str:
        """Return the text."""
        ...


@dataclass(frozen=True, slots=True)
class BackendAddress:
    """Where a backend is."""

    encrypted: bool
    host: str
    port: int

    @classmethod
    def parse(cls, url: str) -> Self:
        """Return the address that *url* names. Raises :class:`ClientError`, repeating no URL."""
        try:
            parts = urlsplit(url.strip())
            host, port = parts.hostname, parts.port
        except ValueError:
            message = f"The backend's address is no URL; {_HOW}."
            raise ClientError(message) from None
        if not host or parts.username or parts.path.strip("/") or parts.query or parts.fragment:
            message = f"The backend's address is more or less than a host; {_HOW}."
            raise ClientError(message)
        if parts.scheme == "http" and host in _LOOPBACK:
            return cls(encrypted=False, host=host, port=port or 80)
        if parts.scheme != "https":
            message = f"A backend on another machine is reached by https:// alone; {_HOW}."
            raise ClientError(message)
        return cls(encrypted=True, host=host, port=port or 443)

    @property
    def url(self) -> str:
        """Scheme, host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.encrypted else 'http'}://{host}:{self.port}"


def tls_context(ca_file: Path | None) -> ssl.SSLContext:
    """Return what verifies names and speaks TLS 1.2 and newer. Raises :class:`ClientError`."""
    try:
        context = ssl.create_default_context(cafile=None if ca_file is None else str(ca_file))
    except (OSError, ssl.SSLError) as error:
        message = f"{ca_file} holds no certificate authority; name a PEM file."
        raise ClientError(message) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
