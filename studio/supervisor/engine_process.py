"""One engine: its process, the lines it prints, and our connection to it."""

import contextlib
import selectors
import subprocess
import time
from collections.abc import Callable

import msgspec

from studio.wire.connection import Connection
from studio.wire.errors import WireError
from studio.wire.launch import (
    Edited,
    EventTaken,
    Failed,
    KeyGiven,
    Launch,
    Line,
    Opened,
    Ready,
    Report,
    Stepped,
    Told,
    Wanted,
)
from studio.wire.places import Places

from .children import Child, end_process, how_it_ended, start_module
from .early import ENGINE
from .errors import EngineLostError, LaunchError

READY_WAIT_S = 180.0
"""Nothing of a show waits for devices as it begins, so that only the machine itself can be slow: a
cold disk, a virus scanner, an emulator. One that would get there must not be ended for that."""
END_WAIT_S = 45.0
"""Longer than an engine takes at most to leave an ingest that hangs and close a recording."""
_EXIT_WAIT_S = 0.5
_READ_BYTES = 1 << 16


class EngineProcess:
    """Starts an engine and talks to it. One thread.

    *told* hears what the show was told to be, and what it became by edits.
    Raises :class:`EngineLostError` when it ends at once.
    """

    def __init__(
        self,
        launch: Launch,
        places: Places,
        told: Callable[[Told], None],
        process: "Child | None" = None,
    ) -> None:
        """*process*: one that loads already and waits for its launch."""
        self._places = places
        self._told = told
        self._process = process if process is not None else start_module(ENGINE)
        self._rest = b""
        self._failed: Failed | None = None
        self.ready: Ready | None = None
        self.report: Report | None = None
        self.connection: Connection | None = None
        if self._process.stdin is None:
            message = "The engine has no standard input."
            raise EngineLostError(message)
        try:
            self._process.stdin.write(msgspec.json.encode(launch))
            self._process.stdin.close()
        except OSError as error:
            self.kill()
            message = "The engine ended before it began."
            raise EngineLostError(message) from error
        self._process.stdin = None

    def wait_ready(self, meanwhile: Callable[[], None]) -> Connection:
        """Return the connection when the control socket answers.

        Raises what *meanwhile* raises, :class:`LaunchError` with the engine's reason when it
        cannot begin, and :class:`EngineLostError` when it dies or says nothing for three minutes.
        """
        deadline = time.monotonic() + READY_WAIT_S
        while time.monotonic() < deadline:
            meanwhile()
            ended = self._process.poll() is not None
            self._read(0.1)
            if self._failed is not None:
                raise LaunchError(self._failed.reason, refused=self._failed.refused)
            if self.ready is not None:
                return self.connect()
            if ended:
                break
        message = f"The engine did not begin: {self.end_reason()}."
        raise EngineLostError(message)

    def connect(self) -> Connection:
        """Return a new connection to it; raises :class:`EngineLostError` if there is none."""
        if self.connection is not None:
            self.connection.close()
        try:
            self.connection = Connection.open(self._places.control_socket, 1.0)
        except WireError as error:
            message = "The engine's control socket does not answer."
            raise EngineLostError(message) from error
        return self.connection

    def has_ended(self) -> bool:
        """Whether it is gone, or is about to: waits half a second for that."""
        self._wait_exit(_EXIT_WAIT_S)
        return self._process.poll() is not None

    def end_reason(self) -> str:
        """Return why it ended, without a full stop."""
        self._read(0)
        if self._failed is not None:
            return self._failed.reason.rstrip(".")
        code = self._process.poll()
        return "it says nothing" if code is None else how_it_ended(code)

    def finish(self) -> None:
        """Wait for the end that it has announced, and force it after 45 s."""
        self._wait_exit(END_WAIT_S)
        self._close(0.0)

    def terminate(self) -> None:
        """Ask it to end, and force it after 5 s."""
        if self._process.poll() is None:
            self._process.terminate()
            self._wait_exit(5.0)
        self._close(0.0)

    def kill(self) -> None:
        """End it at once: it is lost, and every moment that it is asked politely is off air."""
        if self._process.poll() is None:
            self._process.kill()
        self._close(5.0)

    def read_lines(self) -> None:
        """Take in what it has printed."""
        self._read(0)

    def _close(self, wait_s: float) -> None:
        if self.connection is not None:
            self.connection.close()
        self._read(0)
        end_process(self._process, wait_s)

    def _wait_exit(self, wait_s: float) -> None:
        # The last lines must not fill the pipe while we wait.
        deadline = time.monotonic() + wait_s
        while self._process.poll() is None and time.monotonic() < deadline:
            self._read(0.05)
            # A pipe that is closed already is no reason to turn here at full speed.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
        self._read(0)

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
                for line in whole:
                    # What some library prints there is no line of the engine's.
                    with contextlib.suppress(msgspec.DecodeError):
                        self._take(msgspec.json.decode(line, type=Line))
                timeout_s = 0

    def _take(self, line: Line) -> None:
        match line:
            case Ready():
                self.ready = line
            case Failed():
                self._failed = line
            case Wanted() | Edited() | Stepped() | KeyGiven() | EventTaken() | Opened():
                self._told(line)
            case Report():
                self.report = line
