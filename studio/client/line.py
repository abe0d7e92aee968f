"""A WebSocket that ends when it is told to, whatever its reader waits for."""

import contextlib
import socket

from websockets.sync.client import ClientConnection


class Line(ClientConnection):
    """A connection whose reading thread wakes when its socket is closed.

    With TLS a socket may be ready for reading and have nothing to read, such as a new session's
    ticket (RFC 8446, 4.6.1): its reader then waits in the middle of a record, where websockets'
    own call does not reach it, and whoever closes would wait for the other side to say something.
    """

    def close_socket(self) -> None:
        """Close, and end what is read or written meanwhile. Any thread."""
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        super().close_socket()
