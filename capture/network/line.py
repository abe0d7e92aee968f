"""A connection of our own, read with a watch in hand."""

import io
import socket
import ssl
from typing import TYPE_CHECKING, Self

from .watch import SLICE_S, Watch

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_SEND_S = 2.0


class Line(io.RawIOBase):
    """Bytes from a socket that is ours. The thread that reads it.

    Every wait ends when the watch says so, however slowly the other side drips.
    """

    def __init__(self, connection: socket.socket, watch: Watch) -> None:
        super().__init__()
        self._socket = connection
        self._watch = watch

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill *buffer* with what has come, at least a byte; 0 at the end.

        Raises what the watch raises, and OSError.
        """
        view = memoryview(buffer)
        self._socket.settimeout(SLICE_S)
        while True:
            self._watch.check()
            try:
                return self._socket.recv_into(view)
            except TimeoutError:
                continue

    def send(self, data: bytes) -> None:
        """Send all of *data*. Raises OSError, also when it does not go in time."""
        self._socket.settimeout(_SEND_S)
        self._socket.sendall(data)

    def fileno(self) -> int:
        """Return the descriptor to wait for."""
        return self._socket.fileno()

    @property
    def pending(self) -> bool:
        """Whether something is there that waiting for the descriptor would not tell."""
        return isinstance(self._socket, ssl.SSLSocket) and bool(self._socket.pending())

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return it buffered, as the standard library's HTTP wants it."""
        return io.BufferedReader(self)

    def hang_up(self) -> None:
        """Close the connection; a reader that still holds this gets nothing more."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.hang_up()
