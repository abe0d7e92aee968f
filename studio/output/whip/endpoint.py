"""Where a WHIP endpoint is, without the token that opens it."""

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urljoin, urlsplit

from studio.output.errors import BadDestinationError

_DEFAULT_PORT = 443
_HOW = "write it as https://host/path and give the key apart from it."
_TARGET = re.compile(r"/[!-~]*", re.ASCII)
_LONGEST_TARGET = 2048


@dataclass(frozen=True, slots=True)
class WhipEndpoint:
    """An HTTPS resource that takes an offer (RFC 9725, section 4.2).

    ``target`` is the path with its query. Some services put a secret into it, so neither the
    representation nor ``label`` shows more of it than that it is there.
    """

    host: str
    port: int
    target: str = field(repr=False)
    pins: tuple[str, ...] = field(default=(), repr=False)
    encrypted: bool = True

    @classmethod
    def parse(cls, url: str, pin: str = "") -> Self:
        """Return the endpoint that *url* names; *pin*: of which keys its certificate must be one.

        Raises :class:`BadDestinationError`, whose text repeats nothing of *url*.
        """
        try:
            parts = urlsplit(url.strip())
            host, port = parts.hostname, parts.port
        except ValueError:
            # Not chained: urllib's own text repeats what it could not read.
            message = f"The destination is no URL; {_HOW}"
            raise BadDestinationError(message) from None
        if parts.scheme != "https" or not host:
            message = f"The destination is not https:// and a host; {_HOW}"
            raise BadDestinationError(message)
        if parts.username or parts.password or parts.fragment:
            message = f"The destination holds a password or a fragment; {_HOW}"
            raise BadDestinationError(message)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if not _TARGET.fullmatch(target) or len(target) > _LONGEST_TARGET or not host.isascii():
            message = f"The destination holds characters that no address has; {_HOW}"
            raise BadDestinationError(message)
        return cls(host, port or _DEFAULT_PORT, target, tuple(pin.split()))

    def follow(self, location: str) -> Self:
        """Return where *location*, a server's answer, leads from here (RFC 9110, 10.2.2).

        Raises :class:`BadDestinationError` for anything but HTTPS.
        """
        try:
            joined = urljoin(self.url, location.strip())
        except ValueError:
            message = "The server answered with an address that is none."
            raise BadDestinationError(message) from None
        return self.parse(joined, " ".join(self.pins))

    @property
    def address(self) -> str:
        """Host and port, as a person reads them, and as HTTP names a host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def label(self) -> str:
        """What may be shown and logged."""
        return f"https://{self.address}/{'…' if self.target != '/' else ''}"

    @property
    def url(self) -> str:
        """The whole URL, for the endpoint alone."""
        return f"https://{self.address}{self.target}"
