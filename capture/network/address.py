"""Where a feed is, taken apart; and how to name it without giving a secret away."""

from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urljoin, urlsplit

from capture.errors import CaptureError

_PORTS = {"http": 80, "https": 443, "rtsp": 554, "rtsps": 322, "udp": 0}
"""RFC 9110, 4.2; RFC 7826, 22.14."""
_ENCRYPTED = {"https", "rtsps"}
# RFC 3986, 3.3: what may stand in a path or query as it is; a percent sign is an escape already.
_SAFE = "%/:@!$&'()*+,;=~?[]"


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """A feed's place. ``target`` is path and query, which may hold a token: never shown."""

    scheme: str
    host: str
    port: int
    target: str = field(repr=False)
    user: str = field(repr=False, default="")
    password: str = field(repr=False, default="")

    @property
    def encrypted(self) -> bool:
        """Whether it is reached by TLS."""
        return self.scheme in _ENCRYPTED

    @property
    def authority(self) -> str:
        """Host and port as they stand in a URL."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: all of it that may be shown."""
        return f"{self.scheme}://{self.authority}"

    def moved(self, location: str) -> "FeedAddress":
        """Return where a redirect to *location* leads. Raises :class:`CaptureError`."""
        return parse_feed(urljoin(f"{self.origin}{self.target}", location))


def parse_feed(url: str) -> FeedAddress:
    """Return *url* taken apart. Raises :class:`CaptureError` that says what is wrong with it.

    ``udp://:5000`` and ``udp://@:5000`` listen on this machine alone.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        host = _ascii(parts.hostname or "")
    except ValueError as error:
        message = "The feed's URL cannot be read; write it like rtsp://192.168.1.20:554/stream."
        raise CaptureError(message) from error
    if parts.scheme not in _PORTS:
        message = (
            f"A feed begins with {', '.join(f'{name}://' for name in _PORTS)}; "
            f'"{parts.scheme[:20]}" is none of them.'
        )
        raise CaptureError(message)
    if parts.scheme == "udp":
        host = host or "127.0.0.1"
    if not host or (parts.scheme == "udp" and not port):
        message = f"The feed's URL names no {'port' if host else 'host'}; add it."
        raise CaptureError(message)
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE)
    return FeedAddress(
        parts.scheme,
        host,
        port or _PORTS[parts.scheme],
        target,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _ascii(host: str) -> str:
    # An IPv6 zone or address is ASCII as it is, and no name for the codec.
    return host if host.isascii() else host.encode("idna").decode("ascii")
