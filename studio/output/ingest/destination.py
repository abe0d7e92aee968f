"""Where an ingest is, without the key that opens it."""

import re
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit

from studio.output.errors import BadDestinationError

_DEFAULT_PORTS = {"rtmp": 1935, "rtmps": 443}
_HOW = "write it as rtmps://host/application and give the key apart from it."
_APPLICATION = re.compile(r"[\w.~+=@-]+(/[\w.~+=@-]+)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Destination:
    """An RTMP(S) application.

    ``application`` may have several parts, and somebody may have pasted a key as the last, so
    neither the representation nor ``label`` shows more than the first. ``pin``: see
    :mod:`.pinning`.
    """

    encrypted: bool
    host: str
    port: int
    application: str = field(repr=False)
    pin: str = ""

    @classmethod
    def parse(cls, url: str, pin: str = "") -> Self:
        """Return the destination that *url* names.

        Raises :class:`BadDestinationError`, whose text repeats nothing of *url*.
        """
        try:
            parts = urlsplit(url.strip())
            host, port = parts.hostname, parts.port
        except ValueError:
            # Not chained: urllib's own text repeats what it could not read.
            message = f"The destination is no URL; {_HOW}"
            raise BadDestinationError(message) from None
        if parts.scheme not in _DEFAULT_PORTS or not host:
            message = f"The destination is neither rtmps:// nor rtmp:// and a host; {_HOW}"
            raise BadDestinationError(message)
        if parts.username or parts.password or parts.query or parts.fragment:
            message = f"The destination holds a password or parameters; {_HOW}"
            raise BadDestinationError(message)
        application = parts.path.strip("/")
        if not _APPLICATION.fullmatch(application):
            message = f"The destination names no application; {_HOW}"
            raise BadDestinationError(message)
        encrypted = parts.scheme == "rtmps"
        return cls(encrypted, host, port or _DEFAULT_PORTS[parts.scheme], application, pin)

    @property
    def address(self) -> str:
        """Host and port, as a person reads them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def label(self) -> str:
        """What may be shown and logged."""
        first, _, more = self.application.partition("/")
        return f"{self._scheme}://{self.address}/{first}{'/…' if more else ''}"

    @property
    def url(self) -> str:
        """The whole URL, for the ingest alone: it asks for it as ``tcUrl``."""
        return f"{self._scheme}://{self.address}/{self.application}"

    @property
    def _scheme(self) -> str:
        return "rtmps" if self.encrypted else "rtmp"
