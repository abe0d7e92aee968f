"""How a connection to an ingest comes about: asked for, looked up, connected, encrypted."""

import ipaddress
import os
import select
import socket
import ssl
from collections.abc import Callable

from mixer.clock import NS_PER_S, Clock

from .destination import Destination
from .errors import AbandonedError, ClearTextError, PinMismatchError, StalledError
from .pinning import require_pin

SLICE_S = 0.1
"""How often a wait looks whether it is still wanted."""
_SEND_BUFFER_BYTES = 64 << 10
"""Small, so that a stall shows here and not seconds later."""
_CONNECT_TIMEOUT_S = 5.0
_LOCAL_NETWORKS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
"""RFC 1122, 1918, 3927, 4193, 4291."""

Gate = Callable[[str, int, str], None]
"""Told host, port and purpose before a socket opens; raises a ``StudioError`` to forbid it."""


def open_connection(
    destination: Destination,
    *,
    gate: Gate,
    tls: ssl.SSLContext,
    clock: Clock,
    abandoned: Callable[[], bool],
) -> socket.socket:
    """Return a non-blocking connection to *destination*, its certificate verified, its pin kept.

    Raises what the gate raises, ``OSError`` and ``ssl.SSLError`` as the system does,
    :class:`ClearTextError`, :class:`PinMismatchError`, :class:`StalledError`, and
    :class:`AbandonedError` as soon as *abandoned* says so. Only looking up a name may block, for as
    long as the system's resolver.
    """
    gate(destination.host, destination.port, "ingest")
    found = socket.getaddrinfo(destination.host, destination.port, type=socket.SOCK_STREAM)
    if not destination.encrypted and not all(_is_local(entry[4][0]) for entry in found):
        message = (
            f"{destination.host} is not on a local network and rtmp:// is not encrypted; "
            "use rtmps://."
        )
        raise ClearTextError(message)
    failure: Exception = StalledError("The name has no address.")
    for family, kind, protocol, _, address in found:
        deadline = Deadline(clock, _CONNECT_TIMEOUT_S, abandoned)
        connection = socket.socket(family, kind, protocol)
        try:
            _connect(connection, address, deadline)
            if not destination.encrypted:
                return connection
            return _encrypted(connection, destination, tls, deadline)
        except (ssl.SSLError, PinMismatchError):
            connection.close()
            raise
        except (OSError, StalledError) as error:
            connection.close()
            failure = error
        except BaseException:
            connection.close()
            raise
    raise failure


class Deadline:
    """A wait's end, and whether its owner still wants it."""

    def __init__(self, clock: Clock, timeout_s: float, abandoned: Callable[[], bool]) -> None:
        self._clock = clock
        self._end_ns = clock.now_ns() + int(timeout_s * NS_PER_S)
        self._abandoned = abandoned

    def check(self) -> bool:
        """Return True, or raise when the time is over or nobody waits any more."""
        if self._abandoned():
            message = "The connection is no longer wanted."
            raise AbandonedError(message)
        if self._clock.now_ns() >= self._end_ns:
            message = "The ingest does not answer."
            raise StalledError(message)
        return True


def _connect(connection: socket.socket, address: "tuple[object, ...]", deadline: Deadline) -> None:
    connection.setblocking(False)  # noqa: FBT003  # the standard library's own signature
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
    _probe_while_silent(connection)
    try:
        connection.connect(address)
    except BlockingIOError:
        while not wait_for(connection, to_read=False, to_write=True, timeout_s=SLICE_S):
            deadline.check()
    number = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if number:
        raise OSError(number, os.strerror(number))


def _probe_while_silent(connection: socket.socket) -> None:
    """Have the system notice a peer that is gone although nothing is sent to it."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in (("TCP_KEEPIDLE", 4), ("TCP_KEEPINTVL", 1), ("TCP_KEEPCNT", 3)):
        if hasattr(socket, name):  # seconds, seconds, probes: Linux and newer others
            connection.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _encrypted(
    connection: socket.socket, destination: Destination, tls: ssl.SSLContext, deadline: Deadline
) -> ssl.SSLSocket:
    encrypted = tls.wrap_socket(
        connection, server_hostname=destination.host, do_handshake_on_connect=False
    )
    try:
        while deadline.check():
            try:
                encrypted.do_handshake()
            except ssl.SSLWantReadError:
                wait_for(encrypted, to_read=True, to_write=False, timeout_s=SLICE_S)
            except ssl.SSLWantWriteError:
                wait_for(encrypted, to_read=False, to_write=True, timeout_s=SLICE_S)
            else:
                break
        require_pin(encrypted, destination.pin)
    except BaseException:
        encrypted.close()
        raise
    return encrypted


def wait_for(connection: socket.socket, *, to_read: bool, to_write: bool, timeout_s: float) -> bool:
    """Return whether *connection* became ready within *timeout_s*."""
    if to_read and isinstance(connection, ssl.SSLSocket) and connection.pending():
        return True
    readers = [connection] if to_read else []
    writers = [connection] if to_write else []
    return any(select.select(readers, writers, [], timeout_s))


def _is_local(address: object) -> bool:
    parsed = ipaddress.ip_address(str(address).partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    actual = mapped or parsed
    return any(
        actual in network for network in _LOCAL_NETWORKS if network.version == actual.version
    )
