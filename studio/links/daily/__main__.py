"""``python -m studio.links.daily``: standard input is one end of a pair of sockets."""

import logging
import os
import signal
import socket
import sys
from typing import Final

from mixer.clock import MonotonicClock

from .sdk import SDK
from .serving import serve

_STDIN: Final = 0


def main() -> None:
    """Stay in one room until the talk link wants no more, or has gone."""
    # Ctrl-C is the supervisor's; the library's own log shows rooms and people.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    serve(socket.socket(fileno=os.dup(_STDIN)), SDK, MonotonicClock())


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    # The library hangs and aborts where an interpreter ends while it joins.
    os._exit(0)
