"""The door of the library: its socket, and its process for as long as somebody needs that."""

import contextlib
import os
import selectors
import socket
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from studio.wire.library_launch import LibraryLaunch, Running

from .children import Child, end_process, start_module
from .errors import SupervisorError

_BACKLOG: Final = 8
_AGAIN_S: Final = 2.0
"""After it failed, before a client's call begins it again."""
_FIRST_S: Final = 20.0
"""After the start, before it looks after the recordings by itself: the show comes first."""
_EACH_S: Final = 86_400.0
_END_S: Final = 2.0
"""What it does can be ended at any time; a half-written export is removed by then."""


class LibraryDoor:
    """Begins the library when a client calls, or once a day by itself while nothing is on air.

    The socket is held here, so that a call is never missed. The supervisor's thread. *launch* makes
    what the process is handed, from the socket's descriptor. Raises :class:`SupervisorError`.
    """

    def __init__(
        self,
        path: Path,
        launch: Callable[[int], LibraryLaunch],
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._path = path
        self._launch = launch
        self._now_s = now_s
        self._process: Child | None = None
        self._told: tuple[str, ...] = ()
        self._not_before_s = 0.0
        self._due_s = now_s() + _FIRST_S
        self._socket = _listening(path)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._socket, selectors.EVENT_READ)

    def look(self, *, on_air: bool, running: Sequence[str]) -> None:
        """Begin it, tell it which recordings are *running*, or note that it has ended."""
        if self._process is not None:
            self._follow(self._process, tuple(running))
            return
        now_s = self._now_s()
        called = bool(self._selector.select(0))
        due = not on_air and now_s >= self._due_s
        if (called or due) and now_s >= self._not_before_s:
            self._due_s = now_s + _EACH_S
            self._begin()

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

    def _begin(self) -> None:
        descriptor = self._socket.fileno()
        process = start_module("studio.library", descriptors=(descriptor,))
        launch = self._launch(descriptor)
        self._process, self._told = process, launch.running
        _say(process, launch)

    def _follow(self, process: Child, running: tuple[str, ...]) -> None:
        if process.poll() is not None:
            if process.returncode:
                self._not_before_s = self._now_s() + _AGAIN_S
            self._end()
        elif running != self._told:
            self._told = running
            _say(process, Running(running))

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.stdin is not None:
                with contextlib.suppress(OSError):
                    process.stdin.close()
                process.stdin = None
            end_process(process, _END_S)


def _say(process: Child, line: msgspec.Struct) -> None:
    # Where it has gone, the next look tells.
    with contextlib.suppress(OSError):
        if process.stdin is not None:
            process.stdin.write(msgspec.json.encode(line) + b"\n")
            process.stdin.flush()


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
        message = f"The library's socket {path} cannot be made; check its folder."
        raise SupervisorError(message) from error
    finally:
        os.umask(before)
    sock.settimeout(0)
    return sock
