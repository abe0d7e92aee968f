"""What the kernel still holds of what was handed to a socket."""

import array
import socket
import sys

if sys.platform == "linux":
    import fcntl
    import termios

    def undelivered_bytes(connection: socket.socket) -> int:
        """Return how many bytes the peer's kernel has not acknowledged (tcp(7): SIOCOUTQ)."""
        held = array.array("i", [0])
        fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, held)
        return held[0]

else:

    def undelivered_bytes(connection: socket.socket) -> int:  # noqa: ARG001  # as on Linux
        """Return 0: this system does not say."""
        return 0
