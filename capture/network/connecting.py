"""How a connection to a feed comes about: asked for, looked up, connected, encrypted."""

import socket
import ssl

from capture.errors import CaptureError
from mixer.errors import PassingError, StudioError

from .address import FeedAddress
from .faults import FeedError, Gate, RefusedError, UnresolvedError
from .line import Line
from .local import is_local
from .watch import SLICE_S, Watch

_CONNECT_S = 2.0
PURPOSE = "network-feed"


class Connector:
    """Opens the sockets of feeds, and no others. Any thread.

    Raises :class:`CaptureError` for a *tls* that would take less than it should.
    """

    def __init__(self, gate: Gate, tls: ssl.SSLContext) -> None:
        if tls.minimum_version < ssl.TLSVersion.TLSv1_2 or not (
            tls.check_hostname and tls.verify_mode is ssl.CERT_REQUIRED
        ):
            message = "A feed is reached by TLS 1.2 or later with a verified name, or not at all."
            raise CaptureError(message)
        self._gate = gate
        self._tls = tls

    def ask(self, address: FeedAddress) -> None:
        """Ask the gate. Raises :class:`RefusedError` or :class:`UnresolvedError` with its words."""
        try:
            self._gate(address.host, address.port, PURPOSE, clear=not address.encrypted)
        except PassingError as error:
            raise UnresolvedError(str(error)) from error
        except StudioError as error:
            raise RefusedError(str(error)) from error

    def connect(self, address: FeedAddress, watch: Watch) -> Line:
        """Return a connection to *address*, its certificate and name verified.

        Raises :class:`FeedError` with a sentence, and what *watch* raises. Only looking up a
        name may block longer than the watch allows, for as long as the system's resolver does.
        """
        self.ask(address)
        try:
            return self._open(address, watch)
        except CaptureError:
            raise
        except ssl.SSLError as error:
            raise FeedError(_tls_fault(address, error)) from error
        except (OSError, UnicodeError) as error:
            message = (
                f"{address.origin} does not answer; switch the camera on, "
                "or correct the address in the show."
            )
            raise FeedError(message) from error

    def _open(self, address: FeedAddress, watch: Watch) -> Line:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
        if not address.encrypted and not all(is_local(str(entry[4][0])) for entry in found):
            message = (
                f"{address.origin} is not on a local network and would be reached unencrypted; "
                "use TLS."
            )
            raise RefusedError(message)
        failure = OSError("The name has no address.")
        for family, kind, protocol, _, place in found:
            watch.check()
            connection = socket.socket(family, kind, protocol)
            try:
                connection.settimeout(_CONNECT_S)
                connection.connect(place)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                if address.encrypted:
                    connection = self._encrypt(connection, address.host, watch)
                return Line(connection, watch)
            except ssl.SSLError:
                connection.close()
                raise
            except OSError as error:
                connection.close()
                failure = error
            except BaseException:
                connection.close()
                raise
        raise failure

    def _encrypt(self, connection: socket.socket, host: str, watch: Watch) -> ssl.SSLSocket:
        encrypted = self._tls.wrap_socket(
            connection, server_hostname=host, do_handshake_on_connect=False
        )
        encrypted.settimeout(SLICE_S)
        try:
            while True:
                watch.check()
                try:
                    encrypted.do_handshake()
                except TimeoutError:
                    continue
                return encrypted
        except BaseException:
            encrypted.close()
            raise


def _tls_fault(address: FeedAddress, error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"The certificate of {address.origin} is not to be trusted "
            f"({error.verify_message or error.reason}); give the camera a valid one."
        )
    return f"{address.origin} offers no TLS of version 1.2 or later; update the camera."
