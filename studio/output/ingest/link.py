"""One TCP or TLS connection to an ingest that never blocks longer than it is told to."""

import contextlib
import socket
import ssl
import struct

from mixer.clock import Clock

from .connecting import SLICE_S, Deadline, wait_for
from .errors import PeerClosedError, StalledError
from .kernel_queue import undelivered_bytes

_RECEIVE_BYTES = 64 << 10
_CLOSE_TIMEOUT_S = 1.0


class Link:
    """A non-blocking connection; one thread's."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def send_some(self, data: memoryview) -> int:
        """Hand over what the socket takes at once; return how much, 0 for none."""
        try:
            return self._socket.send(data)
        except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            return 0

    def receive(self) -> bytes:
        """Return what has come, nothing when nothing has.

        Raises :class:`PeerClosedError` at the end of the connection.
        """
        try:
            data = self._socket.recv(_RECEIVE_BYTES)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return b""
        except ssl.SSLEOFError:
            data = b""
        if not data:
            message = "The ingest ended the connection."
            raise PeerClosedError(message)
        return data

    def wait(self, *, to_send: bool, timeout_s: float = SLICE_S) -> None:
        """Return when something came, or can be sent, or after *timeout_s*."""
        wait_for(self._socket, to_read=True, to_write=to_send, timeout_s=timeout_s)

    def undelivered_bytes(self) -> int:
        """Return how much the peer's machine has not taken from the kernel; 0 where unknown."""
        return undelivered_bytes(self._socket)

    def close(self, clock: Clock) -> bool:
        """End in order: say that nothing follows and let the peer read it all; at most 1 s.

        Returns whether the peer has closed in its turn, which it does once it has read all.
        """
        deadline = Deadline(clock, _CLOSE_TIMEOUT_S, lambda: False)
        orderly = False
        try:
            if isinstance(self._socket, ssl.SSLSocket):
                # Sends close_notify; the peer's is not waited for.
                with contextlib.suppress(ssl.SSLWantReadError):
                    self._socket.unwrap()
            self._socket.shutdown(socket.SHUT_WR)
            while self.receive() or deadline.check():
                self.wait(to_send=False)
        except PeerClosedError:
            orderly = True
        except (OSError, StalledError):
            # Reset, or silent: what it read of the last second is not known.
            orderly = False
        self._socket.close()
        return orderly

    def abort(self) -> None:
        """End at once by a reset, so that the ingest frees the stream's name."""
        with contextlib.suppress(OSError):
            linger = struct.pack("ii", 1, 0)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self._socket.close()
