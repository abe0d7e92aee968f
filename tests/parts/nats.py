"""A real NATS server with JetStream, on loopback."""

import shutil
import signal
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from .ports import free_port, wait_for_listener

PROGRAM = shutil.which("nats-server", path="/usr/sbin:/usr/bin:/usr/local/bin") or "nats-server"


class NatsServer:
    """Runs while entered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self.url = f"nats://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, again after :meth:`kill`; returns when it listens."""
        place = ("-a", "127.0.0.1", "-p", str(self.port))
        self._process = subprocess.Popen(
            [PROGRAM, *place, "-js", "-sd", str(self._folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for_listener(self.port)

    def kill(self) -> None:
        """Kill it as a crash would, and wait until it is gone."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait(10)
            self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
