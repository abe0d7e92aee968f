"""One engine: its process, the lines it prints, and our connection to it."""

import selectors
import time
from collections.abc import Callable

import msgspec

from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.launch import Failed, Launch, Line, Ready, Report
from studio.wire.places import Places

from .children import end_process, start_module
from .errors import EngineLostError, LaunchError

READY_WAIT_S = 30.0
END_WAIT_S = 45.0
_READ_BYTES = 1 << 16


class EngineProcess:
    """Starts an engine and talks to it. One thread."""

    def __init__(self, launch: Launch, places: Places) -> None:
        self._places = places
        self._process = start_module("studio.engine")
        self._lines: list[Line] = []
        self._rest = b""
        self.connection: Connection | None = None
        if self._process.stdin is None:
            message = "The engine has no standard input."
            raise EngineLostError(message)
        try:
            self._process.stdin.write(msgspec.json.encode(launch))
            self._process.stdin.close()
        except OSError as error:
            message = "The engine ended before it began."
            raise EngineLostError(message) from error
        self._process.stdin = None

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended, None while it runs."""
        return self._process.poll()

    @property
    def report(self) -> Report | None:
        """Its last word, once it has said it."""
        self._read(0)
        return next((line for line in self._lines if isinstance(line, Report)), None)

    def wait_ready(self, meanwhile: Callable[[], None]) -> Ready:
        """Return when the control socket answers, connected.

        Raises :class:`LaunchError` with the engine's reason when it cannot begin, and
        :class:`EngineLostError` when it dies or says nothing for 30 s.
        """
        deadline = time.monotonic() + READY_WAIT_S
        while time.monotonic() < deadline:
            meanwhile()
            ended = self.exit_code is not None
            self._read(0.1)
            for line in self._lines:
                if isinstance(line, Failed):
                    raise LaunchError(line.reason, refused=line.refused)
                if isinstance(line, Ready):
                    self.connection = self._connect()
                    return line
            if ended:
                break
        message = "The engine did not begin."
        raise EngineLostError(message)

    def end(self, wait_s: float = END_WAIT_S) -> None:
        """Wait for the end, then force it, at once with 0 s; close what was open."""
        if wait_s <= 0 and self.exit_code is None:
            # It hangs, and every moment that it is asked politely is a moment off air.
            self._process.kill()
        if self.connection is not None:
            self.connection.close()
        # The last lines must not fill the pipe while we wait.
        deadline = time.monotonic() + wait_s
        while self.exit_code is None and time.monotonic() < deadline:
            self._read(0.1)
        self._read(0)
        end_process(self._process, 0.0 if self.exit_code is None else 1.0)

    def _connect(self) -> Connection:
        try:
            return Connection.open(self._places.control_socket)
        except WireError as error:
            message = "The engine's control socket does not answer."
            raise EngineLostError(message) from error

    def _read(self, timeout_s: float) -> None:
        pipe = self._process.stdout
        if pipe is None or pipe.closed:
            return
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while selector.select(timeout_s):
                data = pipe.read1(_READ_BYTES)  # type: ignore[attr-defined]  # a BufferedReader
                if not data:
                    return
                *whole, self._rest = (self._rest + data).split(b"\n")
                self._lines += [msgspec.json.decode(line, type=Line) for line in whole if line]
                timeout_s = 0
