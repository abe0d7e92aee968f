"""A socket that is held here, and the process behind it for as long as somebody needs that."""

import contextlib
import os
import selectors
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from .children import Child, end_process, start_module
from .errors import SupervisorError

_BACKLOG: Final = 8
_AGAIN_S: Final = 2.0
"""After it failed, before it is begun again."""
_END_S: Final = 2.0
"""What it does can be ended at any time, and is cleared up by then."""


class Door:
    """Holds the socket, so that a call is never missed. The supervisor's thread.

    *launch* makes the first line that ``python -m MODULE`` is handed on its standard input, from
    the socket's descriptor; the process ends when that input does. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        path: Path,
        module: str,
        launch: Callable[[int], msgspec.Struct],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path = path
        self._module = module
        self._launch = launch
        self._now_s = now_s
        self._process: Child | None = None
        self._not_before_s = 0.0
        self._socket = _listening(path)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._socket, selectors.EVENT_READ)

    @property
    def is_open(self) -> bool:
        """Whether the process runs; notes its end."""
        process = self._process
        if process is not None and process.poll() is not None:
            if process.returncode:
                self._not_before_s = self._now_s() + _AGAIN_S
            self._end()
        return self._process is not None

    @property
    def is_called(self) -> bool:
        """Whether a client waits."""
        return bool(self._selector.select(0))

    def begin(self) -> bool:
        """Begin the process; False right after it failed."""
        if self._now_s() < self._not_before_s:
            return False
        descriptor = self._socket.fileno()
        self._process = start_module(self._module, descriptors=(descriptor,))
        self.say(self._launch(descriptor))
        return True

    def say(self, line: msgspec.Struct) -> None:
        """Tell the process, where there is one."""
        process = self._process
        # Where it has gone, the next look tells.
        with contextlib.suppress(OSError):
            if process is not None and process.stdin is not None:
                process.stdin.write(msgspec.json.encode(line) + b"\n")
                process.stdin.flush()

    def end(self) -> None:
        """End the process, if there is one; who calls next has another one begun."""
        self._end()

    def close(self) -> None:
        """End the process, if there is one, and hold the socket no more."""
        self._end()
        self._selector.close()
        self._socket.close()
        self._path.unlink(missing_ok=True)

    @property
    def pid(self) -> int | None:
        """Its process, where there is one."""
        return self._process.pid if self._process is not None else None

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()
                process.stdin = None
            end_process(process, _END_S)


def _listening(path: Path) -> socket.socket:
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    # The mode of a Unix socket is set as it is bound; only a umask comes before that.
    before = os.umask(0o177)
    try:
        path.unlink(missing_ok=True)
        sock.bind(str(path))
        sock.listen(_BACKLOG)
    except OSError as error:
        sock.close()
        message = f"The socket {path} cannot be made; check its folder."
        raise SupervisorError(message) from error
    finally:
        os.umask(before)
    sock.settimeout(0)
    return sock
