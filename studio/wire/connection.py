"""A blocking client of the control socket, for command line, supervisor and window."""

import itertools
import select
import socket
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from .codec import encode, event_decoder
from .commands import AnyCommand, Request
from .errors import NotRunningError, RefusedError, WireError
from .events import AnyEvent, Done, Ending, Refused
from .state import Snapshot

CONNECT_TIMEOUT_S = 5.0
_READ_BYTES = 1 << 16


class Connection:
    """One client. Not for two threads at once, except :meth:`send`, which one other may call."""

    def __init__(self, sock: socket.socket, now: Callable[[], float] = time.monotonic) -> None:
        self._socket = sock
        self._now = now
        self._decoder = event_decoder()
        self._events: deque[AnyEvent] = deque()
        self._ids = itertools.count(1)

    @classmethod
    def open(cls, path: Path, timeout_s: float = CONNECT_TIMEOUT_S) -> "Connection":
        """Connect to the engine whose control socket is *path*.

        Raises :class:`NotRunningError` when nobody listens there.
        """
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.settimeout(timeout_s)
        try:
            sock.connect(str(path))
        except OSError as error:
            sock.close()
            text = "No studio is running here; start one with `python -m studio run SHOW.toml`."
            raise NotRunningError(text) from error
        return cls(sock)

    def fileno(self) -> int:
        """Return the descriptor, for select and its like."""
        return self._socket.fileno()

    def send(self, command: AnyCommand) -> int:
        """Send *command*; return the id under which Done or Refused will name it."""
        request_id = next(self._ids)
        try:
            self._socket.sendall(encode(Request(request_id, command)))
        except OSError as error:
            raise _lost() from error
        return request_id

    def receive(self, timeout_s: float) -> AnyEvent | None:
        """Return the next event; None when none came within *timeout_s*.

        Raises :class:`WireError` when the engine has gone.
        """
        deadline = self._now() + timeout_s
        while not self._events:
            readable, _, _ = select.select([self._socket], [], [], max(0.0, deadline - self._now()))
            if not readable:
                return None
            try:
                data = self._socket.recv(_READ_BYTES)
            except OSError as error:
                raise _lost() from error
            if not data:
                raise _lost()
            self._events.extend(self._decoder.feed(data))
        return self._events.popleft()

    def snapshot(self, timeout_s: float = CONNECT_TIMEOUT_S) -> Snapshot:
        """Return the snapshot that opens every connection; call it first."""
        event = self.receive(timeout_s)
        if not isinstance(event, Snapshot):
            text = "The studio does not answer; end it with `python -m studio stop --force`."
            raise WireError(text)
        return event

    def perform(self, command: AnyCommand, timeout_s: float = CONNECT_TIMEOUT_S) -> Done | Ending:
        """Send *command* and wait until it is done.

        Raises :class:`RefusedError` with the engine's reason, :class:`WireError` on silence.
        """
        request_id = self.send(command)
        deadline = self._now() + timeout_s
        while (left := deadline - self._now()) > 0:
            event = self.receive(left)
            if isinstance(event, Refused) and event.id == request_id:
                raise RefusedError(event.reason)
            if isinstance(event, Ending) or (isinstance(event, Done) and event.id == request_id):
                return event
        text = f"The studio did not answer within {timeout_s:g} s."
        raise WireError(text)

    def close(self) -> None:
        """Leave."""
        self._socket.close()


def _lost() -> WireError:
    return WireError("The studio's engine has gone; `python -m studio status` tells more.")
