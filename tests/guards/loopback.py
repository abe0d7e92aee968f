"""No test reaches anything but this machine, by a socket or by asking for a name."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest

_INTERNET = (socket.AF_INET, socket.AF_INET6)


class OutsideCallError(AssertionError):
    """A test was about to reach another machine."""


def _is_here(host: object) -> bool:
    if host is None or host in ("", "localhost", b"localhost"):
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _is_numeric(host: object) -> bool:
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse, and remember: a test whose code swallows the refusal fails as well."""
    refused: list[str] = []

    def refuse(what: str) -> NoReturn:
        refused.append(what)
        message = f"A test may reach this machine only, not {what}"
        raise OutsideCallError(message)

    def guarded(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: socket.socket, *args: Any) -> Any:  # noqa: ANN401 - hands any through
            # The address is the last argument of each of the guarded methods.
            if self.family in _INTERNET and not _is_here(args[-1][0]):
                refuse(f"{args[-1][0]} by {method.__name__}")
            return method(self, *args)

        return call

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))

    ask = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - likewise
        if not _is_here(host) and not _is_numeric(host):
            if str(host).endswith(".invalid"):  # RFC 6761, 6.4: there is never such a name
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            refuse(f"the name {host!r}")
        return ask(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    if refused:
        pytest.fail("Reached for the outside: " + ", ".join(refused), pytrace=False)
